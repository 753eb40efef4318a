import { LiveForm } from "../../islands/LiveForm.tsx";
import type { Playground } from "../../lib/web/playground.ts";
import { DefaultButton } from "../forms/DefaultButton.tsx";
import { FieldPlace } from "../forms/FieldPlace.tsx";
import { SchemaFields } from "../forms/SchemaFields.tsx";
import { toContent } from "../forms/HiddenText.tsx";
import { PlaygroundResult } from "./PlaygroundResult.tsx";

export interface PlaygroundFormProps {
  readonly base: string;
  readonly playground: Playground;
  readonly change: { readonly focus: string | null; readonly said: string };
}

/** A schema, its form and what that comes to, all in one form: it works by its button, and at once with a script. */
export function PlaygroundForm(
  { base, playground, change }: PlaygroundFormProps,
) {
  const { schemaText, fault, form, isFresh } = playground;
  const attributes = { method: "post", novalidate: true };
  const errors = {
    "aria-invalid": fault ? "true" as const : undefined,
    "aria-describedby": "playground-fault",
  };
  return (
    <form
      {...attributes}
      action={`${base}/catalog/playground`}
      data-live=""
      class="mt-5 grid gap-5 lg:grid-cols-2"
    >
      <DefaultButton />
      <section class="grid min-w-0 content-start gap-2">
        <div data-own>
          <LiveForm
            base={base}
            refusal={null}
            said={change.said}
            presentHref={null}
          />
        </div>
        <label for="playground-schema" class="font-semibold">Schema</label>
        <textarea
          {...errors}
          id="playground-schema"
          name="schema"
          rows={28}
          spellcheck={false}
          autocomplete="off"
          class="textarea w-full font-mono text-xs leading-relaxed"
        >
          {toContent(schemaText)}
        </textarea>
        <div id="playground-fault" class="field-error">
          {fault && <p>{fault}</p>}
        </div>
        <noscript>
          <button type="submit" class="btn btn-sm btn-primary">
            Show the form
          </button>
        </noscript>
      </section>
      <section class="grid min-w-0 content-start gap-5">
        {form && (
          <>
            <div class="panel grid min-w-0 gap-4 p-5">
              <h2 class="font-semibold">Form</h2>
              <Fields
                base={base}
                form={isFresh ? { ...form, fieldErrors: {} } : form}
                focus={change.focus}
              />
              <noscript>
                <button type="submit" class="btn btn-sm btn-primary">
                  Check
                </button>
              </noscript>
            </div>
            <PlaygroundResult value={form.value} errors={form.errors} />
          </>
        )}
      </section>
    </form>
  );
}

interface FieldsProps {
  readonly base: string;
  readonly form: NonNullable<Playground["form"]>;
  readonly focus: string | null;
}

function Fields({ base, form, focus }: FieldsProps) {
  const { field, state, fieldErrors: errors } = form;
  const view = { base, state, errors, secrets: {}, focus };
  return field.kind === "object"
    ? <SchemaFields field={field} form={view} />
    : <FieldPlace field={field} form={view} />;
}
