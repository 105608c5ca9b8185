// Specmatic, run against a running service in a folder of its own; its own report says what it tested.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const jar = here("node_modules/specmatic/specmatic.jar");
const settings = { version: 3, specmatic: { settings: { general: { disableTelemetry: true } } } };

export const document = JSON.parse(await readFile(here("../../openapi/quotes.json"), "utf8"));

/** A file that lies here. */
export const text = (name) => readFile(here(name), "utf8");

/**
 * Holds a service to the document: `{ tests: [{ name, failure }], answers: [{ operation, status, type, remark }] }`.
 * @param {string} address where the service listens
 * @param {string} overlay of the document
 * @param {{ examples?: object[], dictionary?: string, environment?: object, options?: string[] }} more
 */
export async function hold(address, overlay, { examples = [], dictionary, environment, options = [] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "quotes-specmatic-"));
  try {
    await cp(here("../../openapi/quotes.json"), join(folder, "quotes.json"));
    await writeFile(join(folder, "specmatic.json"), JSON.stringify(settings));
    // By their names these belong to quotes.json.
    await mkdir(join(folder, "quotes_examples"));
    for (const [index, example] of examples.entries())
      await writeFile(join(folder, "quotes_examples", `${index}.json`), JSON.stringify(example));
    if (dictionary) await writeFile(join(folder, "quotes_dictionary.yaml"), dictionary);
    await writeFile(join(folder, "overlay.yaml"), overlay);
    const files = ["quotes.json", "--config=specmatic.json", "--overlay-file=overlay.yaml", "--junitReportDir=report"];
    // Milliseconds: other tests may run beside it, and how fast an answer comes is theirs to say.
    const service = [`--testBaseURL=${address}`, "--timeout-in-ms=30000"];
    await run(folder, ["test", ...files, ...service, ...options], environment);
    const log = await readFile(join(folder, "log"), "utf8");
    const report = await readFile(join(folder, "report/TEST-junit-jupiter.xml"), "utf8").catch(() => "");
    return read(report, log);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Makes each test of Specmatic's one of node's, so that each counts.
 * @returns {string[]} the answers of the document that were asked for, such as `GET /v1/quotes 200 text/csv`
 */
export function report({ tests, answers }, prefix = "") {
  if (tests.length === 0) test(`${prefix}Specmatic`, () => assert.fail("It ran no test."));
  for (const { name, failure } of tests) test(prefix + name, () => assert.ok(!failure, failure));
  return answers
    .filter(({ remark }) => remark === "covered")
    .map(({ operation, status, type }) => `${operation} ${status} ${type}`);
}

/** Runs it to its end in a folder, where its log is left. */
export async function run(folder, given, environment) {
  const log = await open(join(folder, "log"), "w");
  // It runs for seconds: compiling as quickly as can be halves its time.
  const java = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", `-Duser.home=${folder}`, "-jar", jar];
  const child = spawn("java", [...java, ...given], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, LANG: "C.UTF-8", ...environment },
    stdio: ["ignore", log.fd, log.fd],
    timeout: 20 * 60_000,
    killSignal: "SIGKILL",
  });
  await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  await log.close();
}

function read(report, log) {
  const tests = [...report.matchAll(/<testcase [^>]*?\bname="([^"]*)"[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(
    ([, title, body = ""]) => {
      const name = plain(title).replace(/^.*\bcontractTest\(\) > /s, "");
      const [, failure] = body.match(/<(?:failure|error|skipped)[^>]*?\bmessage="([^"]*)"/) ?? [];
      const isWrong = /<(failure|error|skipped)\b/.test(body);
      return { name, failure: isWrong ? `${sent(name, log)}${plain(failure ?? body)}` : undefined };
    },
  );
  const [, told] = log.match(/^Tests run: (\d+), /m) ?? [];
  if (`${tests.length}` !== told)
    throw new Error(`${tests.length} tests in the report, ${told} told:\n${log.slice(-3000)}`);
  return { tests, answers: [...answersIn(log)] };
}

/** The request of a test that failed, as the log has it. */
function sent(name, log) {
  const before = log.slice(0, Math.max(0, log.indexOf(`${name} has FAILED`)));
  const request = before.slice(before.lastIndexOf("  Request to "));
  return request.slice(0, Math.max(0, request.indexOf("  Response at"))).slice(0, 2000);
}

/** The rows of the table of coverage: which of the document's answers were asked for. */
function* answersIn(log) {
  let path, method;
  for (const [line] of log.matchAll(/^\| .*\| *$/gm)) {
    const cells = line.split("|").map((cell) => cell.trim());
    if (cells.length !== 10 || !/^\d{3}$/.test(cells[5])) continue;
    [path, method] = [cells[2] || path, cells[3] || method];
    yield { operation: `${method} ${path}`, status: cells[5], type: cells[6], remark: cells[7] };
  }
}

const plain = (text) =>
  text
    .replace(/&#x?([0-9A-Fa-f]+);/g, (whole, code) => String.fromCodePoint(parseInt(code, whole[2] === "x" ? 16 : 10)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
