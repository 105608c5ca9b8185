import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { everyPage, interview, known, use } from "./browser.mjs";

const stand = use();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, every rule it has by default: WCAG 2.2 AA and its best practices. */
const violations = async (page) => {
  // The page's own policy lets no script in; the browser's debugger may put one there.
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
};

// In full each page in each guise; else light where it is wide and dark where it is narrow.
const full = process.env.QUOTES_FULL === "1";

for (const [name, path] of Object.entries(everyPage))
  for (const colorScheme of ["light", "dark"])
    for (const phone of full ? [false, true] : [colorScheme === "dark"])
      test(`axe finds nothing on the page ${name}, ${colorScheme}, ${phone ? "phone" : "wide"}`, async () => {
        const page = await stand.open(path, {
          colorScheme,
          phone,
          reducedMotion: "reduce",
          expected: /status of 40[04]/,
        });
        assert.deepEqual(await violations(page), []);
      });

for (const colorScheme of ["light", "dark"])
  test(`axe finds nothing beside a selected sentence, with the picture open, ${colorScheme}`, async () => {
    const page = await stand.open(`/i/${interview}#${known}`, { colorScheme, reducedMotion: "reduce" });
    await page.locator("[data-panel] #quote").waitFor();
    await page.locator(".see summary").evaluate((summary) => summary.click());
    assert.deepEqual(await violations(page), []);
  });

test("axe finds nothing on the English pages", async () => {
  for (const path of ["/?lang=en", `/i/${interview}?lang=en`, `/q/${known}?lang=en`]) {
    const page = await stand.open(path, { reducedMotion: "reduce" });
    assert.deepEqual(await violations(page), [], path);
  }
});
