import assert from "node:assert/strict";
import { test } from "node:test";
import { use } from "./browser.mjs";

const stand = use();
const article =
  "他说：“做2B业务最重要的是客户导向”，还说“如果是从客户需求出发，老从平台角度想着需要什么，怎么影响客户，这就是本末倒置”，又说“我们要去火星种土豆”。";

test("Every quotation of an article comes back with its verdict, its changes and its place", async () => {
  const page = await stand.open("/check");
  await page.locator("#text").fill(article);
  await page.locator(".check button").click();
  await page.locator(".verdict").first().waitFor();
  assert.deepEqual(await page.locator(".says").allTextContents(), ["逐字一致", "相近，有改动", "在现有采访中没有找到"]);
  assert.match(await page.locator(".verdict").nth(1).locator(".alerts").textContent(), /否定词变了/);
  assert.equal(await page.locator(".verdict").nth(1).locator("ins").first().textContent(), "不");
  await page.locator(".verdict").first().getByText("看原文").first().click();
  await page.waitForURL(/\/q\/q-/);
});

test("A sentence without quotation marks is checked as one quotation", async () => {
  const page = await stand.open("/check");
  await page.locator("#text").fill("做2B业务最重要的是客户导向");
  await page.locator(".check button").click();
  await page.locator(".verdict").waitFor();
  assert.equal(await page.locator(".says").textContent(), "逐字一致");
});

test("What is too long is refused in words, and stays in its field", async () => {
  const page = await stand.open("/check");
  await page.locator("#text").fill("没有引号的长文。".repeat(400));
  await page.locator(".check button").click();
  await page.locator("#results .trouble").waitFor();
  assert.match(await page.locator("#results .trouble").textContent(), /加上引号/);
  assert.ok((await page.locator("#text").inputValue()).length > 3000);
});

test("A service that is down keeps the text", async () => {
  const page = await stand.open("/check", { expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });
  await page.locator("#text").fill(article);
  await page.context().setOffline(true);
  await page.locator(".check button").click();
  await page.locator("[data-trouble]").waitFor();
  assert.equal(await page.locator("#text").inputValue(), article);
});
