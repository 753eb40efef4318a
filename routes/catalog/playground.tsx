import { page } from "fresh";
import { PageTitle } from "../../components/PageTitle.tsx";
import { PlaygroundForm } from "../../components/playground/PlaygroundForm.tsx";
import { define } from "../../lib/define.ts";
import { changeWithOutcome } from "../../lib/forms/change_outcome.ts";
import { CHANGE_NAME } from "../../lib/forms/control_names.ts";
import { toFormState } from "../../lib/forms/form_state.ts";
import { withoutTypedSecrets } from "../../lib/forms/typed_secrets.ts";
import type { FormChange } from "../../lib/web/change_form.ts";
import {
  drawSchema,
  type Playground,
  readSchemaText,
  requirePlayground,
} from "../../lib/web/playground.ts";
import { EXAMPLES } from "../../lib/web/playground_examples.ts";
import {
  MAX_SCHEMA_FORM_BYTES,
  readForm,
  readText,
} from "../../lib/web/read_form.ts";

interface PlaygroundData {
  readonly playground: Playground;
  readonly change: FormChange["change"];
}

const UNCHANGED = { focus: null, said: "" };

export const handler = define.handlers<PlaygroundData>({
  GET(ctx) {
    requirePlayground(ctx.state);
    const name = ctx.url.searchParams.get("example");
    const example = EXAMPLES.find((each) => each.name === name) ?? EXAMPLES[0];
    const schemaText = JSON.stringify(example?.schema ?? {}, null, 2);
    const { playground, change } = play(schemaText, new FormData());
    return page({ playground: { ...playground, isFresh: true }, change });
  },

  async POST(ctx) {
    requirePlayground(ctx.state);
    const form = await readForm(ctx.req, MAX_SCHEMA_FORM_BYTES);
    return page(play(readText(form, "schema"), form));
  },
});

function play(schemaText: string, form: FormData): PlaygroundData {
  try {
    const schema = readSchemaText(schemaText);
    const changed = changeWithOutcome(
      [schema.field],
      toFormState(form),
      readText(form, CHANGE_NAME),
    );
    const drawn = drawSchema(schema, changed.state);
    const state = withoutTypedSecrets(drawn.state);
    return {
      playground: {
        schemaText,
        fault: null,
        form: { ...drawn, state },
        isFresh: false,
      },
      change: changed,
    };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return {
      playground: { schemaText, fault, form: null, isFresh: false },
      change: UNCHANGED,
    };
  }
}

export default define.page<typeof handler>(({ data, state: { base } }) => (
  <>
    <PageTitle
      title="Playground"
      lead="Paste a JSON Schema and see the form that it makes. Nothing is stored."
    />
    <p class="mt-4 flex flex-wrap gap-x-4 gap-y-2 text-sm">
      <span class="text-muted">Examples:</span>
      {EXAMPLES.map(({ name, title }) => (
        <a
          key={name}
          class="link-quiet min-h-6"
          href={`${base}/catalog/playground?example=${name}`}
        >
          {title}
        </a>
      ))}
    </p>
    <PlaygroundForm base={base} {...data} />
  </>
));
