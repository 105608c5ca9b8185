// The service itself, as built (Release), as a process of its own on a free loopback port, with a fresh data folder.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "src/Quotes.Api/bin/Release/net10.0/Quotes.Api.dll");

/** Starts it and waits until it is ready, or whatever else `until` is the path of: `{ address, stop }`. */
export async function startServer(environment = {}, { until = "/health/ready" } = {}) {
  const data = await mkdtemp(join(tmpdir(), "quotes-data-"));
  const server = spawn("dotnet", [program, "--urls=http://127.0.0.1:0"], {
    cwd: root,
    env: {
      ...process.env,
      Quotes__Seeds: join(root, "seeds"),
      Quotes__Data: data,
      "Logging__LogLevel__Microsoft.Hosting.Lifetime": "Information",
      ...environment,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGKILL");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    const address = await Promise.race([
      listening(server),
      ended.then((code) => Promise.reject(new Error(`it ended: ${code}`))),
    ]);
    for (let tries = 0; !(await fetch(`${address}${until}`)).ok; tries++) {
      if (tries > 600) throw new Error(`${until} is not ok`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return { address, stop };
  } catch (reason) {
    await stop();
    throw reason;
  }
}

const listening = (server) =>
  new Promise((resolve) => {
    let log = "";
    server.stdout.setEncoding("utf8").on("data", (text) => {
      log += text;
      const address = log.match(/Now listening on: ([^\s"]+)/)?.[1];
      if (address) resolve(address);
    });
  });
