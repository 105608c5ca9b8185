import assert from "node:assert/strict";
import { test } from "node:test";
import { interview, known, use } from "./browser.mjs";

const stand = use();
const address = `/i/${interview}`;
const api = async (path, accept = "application/json") =>
  fetch(stand.server.address + path, { headers: { Accept: accept } });

test("The interview stands in order, every word of it", async () => {
  const page = await stand.open(address);
  const { turns } = await (await api(`/v1/interviews/${interview}/transcript`)).json();
  const shown = await page.locator(".turn .words").allTextContents();
  assert.deepEqual(
    shown,
    turns.map(({ text }) => text),
  );
  assert.deepEqual(
    await page.locator(".turn .who").allTextContents(),
    turns.map(({ speaker }) => speaker.name),
  );
});

test("A click on a sentence shows its quote, its evidence and its place beside the text", async () => {
  const page = await stand.open(address);
  await page.locator(`#${known}`).click();
  const quote = page.locator("[data-panel] #quote");
  await quote.waitFor();
  assert.equal(new URL(page.url()).hash, `#${known}`);
  assert.equal(await quote.locator("blockquote").textContent(), await page.locator(`#${known}`).textContent());
  assert.match(await quote.textContent(), /依据 投资/);
  assert.match(await quote.textContent(), /第 23 段/);
});

test("An address with a sentence shows it at once", async () => {
  const page = await stand.open(`${address}#${known}`);
  await page.locator("[data-panel] #quote").waitFor();
  assert.equal(await page.locator(`#${known}`).getAttribute("aria-current"), "true");
});

test("The keyboard selects a sentence, and Escape goes back to it", async () => {
  const page = await stand.open(address);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.locator(`#${known}`).focus();
  await page.keyboard.press("Enter");
  await page.locator("[data-panel] #quote:focus").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[data-panel]").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), known);
  assert.equal(new URL(page.url()).hash, "");
});

test("A quote is copied with its source, as a link, in a style, as Markdown and as BibTeX", async () => {
  const page = await stand.open(`${address}#${known}`, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator("[data-panel] #quote").waitFor();
  const copied = async (name) => {
    const button = page.locator(`[data-copy="copy-${name}"]`);
    await button.click();
    await button.getByText("已复制").waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const citation = await (await api(`/v1/quotes/${known}/citation`)).json();
  assert.equal(await copied("text"), `“${citation.quotation}”——${citation.attribution}`);
  assert.equal(await copied("link"), citation.url);
  assert.equal(await copied("bibtex"), citation.bibtex);
  assert.equal(await copied("markdown"), await (await api(`/v1/quotes/${known}/citation`, "text/markdown")).text());
  for (const { style, reference } of citation.formatted) {
    await page.locator("[data-styles] select").selectOption(style);
    assert.equal(await copied(style), reference);
    assert.equal(await page.locator("[data-style]:visible").count(), 1);
  }
});

test("The style that was chosen is chosen for the next quote too", async () => {
  const page = await stand.open(`/q/${known}`);
  await page.locator("[data-styles] select").selectOption("apa-7");
  await page.locator("a[rel=next]").click();
  await page.waitForURL((url) => !url.pathname.endsWith(known));
  assert.equal(await page.locator("[data-styles] select").inputValue(), "apa-7");
});

test("What the introduction made of an answer is shown with its changes", async () => {
  const page = await stand.open("/q/q-ckjgrd2yprfx");
  assert.deepEqual((await page.locator(".diff").first().locator("ins").allTextContents()).slice(0, 2), [
    "我觉得",
    "to",
  ]);
  assert.equal(await page.locator(".diff").first().locator("del").first().textContent(), "2");
});

test("The picture says who speaks when and how long, without colour and without sight", async () => {
  const page = await stand.open(address);
  await page.locator(".see summary").click();
  const image = page.getByRole("img", { name: "谁在何时说了多久，谈了什么" });
  await image.evaluate((one) => one.decode());
  const shares = (await page.locator(".see tbody td:last-child").allTextContents()).map(Number);
  assert.ok(Math.abs(shares.reduce((sum, share) => sum + share) - 100) < 0.2);
  await page.goto(await image.getAttribute("src"));
  const picture = page.locator("svg");
  const { turns } = await (await api(`/v1/interviews/${interview}/transcript`)).json();
  assert.equal(await picture.locator(".lane rect").count(), turns.length);
  const inks = await picture
    .locator("*")
    .evaluateAll((all) => all.flatMap((one) => [one.getAttribute("fill"), one.getAttribute("stroke")]));
  assert.deepEqual([...new Set(inks.filter(Boolean))].sort(), ["currentColor", "none"]);
});

test("The picture comes when it is looked at, and not before", async () => {
  const page = await stand.open(address);
  const pictures = () =>
    page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".svg")).length);
  await page.waitForLoadState("networkidle");
  assert.equal(await pictures(), 0);
  await page.locator(".see summary").click();
  await page.waitForFunction(() => document.querySelector(".picture").naturalWidth > 0);
  assert.equal(await pictures(), 1);
});

test("A service that is down is said to be where the sentence would stand", async () => {
  const page = await stand.open(address, { expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });
  await page.context().setOffline(true);
  await page.locator(`#${known}`).click();
  await page.locator("[data-panel] [data-trouble]").waitFor();
  await page.context().setOffline(false);
  await page.locator(`#${known}`).click();
  await page.locator("[data-panel] #quote").waitFor();
  assert.equal(await page.locator("[data-panel] [data-trouble]").isVisible(), false);
});
