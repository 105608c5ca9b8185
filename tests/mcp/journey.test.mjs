import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { startServer } from "../server.mjs";

const modes = { "2026-07-28": { pin: "2026-07-28" }, "2025-11-25": "legacy" };
let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

const connect = async (mode) => {
  const client = new Client({ name: "quotes-checks", version: "1.0.0" }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.address}/mcp`)));
  return client;
};

for (const [revision, mode] of Object.entries(modes))
  test(`${revision}: from a question to an answer whose citation holds`, async () => {
    const client = await connect(mode);
    const call = async (name, given) => {
      // The client holds structured content to the schema that the tool has stated.
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
      assert.ok(!isError, content[0].text);
      return structuredContent;
    };
    assert.equal(client.getNegotiatedProtocolVersion(), revision);
    assert.equal((await client.listTools()).tools.length, 5);
    assert.match(client.getInstructions(), /verify_quote/);

    const { themes } = await call("list_themes", {});
    assert.ok(themes.some(({ id }) => id === "customer-centricity"));
    const { results } = await call("search", { query: "做2B业务最重要的是什么？", theme: "customer-centricity" });
    const { text, url, question } = await call("fetch", { id: results[0].id });
    const { reference } = await call("cite_quote", { id: results[0].id, style: "apa-7" });
    const answer = `${question}\n“${text}”\n${reference} ${url}`;
    const { verdict, matches } = await call("verify_quote", { text: answer.match(/“(.*)”/)[1], speaker: "汤道生" });

    assert.equal(verdict, "exact");
    assert.equal(matches[0].id, results[0].id);
    assert.ok(url.startsWith("http://localhost:8080/q/q-"));
    assert.match(reference, /^白金蕾\. \(2018, November 1 /);
    await client.close();
  });

test("Resources and the prompt are read as they are listed", async () => {
  const client = await connect(modes["2026-07-28"]);
  for (const { uri } of (await client.listResources()).resources) {
    const { contents } = await client.readResource({ uri });
    assert.match(contents[0].text, /^# /);
  }
  const { prompts } = await client.listPrompts();
  const { messages } = await client.getPrompt({ name: prompts[0].name, arguments: { question: "什么是客户导向？" } });
  assert.match(messages[0].content.text, /问题：什么是客户导向？$/);
  await client.close();
});
