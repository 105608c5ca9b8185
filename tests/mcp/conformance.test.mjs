import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { run } from "./program.mjs";
import { startServer } from "../server.mjs";

// Those that need no tools of the suite's own. In what has no sessions there is nothing for multiple streams to share:
// that scenario warns of it and counts nothing.
const scenarios = {
  "2026-07-28": [
    "tools-list",
    "resources-list",
    "prompts-list",
    "caching",
    "http-header-validation",
    "server-sse-multiple-streams",
    "sep-2164-resource-not-found",
    "input-required-result-unsupported-methods",
    "dns-rebinding-protection",
  ],
  "2025-11-25": ["server-initialize", "ping", "tools-list", "resources-list", "prompts-list"],
};
const warned = ["server-sse-multiple-streams"];

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

for (const [revision, names] of Object.entries(scenarios))
  for (const name of names)
    test(`${revision}: the official suite's ${name}`, async () => {
      const only = revision === "2025-11-25" ? ["--spec-version", revision] : [];
      const suite = "@modelcontextprotocol/conformance/dist/index.js";
      const given = ["server", "--url", `${server.address}/mcp`, "--scenario", name, ...only];
      const { code, output } = await run(suite, given);
      const [, passed, failed, warnings] = output.match(/Passed: (\d+)\/\d+, (\d+) failed, (\d+) warnings/) ?? [];
      assert.deepEqual([code, failed], [0, "0"], output);
      if (warned.includes(name)) return;
      assert.equal(warnings, "0", output);
      assert.ok(Number(passed) > 0, output);
    });
