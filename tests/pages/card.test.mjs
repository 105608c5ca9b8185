import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { known, use } from "./browser.mjs";

const stand = use();
const dist = new URL("../../src/quotes-client/dist/", import.meta.url);
// The service behind a path of the site, one that looks like its own.
const behind = "/v1/quotes/of";
let site;

// A site of somebody else's, which allows no styles and scripts but its own files.
before(async () => {
  site = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://site");
    response.setHeader(
      "Content-Security-Policy",
      `default-src 'none'; img-src data:; script-src 'self'; connect-src 'self' ${stand.server.address}`,
    );
    if (pathname.startsWith(behind)) {
      const answer = await fetch(stand.server.address + request.url.slice(behind.length));
      response.writeHead(answer.status, { "Content-Type": answer.headers.get("Content-Type") });
      response.end(await answer.text());
    } else if (pathname === "/") {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(`<!doctype html><html lang="${searchParams.get("lang")}"><title>site</title><link rel="icon" href="data:,">
        <script type="module" src="/quote-card.js"></script>
        <quote-card src="${searchParams.get("src") ?? `${stand.server.address}/v1/quotes/${searchParams.get("id")}`}" citation="${searchParams.get("citation") ?? ""}"><p>what stood before</p></quote-card>`);
    } else {
      response.setHeader("Content-Type", "text/javascript");
      response.end(await readFile(new URL(pathname.slice(1), dist)).catch(() => ""));
    }
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
});
after(() => site?.close());

const open = (query, options) =>
  stand.open(`http://127.0.0.1:${site.address().port}/?${new URLSearchParams(query)}`, options);
const part = (page, name) => page.locator(`quote-card >> css=[part=${name}]`);

test("A card on another site shows the quote, its speaker, its themes and a reference", async () => {
  const page = await open({ id: known, lang: "zh", citation: "apa-7" });
  await part(page, "citation").waitFor();
  const quote = await (await fetch(`${stand.server.address}/v1/quotes/${known}`)).json();
  const citation = await (await fetch(`${stand.server.address}/v1/quotes/${known}/citation?style=apa-7`)).json();
  assert.equal(await part(page, "text").textContent(), quote.text);
  assert.equal(await part(page, "speaker").textContent(), `— 汤道生, ${quote.interview.title}`);
  assert.equal(await part(page, "themes").textContent(), "合作伙伴生态 · 投资");
  assert.equal(await part(page, "citation").textContent(), citation.formatted[0].reference);
});

test("A card names themes in the language of its page, and follows its attributes", async () => {
  const page = await open({ id: known, lang: "en", citation: "none" });
  await part(page, "themes").waitFor();
  assert.equal(await part(page, "themes").textContent(), "Partner ecosystem · Investment");
  assert.equal(await part(page, "citation").count(), 0);
  await page
    .locator("quote-card")
    .evaluate((card) => card.setAttribute("src", card.getAttribute("src").replace(/q-\w+$/, "q-nxb34mhksast")));
  await part(page, "text").getByText("过去我们在C端积累的一方面是技术").waitFor();
});

test("A card is styled by custom properties", async () => {
  const page = await open({ id: known, lang: "zh" });
  await part(page, "text").waitFor();
  const border = await page.locator("quote-card").evaluate((card) => {
    card.style.setProperty("--quote-card-accent", "rgb(1, 2, 3)");
    return getComputedStyle(card).borderInlineStartColor;
  });
  assert.equal(border, "rgb(1, 2, 3)");
});

test("A card whose quote is not there leaves what stood in it, and says why", async () => {
  const page = await open({ id: "q-nothing", lang: "zh" }, { expected: /status of 404/ });
  await part(page, "problem").waitFor();
  assert.match(await part(page, "problem").textContent(), /holds no quote/);
  assert.ok(await page.getByText("what stood before").isVisible());
});

test("A card finds the service behind a path, whatever the path is called", async () => {
  const page = await open({ src: `${behind}/v1/quotes/${known}`, lang: "en", citation: "apa-7" });
  await part(page, "citation").waitFor();
  assert.equal(await part(page, "themes").textContent(), "Partner ecosystem · Investment");
});

test("A card whose address is no quote's says what it should be", async () => {
  for (const src of ["", `/q/${known}`, "/v1/quotes/random", `/v1/quotes/${known}/citation`]) {
    const page = await open({ src, lang: "zh" });
    await part(page, "problem").waitFor();
    assert.match(await part(page, "problem").textContent(), /^src must be …\/v1\/quotes\/q-…, not http/);
    assert.ok(await page.getByText("what stood before").isVisible());
  }
});

test("A style of any spelling is asked for as it is spelt", async () => {
  const page = await open({ id: known, lang: "zh", citation: "apa-7&accessed=x" }, { expected: /status of 400/ });
  await part(page, "problem").waitFor();
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  assert.ok(asked.some((url) => url.endsWith("/citation?style=apa-7%26accessed%3Dx")), asked.join(" "));
});
