/** How scripts read the form: data, in an element that runs nothing. */
export function PlanData({ data }: { readonly data: unknown }) {
  const __html = JSON.stringify(data).replaceAll("<", "\\u003c");
  return (
    <script
      type="application/json"
      data-plan
      dangerouslySetInnerHTML={{ __html }}
    />
  );
}
