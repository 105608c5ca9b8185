// What a front-end developer writes against the client: it must compile, and what is wrong in it must not.
import { connect, get, items, post, QuotesProblem, type Quote } from "quotes-client";

const service = connect("http://localhost:8080", { keep: 10 });

export const one: Promise<Quote> = get(service, "/v1/quotes/{id}", { path: { id: "q-yknd74rd3rrm" } });
export const today: Promise<Quote> = get(service, "/v1/quotes/daily");

export async function texts(signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for await (const quote of items(service, "/v1/quotes", { query: { theme: "talent", limit: 100 }, signal }))
    found.push(quote.text);
  return found;
}

export async function verdict(text: string): Promise<string> {
  try {
    return (await post(service, "/v1/verifications", { text })).verdict;
  } catch (reason) {
    if (reason instanceof QuotesProblem) return reason.problem.errors?.["text"]?.join() ?? reason.message;
    throw reason;
  }
}

// @ts-expect-error: there is no such path.
get(service, "/v1/qoutes");
// @ts-expect-error: an id is needed.
get(service, "/v1/quotes/{id}");
// @ts-expect-error: a search needs q.
get(service, "/v1/search", { query: { limit: 3 } });
// @ts-expect-error: there is no such parameter.
get(service, "/v1/quotes", { query: { themes: "talent" } });
// @ts-expect-error: another format than JSON is not for this client.
get(service, "/v1/quotes", { query: { format: "csv" } });
// @ts-expect-error: with exactOptionalPropertyTypes, what is left out is left out.
get(service, "/v1/quotes", { query: { theme: undefined } });
// @ts-expect-error: a single quote is no list.
items(service, "/v1/quotes/{id}", { path: { id: "q-yknd74rd3rrm" } });
// @ts-expect-error: the body needs a text.
post(service, "/v1/verifications", {});
// @ts-expect-error: a question may be null.
export const forgetful = (quote: Quote): string => quote.question.text;
