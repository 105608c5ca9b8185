import type { paths } from "./schema.js";

type Json<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Body } } } }
  ? Body
  : never;
type Reads = { [P in keyof paths as Json<paths[P]["get"]> extends never ? never : P]: paths[P]["get"] };
type Posts = { [P in keyof paths as Json<paths[P]["post"]> extends never ? never : P]: paths[P]["post"] };
type Parameters<Operation> = Operation extends { parameters: infer All } ? All : never;
// The client reads JSON; another format would be refused by its types, not by its parser.
type Kept<Query> = Query extends object ? Omit<Query, "format"> : never;

/** The paths that can be read as JSON. */
export type ReadPath = keyof Reads;
/** The paths that take a JSON body. */
export type PostPath = keyof Posts;
/** The paths that give a list a page at a time. */
export type ListPath = {
  [P in ReadPath]: Answer<P> extends { items: unknown[]; next: string | null } ? P : never;
}[ReadPath];

/** What a path answers with. */
export type Answer<P extends ReadPath | PostPath> = P extends ReadPath
  ? Json<Reads[P]>
  : P extends PostPath
    ? Json<Posts[P]>
    : never;
/** What a path that is posted to answers with. */
export type PostAnswer<P extends PostPath> = Json<Posts[P]>;
/** The query parameters of a path. */
export type QueryOf<P extends ReadPath | PostPath> = Kept<NonNullable<RawQuery<P>>>;
/** The entries of a list. */
export type ItemOf<P extends ListPath> = Answer<P> extends { items: (infer Item)[] } ? Item : never;
/** The body that a path takes. */
export type Sent<P extends PostPath> = Posts[P] extends { requestBody: { content: { "application/json": infer Body } } }
  ? Body
  : never;

type RawQuery<P extends ReadPath | PostPath> = P extends ReadPath
  ? Parameters<Reads[P]> extends { query?: infer Query }
    ? Query
    : never
  : P extends PostPath
    ? Parameters<Posts[P]> extends { query?: infer Query }
      ? Query
      : never
    : never;

type InPath<P extends ReadPath> = Parameters<Reads[P]> extends { path: infer Values extends object } ? Values : object;

/** What a path needs and may be given: its `path` and `query` parameters, as the document has them. */
export type Given<P extends ReadPath> = (object extends InPath<P> ? unknown : { path: InPath<P> }) &
  (object extends QueryOf<P> ? { query?: QueryOf<P> } : { query: QueryOf<P> });
