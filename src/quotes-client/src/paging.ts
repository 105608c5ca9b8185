import type { Connection } from "./connection.js";
import type { Answer, ItemOf, ListPath } from "./contract.js";
import { get, read, type Rest } from "./reading.js";

/** The pages of a list, one after the other, each asked for when it is wanted. */
export async function* pages<P extends ListPath>(
  service: Connection,
  path: P,
  ...rest: Rest<P>
): AsyncGenerator<Answer<P>> {
  let page = await get(service, path, ...rest);
  for (;;) {
    yield page;
    const { next } = page as { next: string | null };
    if (!next) return;
    page = (await read(service, next, rest[0]?.signal)) as Answer<P>;
  }
}

/** The entries of a list over all its pages: `for await (const quote of items(service, "/v1/quotes"))`. */
export async function* items<P extends ListPath>(
  service: Connection,
  path: P,
  ...rest: Rest<P>
): AsyncGenerator<ItemOf<P>> {
  for await (const page of pages(service, path, ...rest)) yield* page.items as ItemOf<P>[];
}
