import { type Static, type TSchema, type TUnsafe, Type } from "typebox";

/** The same type whoever may write to it: views are readonly, what TypeBox derives is not. */
type Plain<T> = T extends readonly (infer Item)[] ? readonly Plain<Item>[]
  : T extends object ? { readonly [Key in keyof T]: Plain<T[Key]> }
  : T;

type Same<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends
  (<T>() => T extends Plain<B> ? 1 : 2) ? true : false;

/**
 * The schema of a view, for the OpenAPI document. It does not compile unless
 * the schema's type and the view's are the same, field for field, so that the
 * document cannot drift from what is sent.
 */
export function describes<View>(): <S extends TSchema>(
  schema: S & (Same<Static<S>, View> extends true ? unknown : never),
) => TUnsafe<View> {
  return (schema) => Type.Unsafe<View>(schema);
}

/** One of some texts, as a plain `enum`: shorter to read than a union of constants. */
export function literals<const Text extends string>(
  texts: readonly Text[],
  options: { readonly description?: string } = {},
): TUnsafe<Text> {
  return Type.Unsafe<Text>({ type: "string", enum: texts, ...options });
}
