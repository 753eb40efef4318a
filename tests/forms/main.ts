/**
 * `deno task test:forms DIR`: builds and draws the form of each schema in the
 * folder, sends values through it, and prints a line for each failure.
 *
 * @module
 */
import { resolve } from "node:path";
import { runTask, TaskError, toComplaint } from "../../lib/tasks/run_task.ts";
import { judgeSchema, type Verdict } from "./judge_schema.ts";
import { listSchemaFiles, readSchemaCase } from "./schema_file.ts";

/** Where the task was called: it starts in the project's folder. */
const FROM = Deno.env.get("INIT_CWD") ?? Deno.cwd();

async function testForms(): Promise<void> {
  const [folder, ...more] = Deno.args;
  if (folder === undefined || more.length > 0) {
    throw new TaskError(
      "Cannot test forms: name one folder with schemas, as in `deno task test:forms tests/forms/schemas`",
    );
  }
  const path = resolve(FROM, folder);
  const files = await listSchemaFiles(path);
  let [failed, leaves, values] = [0, 0, 0];
  for (const file of files) {
    const verdict = await judgeFile(path, file);
    for (const failure of verdict.failures) console.log(`${file}: ${failure}`);
    if (verdict.failures.length > 0) failed++;
    leaves += verdict.leaves;
    values += verdict.values;
  }
  console.log(
    `${files.length} schemas, ${leaves} fields, ${values} values: ${
      files.length - failed
    } passed, ${failed} failed`,
  );
  if (failed > 0) Deno.exit(1);
}

async function judgeFile(folder: string, file: string): Promise<Verdict> {
  try {
    return judgeSchema(await readSchemaCase(folder, file));
  } catch (error) {
    return { leaves: 0, values: 0, failures: [toComplaint(error)] };
  }
}

await runTask(testForms);
