import { humanize, ownValue } from "./paths.ts";

interface Schemas {
  readonly configSchema: unknown;
  readonly authSchema: unknown;
}

/** What the field at a path such as `config.base_url` is called in its form. */
export function toFieldLabel(
  { configSchema, authSchema }: Schemas,
  path: string,
): string {
  const [part, ...keys] = path.split(/(?<!\\)\./);
  const schema = part === "auth" ? authSchema : configSchema;
  const found = keys.reduce<unknown>(
    (inner, key) => ownValue(ownValue(inner, "properties"), key),
    schema,
  );
  const title = ownValue(found, "title");
  return typeof title === "string" ? title : humanize(keys.at(-1) ?? path);
}
