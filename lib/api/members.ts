import { requireInput } from "../forms/require_input.ts";
import { addMember } from "../identity/members/add.ts";
import { listMembers } from "../identity/members/list.ts";
import { removeMember } from "../identity/members/remove.ts";
import { updateMember } from "../identity/members/update.ts";
import { type Resource, route } from "./route.ts";
import { PageQuery } from "./schemas/common.ts";
import {
  AddMemberBody,
  MemberPageSchema,
  MemberViewSchema,
  UpdateMemberBody,
} from "./schemas/identity.ts";

export const members: Resource = {
  name: "Members",
  description: "The tenant's people and their roles.",
  routes: [
    route({
      verb: "listMembers",
      method: "GET",
      path: "/members",
      summary: "List the tenant's people, the newest account first",
      access: "members:read",
      query: PageQuery,
      status: 200,
      answer: MemberPageSchema,
      handle: ({ scope, query }) => listMembers(scope, query),
    }),
    route({
      verb: "addMember",
      method: "POST",
      path: "/members",
      summary: "Add a person who has an account",
      access: "members:write",
      body: AddMemberBody,
      example: { email: "writer@example.com", role: "member" },
      status: 201,
      answer: MemberViewSchema,
      refuses: ["not_found", "conflict"],
      handle({ scope, body }) {
        requireInput(AddMemberBody, body);
        return addMember(scope, body);
      },
    }),
    route({
      verb: "updateMember",
      method: "PUT",
      path: "/members/:id",
      summary: "Give a member another role",
      description:
        "The id is the member's `userId`. The last owner stays one; only an owner makes or unmakes owners.",
      access: "members:write",
      body: UpdateMemberBody,
      example: { role: "admin" },
      status: 200,
      answer: MemberViewSchema,
      refuses: ["conflict"],
      handle({ scope, id, body }) {
        requireInput(UpdateMemberBody, body);
        return updateMember(scope, id, body);
      },
    }),
    route({
      verb: "removeMember",
      method: "DELETE",
      path: "/members/:id",
      summary: "Take a person out of the tenant; the account stays",
      access: "members:write",
      status: 204,
      refuses: ["conflict"],
      handle: ({ scope, id }) => removeMember(scope, id),
    }),
  ],
};
