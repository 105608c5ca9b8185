import assert from "node:assert/strict";
import { copyFile, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { everyPage, interview, known, use } from "./browser.mjs";
import { startServer } from "../server.mjs";

const stand = use();
const withoutScript = { javaScriptEnabled: false };

test("Without JavaScript one finds, narrows down, reads and cites", async () => {
  const page = await stand.open("/", withoutScript);
  await page.locator("#q").fill("投资");
  await page.locator(".search button").click();
  await page.locator(".facet a").first().click();
  await page.locator(".chip").waitFor();
  await page.locator(".hit.quote .said a").first().click();
  await page.waitForURL(/\/q\//);
  assert.equal(await page.locator("[data-style]:visible").count(), 7);
  assert.equal(await page.locator("[data-copy]:visible").count(), 0);
  await page.locator(".facts a[href*='/i/']").first().click();
  await page.waitForURL(/\/i\//);
  await page.locator(`#${known}`).click();
  await page.waitForURL(new RegExp(`/q/${known}$`));
});

test("Without JavaScript an article is checked", async () => {
  const page = await stand.open("/check", withoutScript);
  await page.locator("#text").fill("他说：“做2B业务最重要的是客户导向”。");
  await page.locator(".check button").click();
  await page.locator(".verdict.exact").waitFor();
});

test("Pages are dark where dark is wanted", async () => {
  for (const path of ["/", `/i/${interview}`, `/q/${known}`]) {
    const page = await stand.open(path, { colorScheme: "dark" });
    const [paper, ink] = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return [backgroundColor, color].map((value) => value.match(/\d+/g).reduce((sum, part) => sum + Number(part), 0));
    });
    assert.ok(paper < 150 && ink > 600, `${path}: ${paper} under ${ink}`);
  }
});

test("Nothing needs to be scrolled sideways on the narrowest phone", async () => {
  for (const path of Object.values(everyPage)) {
    const page = await stand.open(path, { viewport: { width: 320, height: 640 }, expected: /status of 40[04]/ });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, path);
  }
});

test("On a phone a sentence is selected and closed with a finger", async () => {
  const page = await stand.open(`/i/${interview}`, { phone: true, hasTouch: true });
  await page.locator(`#${known}`).tap();
  await page.locator("[data-panel] #quote").waitFor();
  await page.locator("[data-close]").tap();
  assert.equal(await page.locator("[data-panel]").isVisible(), false);
});

const assertLight = async (address) => {
  const page = await stand.open("about:blank", { expected: /status of 40[04]/ });
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  let bytes = 0;
  network.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(address, { waitUntil: "networkidle" });
  assert.ok(bytes > 1000 && bytes <= 100_000, `${address}: ${bytes} bytes`);
};

test("What a page loads at first is at most 100 KB, compressed", async () => {
  for (const path of Object.values(everyPage)) await assertLight(path);
});

const corpus = process.env.QUOTES_CORPUS;

test("The longest transcripts too", { skip: corpus ? false : "QUOTES_CORPUS is not set" }, async () => {
  const seeds = await mkdtemp(join(tmpdir(), "quotes-seeds-"));
  const files = await Promise.all(
    (await readdir(corpus)).map(async (name) => ({ name, size: (await stat(join(corpus, name))).size })),
  );
  for (const { name } of files.sort((one, other) => other.size - one.size).slice(0, 5))
    await copyFile(join(corpus, name), join(seeds, name));
  await copyFile(new URL("../../seeds/themes.yaml", import.meta.url), join(seeds, "themes.yaml"));
  const server = await startServer({ Quotes__Seeds: seeds });
  try {
    const { items } = await (await fetch(`${server.address}/v1/interviews`)).json();
    assert.equal(items.length, 5);
    for (const { id } of items) await assertLight(`${server.address}/i/${id}`);
  } finally {
    await server.stop();
    await rm(seeds, { recursive: true });
  }
});

test("A page that is not there says what to do next", async () => {
  for (const path of ["/q/q-nothing", "/i/nothing", "/nothing/at/all"]) {
    const page = await stand.open(path, { expected: /status of 404/ });
    assert.match(await page.locator("h1").textContent(), /没有这一页/);
    await page.locator("#q").fill("投资");
    await page.locator(".search button").click();
    await page.locator(".hit").first().waitFor();
  }
});
