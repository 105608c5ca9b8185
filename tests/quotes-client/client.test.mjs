import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connect, get, items, pages, post, QuotesProblem } from "quotes-client";
import { startServer } from "../server.mjs";

const known = "q-yknd74rd3rrm";
let server, service, asked;

before(async () => {
  server = await startServer();
});
after(() => server?.stop());

/** A connection that remembers what it asked and was answered. */
const open = (options = {}) => {
  asked = [];
  const counted = async (url, init) => {
    const answer = await fetch(url, init);
    asked.push({ url: String(url), status: answer.status });
    return answer;
  };
  return (service = connect(server.address + "/", { fetch: counted, ...options }));
};

test("A quote is read by its id", async () => {
  const quote = await get(open(), "/v1/quotes/{id}", { path: { id: known } });
  assert.equal(quote.id, known);
  assert.equal(quote.speaker.name, "汤道生");
  assert.equal(asked[0].url, `${server.address}/v1/quotes/${known}`);
});

test("Query parameters are escaped, and those that are undefined or null left out", async () => {
  const page = await get(open(), "/v1/quotes", {
    query: { q: "“客户需求” 平台", theme: undefined, speaker: null, limit: 3, offsets: "utf16" },
  });
  assert.ok(page.items.length > 0 && page.items.length <= 3);
  assert.ok(page.items.every((quote) => quote.text.includes("客户需求") && quote.offsetUnit === "utf16"));
});

test("An id is escaped in the path", async () => {
  await assert.rejects(get(open(), "/v1/quotes/{id}", { path: { id: "../corpus?x#y" } }), { status: 404 });
  assert.equal(asked[0].url, `${server.address}/v1/quotes/..%2Fcorpus%3Fx%23y`);
});

test("An id that would leave its segment of the path is refused, and nothing asked", async () => {
  for (const id of ["", ".", ".."])
    await assert.rejects(get(open(), "/v1/quotes/{id}/citation", { path: { id } }), TypeError);
  assert.deepEqual(asked, []);
  await assert.rejects(get(open(), "/v1/quotes/{id}", { path: { id: "..." } }), { status: 404 });
});

test("Every entry of a list comes once, over all its pages", async () => {
  const { counts } = await get(open(), "/v1/corpus");
  const ids = new Set();
  for await (const quote of items(service, "/v1/quotes", { query: { limit: 7 } })) ids.add(quote.id);
  assert.equal(ids.size, counts.quotes);
  assert.equal(asked.length, 1 + Math.ceil(counts.quotes / 7));
});

test("A page is asked for only when it is wanted", async () => {
  for await (const quote of items(open(), "/v1/quotes", { query: { limit: 2 } })) {
    assert.ok(quote.id);
    break;
  }
  assert.equal(asked.length, 1);
});

test("A search pages with its facets", async () => {
  let hits = 0;
  for await (const page of pages(open(), "/v1/search", { query: { q: "客户", limit: 20 } })) {
    hits += page.items.length;
    assert.ok(page.facets.themes.length > 0);
    assert.equal(page.totalIsLowerBound, false);
  }
  assert.equal(hits, (await get(service, "/v1/search", { query: { q: "客户" } })).total);
});

test("A refusal is a problem that names each parameter", async () => {
  const refused = await get(open(), "/v1/quotes", { query: { limit: 0, theme: "no-such-theme" } }).catch(
    (reason) => reason,
  );
  assert.ok(refused instanceof QuotesProblem);
  assert.equal(refused.status, 400);
  assert.equal(refused.problem.type, "/problems/invalid-parameter");
  assert.deepEqual(Object.keys(refused.problem.errors).sort(), ["limit", "theme"]);
  assert.equal(refused.headers.get("Cache-Control"), "no-store");
});

test("What is no problem document becomes one", async () => {
  const proxy = async () => new Response("<h1>down</h1>", { status: 502, statusText: "Bad Gateway" });
  await assert.rejects(get(connect("http://quotes.example", { fetch: proxy }), "/v1"), (refused) => {
    assert.deepEqual(refused.problem, {
      type: "about:blank",
      title: "Bad Gateway",
      status: 502,
      detail: "502 Bad Gateway",
    });
    return true;
  });
});

test("What is unchanged is not sent again", async () => {
  const first = await get(open(), "/v1/quotes/{id}", { path: { id: known } });
  const second = await get(service, "/v1/quotes/{id}", { path: { id: known } });
  assert.deepEqual(
    asked.map(({ status }) => status),
    [200, 304],
  );
  assert.equal(second, first);
});

test("Only as much is kept as was allowed, the longest unasked goes first", async () => {
  const themes = (await get(open({ keep: 2 }), "/v1/themes")).items.slice(0, 2);
  for (const { id } of themes) await get(service, "/v1/themes/{id}", { path: { id } });
  await get(service, "/v1/themes/{id}", { path: { id: themes[0].id } });
  await get(service, "/v1/themes");
  assert.deepEqual(
    asked.map(({ status }) => status),
    [200, 200, 200, 304, 200],
  );
  assert.equal(service.kept.size, 2);
});

test("Nothing is kept where nothing may be", async () => {
  open({ keep: 0 });
  await get(service, "/v1");
  await get(service, "/v1");
  assert.deepEqual(
    asked.map(({ status }) => status),
    [200, 200],
  );
});

test("A signal stops what is asked", async () => {
  await assert.rejects(get(open(), "/v1", { signal: AbortSignal.abort() }), { name: "AbortError" });
  const stopped = new AbortController();
  await assert.rejects(
    async () => {
      for await (const _ of items(service, "/v1/quotes", { query: { limit: 1 }, signal: stopped.signal }))
        stopped.abort();
    },
    { name: "AbortError" },
  );
});

test("A text is verified", async () => {
  const verdict = await post(
    open(),
    "/v1/verifications",
    { text: "做2B业务最重要的是客户导向" },
    { query: { offsets: "utf16" } },
  );
  assert.equal(verdict.verdict, "exact");
  assert.equal(verdict.offsetUnit, "utf16");
  await assert.rejects(post(service, "/v1/verifications", { text: "" }), (refused) => "text" in refused.problem.errors);
});

test("Every path that can be read answers what its types say it has", async () => {
  const { items: styles } = await get(open(), "/v1/citation-styles");
  const citation = await get(service, "/v1/quotes/{id}/citation", {
    path: { id: known },
    query: { style: styles[0].id },
  });
  assert.equal(citation.formatted[0].style, styles[0].id);
  const daily = await get(service, "/v1/quotes/daily", { query: { date: "2026-11-23" } });
  assert.equal((await get(service, "/v1/quotes/random", { query: { seed: 7, limit: 3 } })).items.length, 3);
  assert.equal(daily.kind === "answer" || daily.kind === "lede", true);
  const transcript = await get(service, "/v1/interviews/{id}/transcript", { path: { id: daily.interview.id } });
  assert.ok(transcript.turns.length > 10);
});

test("A service that cannot be reached is what fetch says it is", async () => {
  await assert.rejects(get(connect("http://127.0.0.1:1"), "/v1"), TypeError);
});
