import assert from "node:assert/strict";
import type { Remote } from "../../lib/remote/remote.ts";
import { createRemote } from "../../lib/remote/safe_fetch.ts";
import { createAuthority, selfSigned } from "./certificates.ts";
import { assertFails } from "./failure.ts";
import {
  answer,
  doorTo,
  namesOf,
  open,
  startRemote,
} from "./scripted_remote.ts";
import type { ScriptedRemote } from "./scripted_remote.ts";

const { resolve } = namesOf({
  "blog.test": ["127.0.0.1"],
  "other.test": ["127.0.0.1"],
});

/** A door that trusts an authority of the test beside the known ones. */
function doorWith(service: ScriptedRemote, authority: string): Remote {
  const allowHosts = ["blog.test", "other.test"]
    .map((name) => open(name, service.port));
  return doorTo(service, { allowHosts, resolve, authorities: [authority] });
}

Deno.test("createRemote() judges a certificate by the name in the URL, though it connects to an address", async () => {
  const authority = await createAuthority();
  const certificate = await authority.sign("blog.test");
  await using service = await startRemote(answer("safe"), { certificate });
  const remote = doorWith(service, authority.cert);
  const url = `https://blog.test:${service.port}/`;
  assert.equal((await remote({ method: "GET", url })).text, "safe");
});

Deno.test("createRemote() takes a certificate for an address where the URL has one", async () => {
  const authority = await createAuthority();
  for (
    const [subject, outcome] of [
      ["127.0.0.1", "safe"],
      ["127.0.0.9", "tls"],
    ] as const
  ) {
    const certificate = await authority.sign(subject);
    await using service = await startRemote(answer("safe"), { certificate });
    const remote = doorTo(service, { authorities: [authority.cert] });
    const url = `https://127.0.0.1:${service.port}/`;
    const got = await remote({ method: "GET", url })
      .then(({ text }) => text, ({ reason }) => reason);
    assert.equal(got, outcome);
  }
});

Deno.test("createRemote() sends nothing to who has no proper certificate", async () => {
  const authority = await createAuthority();
  const stranger = await createAuthority();
  for (
    const [certificate, sentence] of [
      [await authority.sign("elsewhere.test"), /is for another name/],
      [await authority.sign("blog.test", { expired: true }), /has expired/],
      [await stranger.sign("blog.test"), /an authority that is not known/],
      [await selfSigned("blog.test"), /is signed by itself/],
    ] as const
  ) {
    await using service = await startRemote(answer("unsafe"), { certificate });
    const attempt = doorWith(service, authority.cert)({
      method: "GET",
      url: `https://blog.test:${service.port}/`,
      headers: { authorization: "Bearer test-token" },
    });
    await assertFails(attempt, "tls", sentence);
    assert.deepEqual(service.received, []);
  }
});

Deno.test("createRemote() does not speak TLS with who speaks none", async () => {
  const { cert } = await createAuthority();
  await using service = await startRemote(answer("plain"));
  const url = `https://blog.test:${service.port}/`;
  const attempt = doorWith(service, cert)({ method: "GET", url });
  await assertFails(attempt, "tls", /could not be agreed on/);
});

Deno.test("createRemote() waits no longer for a handshake than for the rest", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const accepted = listener.accept();
  const remote = createRemote({
    userAgent: "Connectors/1",
    allowHosts: [open("127.0.0.1", port)],
    timeoutMs: 150,
  });
  const attempt = remote({ method: "GET", url: `https://127.0.0.1:${port}/` });
  await assertFails(attempt, "timed_out", /within 0\.15 seconds/);
  (await accepted).close();
});

Deno.test("createRemote() does not follow from https to http", async () => {
  const authority = await createAuthority();
  const certificate = await authority.sign("blog.test");
  await using plain = await startRemote(answer("plain"));
  const location = `http://other.test:${plain.port}/`;
  await using service = await startRemote(
    (_request, response) => response.writeHead(302, { location }).end(),
    { certificate },
  );
  const remote = doorTo(service, {
    allowHosts: [
      open("blog.test", service.port),
      open("other.test", plain.port),
    ],
    authorities: [authority.cert],
    resolve,
  });
  const url = `https://blog.test:${service.port}/`;
  const attempt = remote({ method: "GET", url });
  await assertFails(attempt, "blocked", /it leads away from https/);
  assert.equal(plain.connections(), 0);
});
