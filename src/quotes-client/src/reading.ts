import type { Connection } from "./connection.js";
import type { Given, PostAnswer, PostPath, QueryOf, ReadPath, Answer, Sent } from "./contract.js";
import { QuotesProblem } from "./problem.js";

/** What a path needs and may be given, and what stops it. */
export type Asking<P extends ReadPath> = Given<P> & { signal?: AbortSignal };

type Loose = { path?: Record<string, string>; query?: Record<string, unknown>; signal?: AbortSignal };
/** Left out where nothing is needed. */
export type Rest<P extends ReadPath> = object extends Given<P> ? [asking?: Asking<P>] : [asking: Asking<P>];

/**
 * Reads a path of the API: `get(service, "/v1/quotes/{id}", { path: { id } })`. What is unchanged since it was last
 * read is not sent again (If-None-Match). What is given back is shared with later calls: don't change it.
 * @throws {QuotesProblem} where the service refuses; what `fetch` throws where it cannot be reached, or `signal` stops
 * it; {TypeError} where a `path` parameter is empty, `.` or `..`.
 */
export const get = async <P extends ReadPath>(
  service: Connection,
  path: P,
  ...[asking]: Rest<P>
): Promise<Answer<P>> => {
  const { path: ids = {}, query = {}, signal } = (asking ?? {}) as Loose;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, ids[name]!));
  return (await read(service, address(filled, query), signal)) as Answer<P>;
};

/**
 * Posts a body: `post(service, "/v1/verifications", { text })`.
 * @throws {QuotesProblem} where the service refuses.
 */
export const post = async <P extends PostPath>(
  service: Connection,
  path: P,
  body: Sent<P>,
  { query, signal }: { query?: QueryOf<P>; signal?: AbortSignal } = {},
): Promise<PostAnswer<P>> => {
  const answer = await service.fetch(service.base + address(path, query ?? {}), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: signal ?? null,
  });
  return (await told(answer)) as PostAnswer<P>;
};

/** Reads a relative reference that the service gave, such as `next`. */
export const read = async (service: Connection, reference: string, signal?: AbortSignal): Promise<unknown> => {
  const { kept, keep } = service;
  const url = service.base + reference;
  const known = kept.get(url);
  const answer = await service.fetch(url, {
    headers: known ? { "If-None-Match": known.tag } : {},
    signal: signal ?? null,
  });
  if (known && answer.status === 304) return known.body;
  const body = await told(answer);
  const tag = answer.headers.get("ETag");
  // Behind all others, so that the one longest unasked goes first.
  kept.delete(url);
  if (tag && keep) kept.set(url, { tag, body });
  if (kept.size > keep) kept.delete(kept.keys().next().value!);
  return body;
};

const address = (path: string, query: object): string => {
  const given = Object.entries(query).filter(([, value]) => value != null);
  return path + (given.length ? `?${new URLSearchParams(given)}` : "");
};

// Dots name another folder however they are escaped (URL standard, "single-dot URL path segment").
const segment = (name: string, id: string): string => {
  if (/^\.{0,2}$/.test(id)) throw TypeError(`${name}: "${id}"`);
  return encodeURIComponent(id);
};

const told = async (answer: Response): Promise<unknown> => {
  if (answer.ok) return answer.json();
  const { status, statusText: title, headers } = answer;
  // A proxy before the service refuses in its own words.
  const made = { type: "about:blank", title, status, detail: `${status} ${title}` };
  throw new QuotesProblem(
    /problem\+json/.test(headers.get("Content-Type") ?? "") ? await answer.json() : made,
    headers,
  );
};
