// Services in the states in which they give each of the document's answers.
import { appendFile, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../server.mjs";

const seeds = fileURLToPath(new URL("../../seeds", import.meta.url));

const earlier = `---
id: earlier-interview
speakers:
  - { name: 王小明, id: wang-xiaoming }
---
# 关于城市的对话

### 示例日报：
城市是什么？

### 王小明：
城市是人的总和，也是时间的容器。

### 示例日报：
您怎么看未来？

### 王小明：
未来是走出来的，不是等来的。
`;
const theme = `
  - id: earlier-theme
    names: { zh: 城市, en: Cities }
    definition: What cities are.
    terms: { zh: { 城市: 2 } }
`;

/** One that held another interview and theme before: `{ address, stop, gone }`, by path an id that is no more. */
export async function startLater() {
  const folder = await mkdtemp(join(tmpdir(), "quotes-earlier-"));
  const [Quotes__Seeds, Quotes__Data] = [join(folder, "seeds"), join(folder, "data")];
  await cp(seeds, Quotes__Seeds, { recursive: true });
  await writeFile(join(Quotes__Seeds, "earlier.md"), earlier);
  await appendFile(join(Quotes__Seeds, "themes.yaml"), theme);
  const before = await startServer({ Quotes__Seeds, Quotes__Data });
  const gone = await idsOf(before).finally(before.stop);
  const server = await startServer({ Quotes__Data });
  const stop = () => server.stop().then(() => rm(folder, { recursive: true, force: true }));
  return { ...server, gone, stop };
}

async function idsOf({ address }) {
  const first = async (list) => {
    const answer = await fetch(`${address}/v1/${list}?interview=earlier-interview&limit=1`);
    return (await answer.json()).items[0].id;
  };
  const [answer, question, quote] = [await first("answers"), await first("questions"), await first("quotes")];
  return {
    "/v1/answers/{id}": answer,
    "/v1/interviews/{id}": "earlier-interview",
    "/v1/interviews/{id}/transcript": "earlier-interview",
    "/v1/questions/{id}": question,
    "/v1/quotes/{id}": quote,
    "/v1/quotes/{id}/annotation": quote,
    "/v1/quotes/{id}/citation": quote,
    "/v1/speakers/{id}": "wang-xiaoming",
    "/v1/themes/{id}": "earlier-theme",
  };
}

/** One whose caller has used up his rate limit. */
export async function startLimited() {
  const server = await startServer({ Quotes__Limits__Requests: "1", Quotes__Limits__Window: "01:00:00" });
  await fetch(`${server.address}/v1`);
  return server;
}

/** One that has no corpus, for there are no seeds. */
export const startEmpty = () => startServer({ Quotes__Seeds: join(seeds, "nowhere") }, { until: "/health/live" });

/** By path: where the second page of a list is, for those that have one. */
export async function secondPages({ address }, document) {
  const pages = {};
  for (const [path, { get }] of Object.entries(document.paths)) {
    if (!get?.parameters?.some(({ name }) => name === "cursor")) continue;
    const words = get.parameters.find(({ name, required }) => name === "q" && required);
    const query = new URLSearchParams({ limit: "1", ...(words && { q: words.example }) });
    const { next } = await (await fetch(`${address}${path}?${query}`)).json();
    if (next) pages[path] = next;
  }
  return pages;
}
