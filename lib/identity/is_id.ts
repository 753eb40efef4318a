import { validate } from "uuid";

/** Whether the text may be an id at all. Anything else is never looked up: KV refuses long keys with a plain TypeError. */
export function isId(text: string): boolean {
  return validate(text);
}
