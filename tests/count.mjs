// Reads an xunit report: node tests/count.mjs REPORT EXITCODE. First line: how many passed and failed; then each failure.
// A skip is a failure, unless its reason is that QUOTES_CORPUS is missing: a test that never runs proves nothing.
import { readFileSync } from "node:fs";

const [path, code] = process.argv.slice(2);
const report = readFileSync(path, "utf8");
const plain = (text) =>
  text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1")
    // xunit escapes quotes and backslashes as C# does.
    .replace(/\\(["\\])/g, "$1")
    .replace(/&#x([0-9A-Fa-f]+);/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
const within = (text, tag) => plain(text.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`))?.[1] ?? "");

let passed = 0;
const failures = [];
const failed = (name, why) => failures.push({ name, why: why.trim() });
for (const [, attributes, body = ""] of report.matchAll(/<test ([^>]*?)(?:\/>|>([\s\S]*?)<\/test>)/g)) {
  const result = attributes.match(/\bresult="(\w+)"/)?.[1];
  const name = plain(attributes.match(/\bname="([^"]*)"/)?.[1] ?? "?");
  if (result === "Pass") passed++;
  else if (result === "Skip" && within(body, "reason").includes("QUOTES_CORPUS")) continue;
  else if (result === "Skip") failed(name, `skipped: ${within(body, "reason")}`);
  else failed(name, `${within(body, "message")}\n${within(body, "stack-trace")}`);
}
// Classes and collections can fail outside any test.
for (const [, body] of report.matchAll(/<error [^>]*>([\s\S]*?)<\/error>/g)) failed("outside a test", within(body, "message"));
if (passed + failures.length === 0) failed("all", "no test ran");
if (code !== "0" && failures.length === 0) failed("all", `the run ended with code ${code}`);

console.log(`${passed} ${failures.length}`);
const told = new Set();
for (const { name, why } of failures) {
  // A server that does not start fails every test of a class with the same words.
  const words = told.has(why) ? "the same" : why.split("\n").slice(0, 20).join("\n");
  told.add(why);
  console.log(`${name}: ${words}`.replace(/^/gm, "        "));
}
