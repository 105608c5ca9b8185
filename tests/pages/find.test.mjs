import assert from "node:assert/strict";
import { test } from "node:test";
import { use } from "./browser.mjs";

const stand = use();
const texts = (page, selector) => page.locator(selector).allTextContents();
const numberIn = (text) => Number(text.match(/\d+/)[0]);

test("Two characters typed are found, marked, with their questions, and stand in the address", async () => {
  const page = await stand.open("/");
  await page.locator("#q").pressSequentially("客户");
  await page.waitForURL(/\?q=/);
  await page.locator(".hit").first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get("q"), "客户");
  for (const said of await page.locator(".hit .said").all()) assert.match(await said.innerHTML(), /<mark>客户<\/mark>/);
  assert.ok((await page.locator(".hit .asked").count()) > 0);
});

test("An address shows what it showed before, without typing", async () => {
  const typed = await stand.open("/");
  await typed.locator("#q").fill("平台 客户");
  await typed.waitForURL(/\?q=/);
  await typed.locator(".hit").first().waitFor();
  const opened = await stand.open(typed.url().replace(/^http:\/\/[^/]+/, ""));
  assert.equal(await opened.locator("#q").inputValue(), "平台 客户");
  assert.deepEqual(await texts(opened, ".hit .said"), await texts(typed, ".hit .said"));
});

test("A facet narrows down to as many as it said, and back goes back", async () => {
  const page = await stand.open("/?q=客户");
  const all = await page.locator(".total").textContent();
  const facet = page.locator(".facet a").first();
  const count = numberIn(await facet.locator(".count").textContent());
  await facet.click();
  await page.locator(".facet a[aria-current=true]").waitFor();
  assert.match(page.url(), /theme=/);
  assert.equal(numberIn(await page.locator(".total").textContent()), count);
  await page.goBack();
  await page.locator(".facet a[aria-current=true]").waitFor({ state: "detached" });
  assert.equal(await page.locator(".total").textContent(), all);
});

test("A filter holds while other words are typed, until it is dropped", async () => {
  const page = await stand.open("/?q=客户&theme=investment");
  await page.locator("#q").fill("合作");
  await page.waitForURL(/q=%E5%90%88%E4%BD%9C/);
  assert.equal(new URL(page.url()).searchParams.get("theme"), "investment");
  await page.locator(".chip").first().click();
  await page.waitForURL((url) => !url.searchParams.has("theme"));
  assert.equal(new URL(page.url()).searchParams.get("q"), "合作");
});

test("Every facet has a bar as long as its share", async () => {
  const page = await stand.open("/?q=客户");
  const shares = await page
    .locator(".facets ul")
    .first()
    .evaluate((list) =>
      [...list.querySelectorAll("li")].map((entry) => ({
        count: parseInt(entry.querySelector(".count").textContent),
        width: entry.querySelector("rect").getBoundingClientRect().width / entry.getBoundingClientRect().width,
      })),
    );
  const most = Math.max(...shares.map(({ count }) => count));
  for (const { count, width } of shares)
    assert.ok(Math.abs(width - count / most) < 0.02, `${count} of ${most}: ${width}`);
});

test("A filter without words has facets too, each as many as it says", async () => {
  const page = await stand.open("/?theme=investment");
  const facet = page.locator(".facet a:not([aria-current])").first();
  const count = numberIn(await facet.locator(".count").textContent());
  const all = numberIn(await page.locator(".total").textContent());
  assert.equal(numberIn(await page.locator(".facet a[aria-current=true] .count").textContent()), all);
  await facet.click();
  await page.locator(".facet a[aria-current=true]").nth(1).waitFor();
  assert.equal(numberIn(await page.locator(".total").textContent()), count);
});

test("A facet chosen before what was typed has been looked for counts with it", async () => {
  const page = await stand.open("/?q=客户");
  const facet = page.locator(".facet a").first();
  await facet.waitFor();
  // In one go, so that no pause is long enough.
  await facet.evaluate((link) => {
    const input = document.querySelector("#q");
    input.value = "合作";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    link.click();
  });
  await page.locator(".facet a[aria-current=true]").waitFor();
  await page.waitForLoadState("networkidle");
  const asked = new URL(page.url()).searchParams;
  assert.equal(asked.get("q"), "合作");
  assert.ok(asked.has("theme"));
  assert.equal(await page.locator(".chip").count(), 1);
});

test("Words typed before a chosen facet is shown keep it", async () => {
  const page = await stand.open("/?q=客户");
  await page.locator(".facet a").first().evaluate((link) => {
    link.click();
    const input = document.querySelector("#q");
    input.value = "合作";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.waitForURL((url) => url.searchParams.get("q") === "合作");
  assert.ok(new URL(page.url()).searchParams.has("theme"));
});

test("Traditional characters find simplified ones", async () => {
  const page = await stand.open("/?q=客戶需求");
  assert.match(await page.locator(".hit mark").first().textContent(), /客户需求/);
});

test("A question as people ask it finds what holds some of its words", async () => {
  const page = await stand.open("/?q=" + encodeURIComponent("腾讯为什么要调整 组织架构的火星计划"));
  assert.match(await page.locator(".total").textContent(), /没有一处含有全部词语/);
  assert.ok((await page.locator(".hit").count()) > 0);
});

test("A search without hits says what to do next", async () => {
  const page = await stand.open("/?q=量子纠缠");
  const advice = await texts(page, ".empty li");
  assert.ok(advice.some((line) => line.includes("两个字就够")));
  await page.locator(".empty a[href='/check']").click();
  await page.waitForURL(/\/check$/);
});

test("The language switch turns the page to English and keeps what was found", async () => {
  const page = await stand.open("/?q=客户&theme=investment");
  await page.locator(".switch").click();
  await page.waitForURL(/lang=en/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.match(await page.locator(".total").textContent(), /\d+ found/);
  assert.match(await page.locator(".chip").textContent(), /Investment/);
  await page.locator(".hit .said a").first().click();
  await page.waitForURL(/\/[qi]\//);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
});

test("A browser that prefers English gets English", async () => {
  const page = await stand.open("/", { locale: "en-GB" });
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
});

test("A service that is down is said to be, and what was found stays", async () => {
  const page = await stand.open("/?q=客户", { expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });
  const found = await texts(page, ".hit .said");
  await page.context().setOffline(true);
  await page.locator("#q").fill("合作");
  await page.locator("[data-trouble]").waitFor();
  assert.match(await page.locator("[data-trouble]").textContent(), /过一会儿再试/);
  assert.deepEqual(await texts(page, ".hit .said"), found);
  await page.context().setOffline(false);
  await page.locator("#q").fill("合作伙伴");
  await page.locator("[data-trouble]").waitFor({ state: "hidden" });
});
