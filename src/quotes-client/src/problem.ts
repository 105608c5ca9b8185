import type { components } from "./schema.js";

type Problem = components["schemas"]["Problem"];

/** A refusal: the problem (RFC 9457) that the service answered with. */
export class QuotesProblem extends Error {
  override readonly name = "QuotesProblem";

  constructor(
    /** What is wrong, and what to do: `errors` by parameter, `successor` of an id that is gone. */
    readonly problem: Problem,
    /** The answer's headers, such as `Retry-After`. */
    readonly headers: Headers,
  ) {
    super(problem.detail);
  }

  /** The status code, such as 404. */
  get status(): number {
    return this.problem.status;
  }
}
