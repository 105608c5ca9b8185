/** A service to ask, and what it has answered. */
export interface Connection {
  /** Its address, without a slash at the end. */
  readonly base: string;
  readonly fetch: typeof fetch;
  /** Answers by address, each with the ETag that it is asked for again by. */
  readonly kept: Map<string, { tag: string; body: unknown }>;
  /** How many answers are kept. */
  readonly keep: number;
}

export interface Options {
  /** What to ask with; the platform's own where it is left out. */
  fetch?: typeof fetch;
  /** How many answers to keep, so that an unchanged one is not sent again; 100 where it is left out, 0 for none. */
  keep?: number;
}

/** Says where the service is; asks nothing yet. */
export const connect = (base: string | URL, { fetch: ask = fetch, keep = 100 }: Options = {}): Connection => ({
  base: `${base}`.replace(/\/+$/, ""),
  // A browser's fetch must not be called as a method of another object.
  fetch: (...what) => ask(...what),
  kept: new Map(),
  keep,
});
