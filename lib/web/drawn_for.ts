import { DRAWN_FOR } from "../../components/DrawnFor.tsx";
import { requireDrawnFor } from "../identity/require_drawn_for.ts";
import type { Scope } from "../scope.ts";
import { readText } from "./read_form.ts";

/** Throws `conflict` where the form was drawn for another tenant (`DrawnFor`). */
export function requireFormDrawnFor(scope: Scope, form: FormData): void {
  requireDrawnFor(scope, readText(form, DRAWN_FOR));
}
