export { connect, type Connection, type Options } from "./connection.js";
export { QuotesProblem } from "./problem.js";
export { get, post, type Asking } from "./reading.js";
export { items, pages } from "./paging.js";
export type { Answer, ItemOf, ListPath, PostPath, QueryOf, ReadPath, Sent } from "./contract.js";
export type { components, operations, paths } from "./schema.js";

import type { components } from "./schema.js";

type Schemas = components["schemas"];
export type Quote = Schemas["Quote"];
export type Interview = Schemas["Interview"];
export type Speaker = Schemas["Speaker"];
export type Theme = Schemas["Theme"];
export type Citation = Schemas["Citation"];
export type Hit = Schemas["Hit"];
export type Problem = Schemas["Problem"];
