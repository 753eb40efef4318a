import { type Static, Type } from "typebox";
import type { MemberView } from "../../identity/members/view.ts";
import type { Profile, ProfileTenant } from "../../identity/read_profile.ts";
import type { TokenView } from "../../identity/tokens/view.ts";
import type { UserView } from "../../identity/user_view.ts";
import type { Page } from "../../kv/page.ts";
import type { TenantRef } from "../../scope.ts";
import { ActorSchema } from "./audit.ts";
import { ActorRefSchema, Id, nullable, pageOf, Time } from "./common.ts";
import { describes, literals } from "./describes.ts";

const RoleSchema = literals(["owner", "admin", "member"]);
const TokenRoleSchema = literals(["admin", "member"]);

const tenantFields = {
  id: Id,
  slug: Type.String({ examples: ["acme"] }),
  name: Type.String({ examples: ["Acme"] }),
};

export const ProfileSchema = describes<Profile>()(Type.Object({
  actor: ActorSchema,
  user: nullable(
    describes<UserView>()(Type.Object({
      id: Id,
      name: Type.String(),
      email: Type.String(),
    }, { description: "Null for a program with a token." })),
  ),
  tenant: describes<TenantRef>()(Type.Object(tenantFields)),
  role: RoleSchema,
  tenants: Type.Array(
    describes<ProfileTenant>()(
      Type.Object({ ...tenantFields, role: RoleSchema }),
    ),
    { description: "All that the person can switch to." },
  ),
}, { title: "Profile" }));

const tokenFields = {
  id: Id,
  name: Type.String(),
  role: TokenRoleSchema,
  createdAt: Time,
  createdBy: ActorRefSchema,
};

export const TokenViewSchema = describes<TokenView>()(
  Type.Object(tokenFields, { title: "Token" }),
);

export const TokenPageSchema = describes<Page<TokenView>>()(
  pageOf(TokenViewSchema),
);

/** A token as it is made: the only time that its secret is shown. */
export const NewTokenSchema = Type.Object({
  ...tokenFields,
  secret: Type.String({
    description: "`con_…`. Keep it: only its digest is stored.",
  }),
}, { title: "NewToken" });

export type NewTokenView = Readonly<Static<typeof NewTokenSchema>>;

export const CreateTokenBody = Type.Object({
  name: Type.String({
    minLength: 1,
    maxLength: 100,
    title: "Name",
    description: "What it is for.",
  }),
  role: TokenRoleSchema,
}, { additionalProperties: false });

export const MemberViewSchema = describes<MemberView>()(Type.Object({
  userId: Id,
  name: Type.String(),
  email: Type.String(),
  role: RoleSchema,
  createdAt: Time,
}, { title: "Member" }));

export const MemberPageSchema = describes<Page<MemberView>>()(
  pageOf(MemberViewSchema),
);

export const AddMemberBody = Type.Object({
  email: Type.String({
    minLength: 1,
    maxLength: 254,
    title: "E-mail address",
    description: "Of a person who has an account here.",
  }),
  role: RoleSchema,
}, { additionalProperties: false });

export const UpdateMemberBody = Type.Object({
  role: RoleSchema,
}, { additionalProperties: false });
