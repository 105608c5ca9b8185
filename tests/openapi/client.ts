// What a front-end developer writes against the generated types: it must compile, or they can't use the document.
import type { components, operations, paths } from "./quotes.js";

type Quote = components["schemas"]["Quote"];
type Problem = components["responses"]["InvalidParameter"]["content"]["application/problem+json"];
type ListQuery = NonNullable<operations["listQuotes"]["parameters"]["query"]>;
type QuotePage = paths["/v1/quotes"]["get"]["responses"][200]["content"]["application/json"];

export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Refusal((await answer.json()) as Problem);
  return (await answer.json()) as T;
}

export async function* quotes(base: string, query: ListQuery): AsyncGenerator<Quote> {
  const given = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  let next: string | null = `/v1/quotes?${new URLSearchParams(given)}`;
  while (next !== null) {
    const page: QuotePage = await get<QuotePage>(base + next);
    yield* page.items;
    next = page.next;
  }
}

export function caption(quote: Quote): string {
  // A lede has no question, and the text does not always tell who spoke: the types must say both.
  const asked: string | null = quote.question === null ? null : quote.question.text;
  const speaker: string = quote.speaker === null ? "?" : quote.speaker.name;
  const themes: string[] = quote.themes.map((theme) => theme.id);
  const [start, end]: [number, number] = [quote.span.start, quote.span.end];
  return `${speaker} (${quote.kind}, ${start}–${end}, ${themes.join()}): ${quote.text}${asked ?? ""}`;
}

export const talent = quotes("http://localhost:8080", { theme: "talent", limit: 100, offsets: "utf16" });

// @ts-expect-error: a query parameter that the API does not know would be answered with 400.
export const unknown: ListQuery = { themes: "talent" };
// @ts-expect-error: a question may be null; a client that forgets it breaks on the lede.
export const forgetful = (quote: Quote): string => quote.question.text;
