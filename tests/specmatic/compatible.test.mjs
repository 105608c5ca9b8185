// No break within /v1: the document is held against the one that it comes from, where there is any history to take that
// from. A clone without history has nothing to compare, and no test of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { document, run } from "./specmatic.mjs";

// Where the document was wrong about what the service does, and was mended: no answer has changed.
const mended = ["GET /v1/quotes/(id:string)/citation -> 200 RESPONSE.BODY json object for string"];

const base = baseOf();
if (base)
  test(`Nothing breaks for those who rely on the document of ${base.commit.slice(0, 12)}`, async () => {
    const found = await breaks(base.document);
    assert.deepEqual(
      found.filter((one) => !mended.includes(one)),
      [],
    );
  });
else console.log("There is no earlier document to compare with.");

/** The last commit of main that this one comes from, or for main itself the one before, where the document differs. */
function baseOf() {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const quiet = { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 100_000_000 };
  const git = (...given) => {
    try {
      return execFileSync("git", given, quiet);
    } catch {
      return "";
    }
  };
  const head = git("rev-parse", "HEAD").trim();
  const main = ["origin/main", "main"].map((name) => git("merge-base", "HEAD", name).trim()).find(Boolean);
  const commit = main && main !== head ? main : git("rev-parse", "--verify", "HEAD~1").trim();
  const text = commit && git("show", `${commit}:openapi/quotes.json`);
  const before = text && JSON.parse(text);
  const isOther = before && JSON.stringify(light(before)) !== JSON.stringify(light(document));
  return isOther ? { commit, document: before } : undefined;
}

async function breaks(before) {
  const folder = await mkdtemp(join(tmpdir(), "quotes-compatible-"));
  const who = ["-c", "user.name=test", "-c", "user.email=test@localhost"];
  const git = (...given) => execFileSync("git", [...who, ...given], { cwd: folder });
  try {
    git("init", "--quiet", "--initial-branch=main");
    await mkdir(join(folder, "openapi"));
    for (const one of [before, document]) {
      await writeFile(join(folder, "openapi/quotes.json"), JSON.stringify(light(one), null, 2));
      git("add", "openapi");
      git("commit", "--quiet", "--message=document");
    }
    await run(folder, ["backward-compatibility-check", "--base-branch=main~1", "--target-path=openapi/quotes.json"]);
    const log = await readFile(join(folder, "log"), "utf8");
    assert.match(log, /^Files checked: 1 /m, log.slice(-3000));
    return [...breaksIn(log)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Its automata of patterns with counted loops in counted loops take minutes; a word for each is as good to compare. */
function light(one) {
  return JSON.parse(JSON.stringify(one), (name, value) =>
    name === "pattern" && /\{\d+,\d+\}.*\{\d+,\d+\}/.test(value)
      ? `^${createHash("sha256").update(value).digest("hex").slice(0, 12)}$`
      : value,
  );
}

function* breaksIn(log) {
  const [, report = ""] = log.split("The Incompatibility Report:");
  let operation, place;
  for (const line of report.split("\n").map((text) => text.trim())) {
    if (line.startsWith("API: ")) operation = line.slice(5);
    else if (line.startsWith(">> ")) place = line.slice(3).replace(/ \(.*\)$/, "");
    else if (place && line) {
      const [, now, then] = line.match(/^This is (.*) in the new .* but (.*) in the old/) ?? [];
      yield `${operation} ${place} ${now ? `${now} for ${then}` : line}`;
      place = undefined;
    }
  }
  if (!/\(COMPATIBLE\)/.test(log) && !operation) yield `It says: ${log.slice(-1000)}`;
}
