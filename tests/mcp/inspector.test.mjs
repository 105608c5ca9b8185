import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { run } from "./program.mjs";
import { startServer } from "../server.mjs";

const inspector = "@modelcontextprotocol/inspector/clients/launcher/build/index.js";
const calls = {
  search: ["query=客户导向", "limit=2"],
  fetch: ["id=q-yknd74rd3rrm"],
  verify_quote: ["text=做2B业务最重要的是客户导向"],
  cite_quote: ["id=q-yknd74rd3rrm", "style=mla-9"],
  list_themes: [],
};
let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

const inspect = async (...given) => {
  const { code, output } = await run(inspector, ["--cli", `${server.address}/mcp`, "--transport", "http", ...given]);
  assert.equal(code, 0, output);
  return JSON.parse(output);
};

test("The Inspector lists each tool and finds no fault with its schemas", async () => {
  const { tools } = await inspect("--method", "tools/list", "--strict");
  assert.deepEqual(tools.map(({ name }) => name), Object.keys(calls));
});

for (const [tool, given] of Object.entries(calls))
  test(`The Inspector calls ${tool}`, async () => {
    const { isError, structuredContent } = await inspect(
      ...["--method", "tools/call", "--tool-name", tool],
      ...given.flatMap((one) => ["--tool-arg", one]),
    );
    assert.ok(!isError);
    assert.equal(typeof structuredContent, "object");
  });
