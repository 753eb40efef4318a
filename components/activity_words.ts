import type { AuditAction, AuditEvent } from "../lib/audit/event.ts";
import type { IconName } from "./icon_names.ts";

export interface ActivityWords {
  /** Stands between who did it and what it was done to. */
  readonly did: string;
  /** Stands after what it was done to. */
  readonly then?: string;
  readonly icon: IconName;
  /** Whether somebody should look at it. */
  readonly isBad?: boolean;
}

const WORDS: Readonly<Record<AuditAction, ActivityWords>> = {
  "tenant.create": { did: "made the tenant", icon: "plus" },
  "connector.install": { did: "added", icon: "plus" },
  "connector.update": { did: "changed", icon: "settings" },
  "connector.activate": { did: "activated", icon: "player-play" },
  "connector.deactivate": { did: "deactivated", icon: "player-pause" },
  "connector.fail": {
    did: "set",
    then: "to error",
    icon: "alert-triangle",
    isBad: true,
  },
  "connector.recover": {
    did: "found that",
    then: "works again",
    icon: "circle-check",
  },
  "connector.check": {
    did: "tested the connection of",
    icon: "plug-connected",
  },
  "connector.try": {
    did: "tested values that are not saved for",
    icon: "plug-connected",
  },
  "connector.remove": { did: "deleted", icon: "trash" },
  "connector.register": {
    did: "registered an app at the service for",
    icon: "key",
  },
  "connector.connect": {
    did: "connected",
    then: "to an account",
    icon: "plug-connected",
  },
  "connector.refresh": { did: "renewed the access of", icon: "key" },
  "connector.degrade": {
    did: "could not renew the access of",
    then: "and tries again",
    icon: "alert-triangle",
    isBad: true,
  },
  "token.create": { did: "made the API token", icon: "key" },
  "token.revoke": { did: "revoked the API token", icon: "key" },
  "member.add": { did: "added the member", icon: "user" },
  "member.update": { did: "changed the role of", icon: "user" },
  "member.remove": { did: "removed the member", icon: "user" },
};

/** What happened, in words; a name that is new to this program is shown as it is. */
export function toActivityWords({ action }: AuditEvent): ActivityWords {
  return Object.hasOwn(WORDS, action)
    ? WORDS[action]
    : { did: `did ${action} to`, icon: "info-circle" };
}

/** Names of what an update changed, as a person calls them; null where that is said already, or not known. */
export function sayChanged({ action, changed }: AuditEvent): string | null {
  if (action !== "connector.update" || changed.length === 0) return null;
  return [...new Set(changed.map(toFieldWords))].join(", ");
}

function toFieldWords(field: string): string {
  if (field.startsWith("auth.")) return "credentials";
  return field === "config" ? "configuration" : field;
}
