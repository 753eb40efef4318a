/** An object of so many small properties. */
export function wideSchema(properties: number): object {
  const names = Array.from({ length: properties }, (_, i) => `p${i}`);
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, {}])),
  };
}

/** A list of lists, so many inside each other. */
export function deepSchema(levels: number): object {
  let schema: object = { type: "string" };
  for (let i = 0; i < levels; i++) schema = { items: schema };
  return schema;
}
