import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const client = fileURLToPath(new URL("../../src/quotes-client/", import.meta.url));
const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const says = async (folder, command, ...words) => {
  const { stdout, stderr } = await run("npx", ["--no-install", command, ...words], { cwd: folder }).catch(
    (failure) => failure,
  );
  return `${stdout}${stderr}`;
};

const bundled = async (code) => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: here },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0].contents;
};
const bytes = (code) => gzipSync(code, { level: 9 }).length;

test("The whole client takes at most 1.5 KB, minified and gzipped", async () => {
  const size = bytes(await bundled('export * from "quotes-client";'));
  assert.ok(size <= 1500, `${size} bytes`);
});

test("The card takes at most 3 KB, minified and not even compressed", async () => {
  const size = (await bundled('import "quotes-client/quote-card";')).length;
  assert.ok(size <= 3000, `${size} bytes`);
});

test("What is not used is not bundled", async () => {
  const [whole, part] = await Promise.all([
    bundled('export * from "quotes-client";'),
    bundled('export { connect, get } from "quotes-client";'),
  ]);
  assert.ok(part.length < whole.length * 0.9, `${part.length} of ${whole.length} bytes`);
  assert.doesNotMatch(Buffer.from(part).toString(), /POST/);
  assert.equal((await bundled('import "quotes-client";')).length, 0);
});

test("The package depends on nothing", async () => {
  const { dependencies, peerDependencies } = JSON.parse(await readFile(`${client}package.json`, "utf8"));
  assert.deepEqual([dependencies, peerDependencies], [undefined, undefined]);
});

test("The types are those of the document", async () => {
  const written = await says(client, "openapi-typescript", "../../openapi/quotes.json");
  const committed = await readFile(`${client}src/schema.ts`, "utf8");
  // The program tells its name and version beside what it writes.
  assert.ok(written.includes(committed.trim()), "run: npm run types --prefix src/quotes-client");
});

test("What should compile compiles, strictly, and what should not does not", async () => {
  const tsc = `${client}node_modules/typescript/bin/tsc`;
  const { stdout } = await run("node", [tsc, "--project", here]).catch((failure) => failure);
  assert.equal(stdout, "");
});

test("publint has nothing to say", async () => {
  assert.match(await says(here, "publint", "run", client, "--strict", "--pack", "npm"), /All good!/);
});

test("arethetypeswrong has nothing to say of an ES module", async () => {
  // It ends with a code of its own where it has; what it ignores is how CommonJS would load it.
  const said = await run("npx", ["--no-install", "attw", "--pack", client, "--profile", "esm-only", "--no-emoji", "--format", "ascii"], {
    cwd: here,
  });
  const fine = said.stdout.match(/(node16 \(from ESM\)|bundler): OK/g);
  assert.equal(fine?.length, 2 * 3, said.stdout);
});
