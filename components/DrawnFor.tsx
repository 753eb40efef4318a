/** Name of the field that says for which tenant a form was drawn. */
export const DRAWN_FOR = "drawn_for";

/** Keeps a form that makes something from doing so in a tenant that was switched to in another tab. */
export function DrawnFor({ tenantId }: { readonly tenantId: string }) {
  return <input type="hidden" name={DRAWN_FOR} value={tenantId} />;
}
