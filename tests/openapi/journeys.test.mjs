// The journeys of journeys.yaml, walked through the service as built by Redocly's Respect; each of its checks counts.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startServer } from "../server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "quotes-journeys-"));
const service = await startServer();
let log = "";
let report;
try {
  const redocly = [here("node_modules/@redocly/cli/bin/cli.js"), "respect", here("journeys.yaml")];
  const child = spawn("node", [...redocly, `--server=quotes=${service.address}`, "--json-output=report.json"], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 120_000,
  });
  for (const out of [child.stdout, child.stderr]) out.setEncoding("utf8").on("data", (text) => (log += text));
  await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  report = JSON.parse(await readFile(join(folder, "report.json"), "utf8"));
} finally {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
}

const workflows = Object.values(report.files).flatMap(({ executedWorkflows }) => executedWorkflows);
for (const { workflowId, executedSteps } of workflows)
  for (const { stepId, checks } of executedSteps)
    for (const { name, status, message, condition } of checks)
      test(`${workflowId}, ${stepId}: ${name} ${condition ?? ""}`, () => assert.equal(status, "success", message));

test("Every journey comes to its end", () => {
  assert.deepEqual([report.status, workflows.length], ["success", 3], log);
});
