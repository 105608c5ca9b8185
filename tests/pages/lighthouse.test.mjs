import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { executablePath, flags, interview, known, use } from "./browser.mjs";

const stand = use();
const least = 0.95;
const attempts = 3;

const scores = async (path) => {
  const chrome = await launch({
    chromePath: executablePath,
    chromeFlags: [...flags, "--headless=new"],
    logLevel: "silent",
  });
  try {
    const { lhr } = await lighthouse(stand.server.address + path, {
      port: chrome.port,
      logLevel: "silent",
      output: "json",
    });
    return Object.values(lhr.categories).map(({ id, score, auditRefs }) => ({
      id,
      score,
      short: auditRefs
        .map((ref) => lhr.audits[ref.id])
        .filter((audit) => audit.score !== null && audit.score < 1)
        .map((audit) => audit.id),
    }));
  } finally {
    chrome.kill();
  }
};

for (const path of ["/", `/i/${interview}`, `/q/${known}`])
  test(`Lighthouse gives ${path} at least ${least} in every category`, async () => {
    let best = {};
    // Speed is measured, and a machine that others use too has bad moments: each category counts by its best attempt.
    for (let attempt = 0; attempt < attempts; attempt++) {
      for (const got of await scores(path)) if (!(best[got.id]?.score >= got.score)) best[got.id] = got;
      if (Object.values(best).every(({ score }) => score >= least)) break;
    }
    assert.deepEqual(Object.keys(best).sort(), ["accessibility", "best-practices", "performance", "seo"]);
    for (const { id, score, short } of Object.values(best))
      assert.ok(score >= least, `${id}: ${score}, short in ${short}`);
  });
