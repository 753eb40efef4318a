import assert from "node:assert/strict";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { assertFails } from "./failure.ts";
import {
  answer,
  doorTo,
  type Script,
  type ScriptedRemote,
  startRemote,
} from "./scripted_remote.ts";

function urlOf({ port }: ScriptedRemote): string {
  return `http://127.0.0.1:${port}/`;
}

/** Long enough for any machine; a test that waits for it has failed. */
const WATCHDOG_MS = 10_000;
/** Short, where giving up is what is tested. */
const SOON_MS = 150;

async function ask(script: Script, timeoutMs = WATCHDOG_MS) {
  await using service = await startRemote(script);
  const remote = doorTo(service, { timeoutMs });
  return await remote({ method: "GET", url: urlOf(service) });
}

const PACKERS = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
} as const;

function packed(encoding: string, bytes: Uint8Array): Script {
  return (_request, response) =>
    response.writeHead(200, { "content-encoding": encoding }).end(bytes);
}

Deno.test("createRemote() unpacks what it offered to", async () => {
  for (const [encoding, pack] of Object.entries(PACKERS)) {
    const { text } = await ask(packed(encoding, pack("a whole text")));
    assert.equal(text, "a whole text", encoding);
  }
});

Deno.test("createRemote() takes a megabyte and not a byte more", async () => {
  const { text } = await ask(answer("x".repeat(1_000_000)));
  assert.equal(text.length, 1_000_000);
  const attempt = ask(answer("x".repeat(1_000_001)));
  await assertFails(attempt, "unexpected_answer", /longer than 1000000 bytes/);
});

Deno.test("createRemote() stops unpacking a bomb", async () => {
  const zeros = new Uint8Array(20_000_000);
  for (const [encoding, pack] of Object.entries(PACKERS)) {
    const bomb = pack(zeros);
    assert.ok(bomb.length < 100_000, `${encoding}: ${bomb.length} bytes`);
    const attempt = ask(packed(encoding, bomb));
    await assertFails(attempt, "unexpected_answer", /longer than 1000000/);
  }
});

Deno.test("createRemote() stops reading a body that does not end", async () => {
  const piece = "x".repeat(65_536);
  const attempt = ask((_request, response) => {
    function pour() {
      while (!response.destroyed && response.write(piece));
    }
    response.on("drain", pour);
    pour();
  });
  await assertFails(attempt, "unexpected_answer", /longer than 1000000/);
});

Deno.test("createRemote() says what cannot be unpacked", async () => {
  for (
    const [encoding, bytes, sentence] of [
      ["gzip", new Uint8Array([1, 2, 3]), /cannot be decompressed/],
      ["deflate", new Uint8Array([1, 2, 3]), /cannot be decompressed/],
      ["br", new Uint8Array([255, 255, 255, 255]), /cannot be decompressed/],
      ["gzip", gzipSync("cut off").subarray(0, 20), /cannot be decompressed/],
      ["zstd", new Uint8Array([1]), /not asked for/],
      ["gzip, gzip", gzipSync(gzipSync("x")), /not asked for/],
    ] as const
  ) {
    const attempt = ask(packed(encoding, bytes));
    await assertFails(attempt, "unexpected_answer", sentence);
  }
});

Deno.test("createRemote() waits no longer than it is told to", async () => {
  const slow: Record<string, Script> = {
    "no answer": () => {},
    "no end of the headers": (_request, response) =>
      void response.socket?.write("HTTP/1.1 200 OK\r\nx-a: b\r\n"),
    "no end of the body": (_request, response) =>
      void response.writeHead(200, { "content-length": "9" }).write("some"),
    "no end of a packed body": (_request, response) =>
      void response.writeHead(200, { "content-encoding": "gzip" })
        .write(gzipSync("x".repeat(99)).subarray(0, 12)),
    "a byte now and then": (_request, response) => {
      const timer = setInterval(() => response.write("x"), 10);
      response.on("close", () => clearInterval(timer));
    },
    "redirect after redirect": (request, response) => {
      const location = `${request.url}x`;
      setTimeout(() => response.writeHead(302, { location }).end(), 60);
    },
  };
  for (const [name, script] of Object.entries(slow)) {
    const error = await assertFails(
      ask(script, SOON_MS),
      "timed_out",
      /127\.0\.0\.1: there was no whole answer within 0\.15 seconds/,
    );
    assert.ok(error, name);
  }
});

Deno.test("createRemote() waits no longer for a look-up than for the rest", async () => {
  await using service = await startRemote(answer(""));
  const never = () => new Promise<never>(() => {});
  const remote = doorTo(service, { resolve: never, timeoutMs: SOON_MS });
  const attempt = remote({ method: "GET", url: "https://slow.test/" });
  await assertFails(attempt, "timed_out", /slow\.test/);
});

Deno.test("createRemote() lets a caller ask for less time, and not for more", async () => {
  await using service = await startRemote(() => {});
  const url = urlOf(service);
  const patient = doorTo(service);
  const less = patient({ method: "GET", url, timeoutMs: SOON_MS });
  await assertFails(less, "timed_out", /0\.15 seconds/);
  const hasty = doorTo(service, { timeoutMs: SOON_MS });
  const more = hasty({ method: "GET", url, timeoutMs: 60_000 });
  await assertFails(more, "timed_out", /0\.15 seconds/);
});

Deno.test("createRemote() tells apart why there is no answer", async () => {
  const gone = await startRemote(answer(""));
  await gone[Symbol.asyncDispose]();
  const refused = doorTo(gone)({ method: "GET", url: urlOf(gone) });
  await assertFails(refused, "unreachable", /it refuses connections/);

  const broken = /it broke the connection off/;
  const hangUp = ask((request) => void request.socket.destroy());
  await assertFails(hangUp, "unreachable", broken);
  const midway = ask((_request, response) => {
    response.writeHead(200, { "content-length": "9" }).write("some");
    setTimeout(() => response.socket?.destroy(), 20);
  });
  await assertFails(midway, "unreachable", broken);
  const reset = ask((_request, response) => {
    response.write("some");
    setTimeout(() => response.socket?.resetAndDestroy(), 20);
  });
  await assertFails(reset, "unreachable", broken);
});

Deno.test("createRemote() takes nothing that is not HTTP", async () => {
  for (
    const [text, sentence] of [
      ["SSH-2.0-OpenSSH_9.9\r\n", /not proper HTTP/],
      ["HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n", /not proper HTTP/],
      [
        `HTTP/1.1 200 OK\r\n${"x: y\r\n".repeat(9_999)}\r\n`,
        /headers are too long/,
      ],
      [
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n",
        /changes the protocol/,
      ],
    ] as const
  ) {
    const attempt = ask((_request, response) =>
      void response.socket?.write(text)
    );
    await assertFails(attempt, "unexpected_answer", sentence);
  }
});

Deno.test("createRemote() says so when there is no such name, or no look-up", async () => {
  await using service = await startRemote(answer(""));
  const missing = doorTo(service);
  const url = "https://missing.test/";
  const attempt = missing({ method: "GET", url });
  await assertFails(attempt, "unreachable", /there is no such name/);
  const resolve = () => Promise.reject(new Error("no name server"));
  const lost = doorTo(service, { resolve })({ method: "GET", url });
  await assertFails(lost, "unreachable", /its name cannot be looked up/);
});
