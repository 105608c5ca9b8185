// Debian's Chromium before the service itself. Whatever a page complains of on its console fails the test that opened it.
import { after, afterEach, before } from "node:test";
import { chromium } from "playwright-core";
import { startServer } from "../server.mjs";

export const executablePath = "/usr/bin/chromium";
/** What Chromium needs to run as root in a closed network. */
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const interview = "tencent-industrial-internet-2018";
export const known = "q-yknd74rd3rrm";

/** The pages that every rule is held to, by name. */
export const everyPage = {
  start: "/",
  found: "/?q=客户",
  filtered: "/?theme=investment",
  none: "/?q=量子纠缠",
  interview: `/i/${interview}`,
  quote: `/q/${known}`,
  lede: "/q/q-ckjgrd2yprfx",
  check: "/check",
  checked: `/check?text=${encodeURIComponent("他说：“做2B业务最重要的是客户导向”，还说“如果是从客户需求出发，老从平台角度想着需要什么，怎么影响客户，这就是本末倒置”，又说“我们要去火星种土豆”。")}`,
  missing: "/q/q-nothing",
  refused: "/?theme=nonesuch",
};

/** Starts the service and the browser before the tests of a file, and ends them. */
export function use() {
  const stand = { contexts: [], complaints: [] };
  before(async () => {
    stand.server = await startServer();
    stand.browser = await chromium.launch({ executablePath, args: flags });
  });
  after(async () => {
    await stand.browser?.close();
    await stand.server?.stop();
  });
  afterEach(async () => {
    for (const context of stand.contexts.splice(0)) await context.close();
    const complaints = stand.complaints.splice(0);
    if (complaints.length) throw new Error(`The page complains: ${complaints.join("\n")}`);
  });

  /** Opens a page. `expected` is what the console may say. */
  stand.open = async (path, { phone = false, expected, ...options } = {}) => {
    const context = await stand.browser.newContext({
      baseURL: stand.server.address,
      viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 860 },
      locale: "zh-CN",
      ...options,
    });
    context.setDefaultTimeout(20_000);
    stand.contexts.push(context);
    const page = await context.newPage();
    page.on("pageerror", (error) => stand.complaints.push(error.message));
    page.on("console", (said) => {
      const text = said.text();
      if (["error", "warning"].includes(said.type()) && !expected?.test(text)) stand.complaints.push(text);
    });
    await page.goto(path);
    return page;
  };
  return stand;
}
