import { Document } from "../components/Document.tsx";
import { define } from "../lib/define.ts";

export default define.page(({ Component, state }) => (
  <Document
    base={state.base}
    theme={state.theme}
    tenantId={state.scope?.tenant.id ?? null}
  >
    <Component />
  </Document>
));
