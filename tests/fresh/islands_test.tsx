import { computed, type ReadonlySignal, Signal, signal } from "@preact/signals";
import { App } from "fresh";
import assert from "node:assert/strict";
import { type ComponentChildren, isValidElement, type JSX } from "preact";
import { createReader } from "../../lib/fresh/revive.ts";
import { applySite, ask } from "./site.ts";

type Props = Record<string, unknown>;

function Box({ children, open = true }: Props & {
  children?: ComponentChildren;
  open?: boolean;
}) {
  return <section>{open && children}</section>;
}
function Other(props: { label?: ComponentChildren; any?: unknown }) {
  return <i>{props.label}</i>;
}

async function respond(vnode: JSX.Element, basePath = ""): Promise<Response> {
  const app = new App({ basePath })
    .onError("/", (ctx) => ctx.text(String(ctx.error), { status: 500 }))
    .get("/", (ctx) => ctx.render(vnode));
  return await ask(applySite(app, { islands: [Box, Other] }))(basePath || "/");
}

/** The body of a page, and what its inline module hands to the browser. */
async function open(vnode: JSX.Element) {
  const html = await (await respond(vnode)).text();
  const [, body = "", code = ""] =
    /<body>(.*?)<script type="module" nonce="\w{32}">(.*)<\/script><\/body>/s
      .exec(html) ?? [];
  const [imports = "", call = ""] = code.split(/(?<=;)boot/);
  const boot = new Function("boot", ...names(imports), `boot${call}`);
  let handed: unknown[] = [];
  boot((...args: unknown[]) => handed = args, ...names(imports));
  return { html, body, code, imports, handed };
}

function names(imports: string): string[] {
  return [...imports.matchAll(/ as (i\d+)/g)].map(([, name]) => name ?? "");
}

/** What the browser makes of each island's props. */
async function revive(vnode: JSX.Element): Promise<Props[]> {
  const { handed: [, uses, table] } = await open(vnode);
  assert(Array.isArray(uses) && Array.isArray(table));
  const read = createReader(table, {
    toSlot: (id) => `slot ${id}`,
    signals: { signal, computed },
  });
  return uses.map(([, ref]) => read(ref) as Props);
}

Deno.test("an island's place is marked, and its bundle imported and booted", async () => {
  const { body, imports, handed } = await open(
    <div>
      <Box a="1" />
      <Other label="x" />
      <Box a="2" />
    </div>,
  );
  assert.equal(
    body,
    "<div><!--fresh:i0--><section></section><!--/fresh-->" +
      "<!--fresh:i1--><i>x</i><!--/fresh-->" +
      "<!--fresh:i2--><section></section><!--/fresh--></div>",
  );
  assert.equal(
    imports,
    'import{boot}from"/_fresh/js/test/boot.js";' +
      'import{Box as i0}from"/_fresh/js/test/Box.js";' +
      'import{Other as i1}from"/_fresh/js/test/Other.js";',
  );
  const [components, uses] = handed;
  assert.deepEqual(components, ["i0", "i1"]);
  assert.deepEqual(Array.isArray(uses) && uses.map(([i]) => i), [0, 1, 0]);
});

Deno.test("bundles stand below the base path, and a header names them", async () => {
  const response = await respond(<Box />, "/base");
  assert.equal(
    response.headers.get("link"),
    '</base/_fresh/js/test/boot.js>; rel="modulepreload", ' +
      '</base/_fresh/js/test/Box.js>; rel="modulepreload", ' +
      '</base/_fresh/js/test/chunk.js>; rel="modulepreload"',
  );
  assert.match(await response.text(), /from"\/base\/_fresh\/js\/test\/Box.js"/);
});

Deno.test("an island inside an island is a plain component there", async () => {
  function Outer() {
    return (
      <div>
        <Other label="inner" />
      </div>
    );
  }
  const app = new App().get("/", (ctx) => ctx.render(<Outer />));
  const get = ask(applySite(app, { islands: [Outer, Other] }));
  assert.match(
    await (await get("/")).text(),
    /<body><!--fresh:i0--><div><i>inner<\/i><\/div><!--\/fresh--><script/,
  );
});

Deno.test("JSX given to an island is kept, with the islands in it", async () => {
  const { body } = await open(
    <Box>
      <b>kept</b>
      <Other label={<u>label</u>} />
      <Box>text</Box>
    </Box>,
  );
  assert.equal(
    body,
    "<!--fresh:i0--><section><!--fresh:s0--><b>kept</b>" +
      "<!--fresh:i1--><i><!--fresh:s1--><u>label</u><!--/fresh--></i><!--/fresh-->" +
      "<!--fresh:i2--><section>text</section><!--/fresh-->" +
      "<!--/fresh--></section><!--/fresh-->",
  );
});

Deno.test("JSX that an island does not show yet waits in a template", async () => {
  const { body } = await open(
    <Box open={false}>
      <b>later</b>
      <Box open={false}>
        <u>even later</u>
      </Box>
    </Box>,
  );
  assert.equal(
    body,
    "<!--fresh:i0--><section></section><!--/fresh-->" +
      '<template id="fresh-slot-0"><b>later</b>' +
      "<!--fresh:i1--><section></section><!--/fresh--></template>" +
      '<template id="fresh-slot-1"><u>even later</u></template>',
  );
});

const VALUES: Record<string, unknown> = {
  text: "a",
  empty: "",
  number: 1.5,
  nan: NaN,
  infinite: Infinity,
  negative: -Infinity,
  zero: 0,
  minusZero: -0,
  yes: true,
  no: false,
  big: 12345678901234567890n,
  nothing: null,
  missing: undefined,
  list: [1, [2], { three: 3 }, undefined, null],
  object: { a: { b: [{ c: 1 }] }, 'key with "': 1 },
  date: new Date("2026-01-02T03:04:05.678Z"),
  noDate: new Date(NaN),
  url: new URL("https://a.test/b?c#d"),
  pattern: /a<\/script>"\/b/giu,
  set: new Set([1, "1", new Set([NaN])]),
  map: new Map<unknown, unknown>([["a", 1], [{ k: 1 }, new Map()]]),
  bytes: new Uint8Array([0, 1, 254, 255]),
  noBytes: new Uint8Array(),
};

for (const [name, value] of Object.entries(VALUES)) {
  Deno.test(`a prop arrives as it was sent: ${name}`, async () => {
    const [props] = await revive(<Other any={value} />);
    assert.deepEqual(props?.any, value);
    assert(Object.is(props?.any, value) || typeof value === "object");
  });
}

Deno.test("no string ends the script or starts a comment in it", async () => {
  const text = "</script><!--<script>\u2028\u2029]]>&amp;\\u003c\ud800";
  const { html } = await open(<Other any={{ [text]: text }} />);
  assert.equal(html.match(/<\/script>/g)?.length, 1);
  assert.doesNotMatch(html, /<!--<script|\u2028|\u2029/);
  const [props] = await revive(<Other any={{ [text]: text }} />);
  assert.deepEqual(props?.any, { [text]: text });
});

Deno.test("a key named __proto__ is data in the browser, too", async () => {
  const any = JSON.parse('{"__proto__":{"evil":1},"constructor":2}');
  const [props] = await revive(<Other any={any} />);
  assert.deepEqual(Object.entries(props?.any ?? {}), Object.entries(any));
  assert.equal(Reflect.get({}, "evil"), undefined);
  assert.equal(Object.getPrototypeOf(props?.any), Object.prototype);
});

Deno.test("identity and cycles are kept, also between islands", async () => {
  const shared = { name: "shared" };
  const cycle: Props = { shared };
  cycle.self = cycle;
  const list: unknown[] = [shared];
  list.push(list, new Set([list]), new Map([[list, cycle]]));
  const [first, second] = await revive(
    <div>
      <Other any={{ cycle, list }} />
      <Other any={shared} />
    </div>,
  );
  assert.deepEqual(first?.any, { cycle, list });
  const any = first?.any as { cycle: Props; list: unknown[] };
  assert.equal(any.cycle.self, any.cycle);
  assert.equal(any.list[1], any.list);
  assert.equal(any.list[0], any.cycle.shared);
  assert.equal(second?.any, any.list[0]);
});

Deno.test("one signal given to two islands is one signal there", async () => {
  const count = signal({ n: 3 });
  const [first, second] = await revive(
    <div>
      <Box count={count} />
      <Other any={[count]} />
    </div>,
  );
  assert(first?.count instanceof Signal);
  assert.deepEqual(first.count.value, { n: 3 });
  assert.equal((second?.any as unknown[])[0], first.count);
});

Deno.test("a computed arrives frozen", async () => {
  const count = signal(2);
  const [props] = await revive(<Other any={computed(() => count.value * 2)} />);
  const twice = props?.any as ReadonlySignal<number>;
  assert.equal(twice.value, 4);
  assert.throws(() => Object.assign(twice, { value: 5 }));
});

Deno.test("a signal that holds itself ends", async () => {
  const loop = signal<unknown>(null);
  loop.value = { loop };
  const [props] = await revive(<Other any={loop} />);
  const again = props?.any as Signal<{ loop: unknown }>;
  assert.equal(again.value.loop, again);
});

Deno.test("JSX as a prop and as children becomes a slot; text stays text", async () => {
  const [props, text] = await revive(
    <div>
      <Other label={<b>x</b>} any="plain" />
      <Box>only text</Box>
    </div>,
  );
  assert.deepEqual(props, { label: "slot 0", any: "plain" });
  assert.equal(text?.children, "only text");
});

class Money {
  amount = 1;
}
const REFUSED: [string, unknown, string][] = [
  [
    "function",
    () => 1,
    '"any" of island Other to the browser: it is a function',
  ],
  [
    "symbol",
    Symbol("s"),
    '"any" of island Other to the browser: it is a symbol',
  ],
  [
    "promise",
    Promise.resolve(),
    '"any" of island Other to the browser: it is a promise',
  ],
  [
    "class instance",
    new Money(),
    '"any" of island Other to the browser: it is an instance of Money',
  ],
  ["error", new Error("x"), "it is an instance of Error"],
  ["buffer", new ArrayBuffer(1), "it is an instance of ArrayBuffer"],
  ["deep function", { a: [0, { b() {} }] }, '"any.a[1].b" of island Other'],
  ["function in a signal", signal([() => 1]), '"any[0]" of island Other'],
  ["function in a map", new Map([["k", () => 1]]), '"any[0]" of island Other'],
  ["JSX inside a list", [<b key="b">x</b>], "it is JSX inside another value"],
];

for (const [name, value, complaint] of REFUSED) {
  Deno.test(`a prop is refused at render time: ${name}`, async () => {
    const response = await respond(<Other any={value} />);
    assert.equal(response.status, 500);
    const text = await response.text();
    assert(text.includes(complaint), text);
  });
}

Deno.test("a Uint8Array sends its own view, not the buffer behind it", async () => {
  const buffer = new TextEncoder().encode("secret:public:secret");
  const any = buffer.subarray(7, 13);
  const { code } = await open(<Other any={any} />);
  assert(code.includes(btoa("public")));
  assert(!code.includes(btoa("secret:public:secret").slice(0, 12)));
  const [props] = await revive(<Other any={any} />);
  assert.deepEqual(props?.any, new Uint8Array(any));
  assert.equal((props?.any as Uint8Array).buffer.byteLength, 6);
});

Deno.test("to Preact a signal is an element; islands know better", async () => {
  const count = signal(1);
  assert(isValidElement(count));
  const [props] = await revive(<Other label={count} />);
  assert(props?.label instanceof Signal);
});
