import assert from "node:assert/strict";
import { ROOT } from "../../lib/tasks/root.ts";
import { companyBlog } from "../connector_inputs.ts";
import { testKey } from "../test_means.ts";
import { type Env, run, serve, type Server } from "./process.ts";

const CONNECTORS_KEYS = testKey("test", 7);

/** The words of `deno task start` behind `deno`, with what the task's shell puts in for `$(deno …)`. */
async function startArguments(env: Env): Promise<string[]> {
  const { tasks } = JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`));
  const command: string = tasks.start.command;
  const [whole = "", inner = ""] = /\$\(deno ([^)]*)\)/.exec(command) ?? [];
  const { out } = await run(inner.split(" "), { PORT: "0", ...env });
  const [deno, ...args] = command.replace(whole, out).split(" ");
  assert.equal(deno, "deno");
  return args;
}

/** Asks as a browser of the server's own pages. */
async function ask(
  { url }: Server,
  path: string,
  { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {},
) {
  const response = await fetch(new URL(path, url), {
    redirect: "manual",
    ...init,
    headers: { "sec-fetch-site": "same-origin", ...headers },
  });
  return { response, text: await response.text() };
}

/** From an empty database to a publish target, over HTTP. */
async function tellMainFlow(server: Server): Promise<void> {
  const [link = "", key = ""] =
    /http:\S+\/set-up\?key=(\S+)/.exec(server.said) ?? [];
  assert.ok(link.startsWith(server.url), `${link} leads elsewhere`);
  const page = await ask(server, `set-up?key=${key}`);
  assert.match(page.text, /<h1[^>]*>Set up Connectors/);
  const { response } = await ask(server, "set-up", {
    method: "POST",
    body: new URLSearchParams({
      key,
      tenantName: "Acme",
      name: "Ada Owens",
      email: "ada@acme.test",
      password: "a-long-test-password",
    }),
  });
  assert.equal(response.status, 303);
  const cookie = response.headers.getSetCookie()
    .map((each) => each.split(";")[0]).join("; ");
  const catalog = await ask(server, "catalog", { headers: { cookie } });
  assert.match(catalog.text, /WordPress/);
  const styles = /href="([^"]*styles\.css[^"]*)"/.exec(catalog.text)?.[1] ?? "";
  assert.equal((await ask(server, styles)).response.status, 200);

  const json = { cookie, "content-type": "application/json" };
  const send = async (method: string, path: string, body: unknown) =>
    JSON.parse(
      (await ask(server, path, {
        method,
        headers: json,
        body: JSON.stringify(body),
      })).text,
    );
  const { id } = await send("POST", "api/connectors", companyBlog());
  await send("PUT", `api/connectors/${id}`, { status: "active" });
  const targets = await ask(server, "api/publish-targets", {
    headers: { cookie },
  });
  assert.equal(JSON.parse(targets.text).items[0]?.name, "Company blog");
}

/** A data folder of its own, which the task's rights then name instead of the usual one. */
async function inFolder(
  test: (folder: string, args: string[], env: Env) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const CONNECTORS_KV = `${folder}/connectors.sqlite3`;
  const env = { CONNECTORS_KEYS, CONNECTORS_KV };
  const args = (await startArguments(env)).map((arg) =>
    arg.replace(/^--allow-read=.*/, `$&,${folder}`)
      .replace(/^--allow-write=.*/, `--allow-write=${folder}`)
  );
  try {
    await test(folder, args, env);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("deno task start serves pages and API with its rights, keeps its data, and ends on SIGTERM", () =>
  inFolder(async (_, args, env) => {
    {
      await using server = await serve(args, env);
      await tellMainFlow(server);
      assert.equal(await server.stop(), 0);
    }
    await using again = await serve(args, env);
    assert.doesNotMatch(again.said, /set-up/);
    const { text } = await ask(again, "sign-in");
    assert.match(text, /<h1[^>]*>Sign in/);
  }));

Deno.test("the build serves pages and API without the right to write, with DENO_DEPLOYMENT_ID and the default KV, which here stands in for the platform's", async () => {
  // The default KV lies in Deno's own folder; one of this test's own begins empty.
  const DENO_DIR = await Deno.makeTempDir();
  const env = { DENO_DIR, CONNECTORS_KEYS, DENO_DEPLOYMENT_ID: "test" };
  const args = (await startArguments(env))
    .filter((arg) => !arg.startsWith("--allow-write"))
    .toSpliced(1, 0, "--location=http://deployed.test/");
  assert.ok(!args.some((arg) => /write|-A|allow-all/.test(arg)));
  {
    await using server = await serve(args, env);
    await tellMainFlow(server);
  }
  await Deno.remove(DENO_DIR, { recursive: true });
});

Deno.test("deno task start says that its port is taken, and ends with 1", () =>
  inFolder(async (_, args, env) => {
    using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
    const PORT = String(listener.addr.port);
    const mine = args.map((arg) =>
      arg.replace(/127\.0\.0\.1:0$/, `127.0.0.1:${PORT}`)
    );
    const { code, err } = await run(mine, { ...env, PORT });
    assert.equal(code, 1);
    assert.equal(
      err.trim(),
      `Cannot listen on 127.0.0.1:${PORT}: something else does; stop it, or choose another with PORT`,
    );
  }));

Deno.test("deno task start says that there is no key and how to make one, and ends with 1", () =>
  inFolder(async (_, args, { CONNECTORS_KV = "" }) => {
    const { code, err } = await run(args, {
      CONNECTORS_KV,
      CONNECTORS_KEYS: "",
      CONNECTORS_MODE: "",
    });
    assert.equal(code, 1);
    assert.match(err, /CONNECTORS_KEYS is not set.*deno task keys:new/);
    assert.doesNotMatch(err, /\n\s+at /);
  }));

/** The project's folder without what `deno task build` leaves behind. */
async function cloneWithoutBuild(): Promise<string> {
  const clone = await Deno.makeTempDir();
  for await (const { name } of Deno.readDir(ROOT)) {
    if (name !== "_fresh") await Deno.symlink(ROOT + name, `${clone}/${name}`);
  }
  return clone;
}

Deno.test("deno task start ends with 1 where the app cannot load, also when somebody has asked already", async () => {
  const clone = await cloneWithoutBuild();
  await Deno.mkdir(`${clone}/_fresh`);
  await Deno.writeTextFile(
    `${clone}/_fresh/server.js`,
    `Deno.unrefTimer(setTimeout(() => Deno.exit(7), 20_000));
    const asking = await Deno.connect({ port: Number(Deno.env.get("PORT")) });
    await asking.write(new TextEncoder().encode("GET / HTTP/1.1\\r\\nhost: test\\r\\n\\r\\n"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    throw new Error("Cannot open the storage: it is locked");`,
  );
  const { code, err } = await run(
    ["run", "-A", "lib/tasks/start.ts"],
    { CONNECTORS_KEYS, PORT: "0" },
    clone,
  );
  assert.deepEqual([code, err.trim()], [
    1,
    "Cannot open the storage: it is locked",
  ]);
  await Deno.remove(clone, { recursive: true });
});

Deno.test("deno task start says that there is no build, and ends with 1", async () => {
  const clone = await cloneWithoutBuild();
  const { code, err } = await run(
    ["run", "-A", "lib/tasks/start.ts"],
    { CONNECTORS_KEYS },
    clone,
  );
  assert.equal(code, 1);
  assert.equal(
    err.trim(),
    "Cannot start: there is no build; run `deno task build`",
  );
  await Deno.remove(clone, { recursive: true });
});
