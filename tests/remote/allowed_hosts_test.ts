import assert from "node:assert/strict";
import {
  isAllowedHost,
  parseAllowedHosts,
} from "../../lib/remote/allowed_hosts.ts";

Deno.test("parseAllowedHosts() reads hosts as URLs have them", () => {
  assert.deepEqual(
    parseAllowedHosts(" WordPress.internal, 10.0.0.5:8080,[::1]:80,,0x7f.1 "),
    {
      hosts: [
        { hostname: "wordpress.internal", port: null },
        { hostname: "10.0.0.5", port: 8080 },
        { hostname: "::1", port: 80 },
        { hostname: "127.0.0.1", port: null },
      ],
      faults: [],
    },
  );
});

Deno.test("parseAllowedHosts() points out what is no host", () => {
  const faults = [
    "http://a.test",
    "a.test/x",
    "a:0",
    "a:65536",
    "u@a",
    "::1",
    "*",
    "10.0.0.0/8",
    "a b",
  ];
  const found = parseAllowedHosts(faults.join(","));
  assert.deepEqual(found, { hosts: [], faults });
});

Deno.test("isAllowedHost() takes a host without a port for 80 and 443", () => {
  const { hosts } = parseAllowedHosts("a.test,b.test:8080");
  const ports = (hostname: string) =>
    [80, 443, 8080].filter((port) => isAllowedHost(hosts, { hostname, port }));
  assert.deepEqual(ports("a.test"), [80, 443]);
  assert.deepEqual(ports("b.test"), [8080]);
  assert.deepEqual(ports("c.test"), []);
});
