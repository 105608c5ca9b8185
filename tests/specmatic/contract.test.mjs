// Every answer that the document declares, asked for by Specmatic with examples that are made from the document.
import assert from "node:assert/strict";
import { test } from "node:test";
import { examplesOf, refusalsOf } from "./examples.mjs";
import { secondPages, startEmpty, startLater, startLimited } from "./services.mjs";
import { document, hold, report, text } from "./specmatic.mjs";

const overlay = await text("plain.yaml");

/** What Specmatic finds of a service. */
const check = (service, more) => hold(service.address, overlay, more).finally(service.stop);

const later = await startLater();
const found = await Promise.all([
  check(later, { examples: examplesOf(document, await secondPages(later, document), later.gone) }),
  check(await startLimited(), { examples: refusalsOf(document, 429), options: ["--filter=STATUS='429'"] }),
  check(await startEmpty(), { examples: refusalsOf(document, 503), options: ["--filter=STATUS='503'"] }),
]);
const asked = found.flatMap((one) => report(one));

test("Every answer that the document declares was asked for, but for those that no request brings about", () => {
  const missing = declared().filter((answer) => !asked.includes(answer));
  // A defect of the service; a body that never comes; one so large that the service hangs up on it, and its answer may
  // be lost.
  const others = missing.filter((answer) => !/ (500|408|413) /.test(answer));
  // And a media type that Specmatic does not tell from another (plain.yaml).
  assert.deepEqual(others, [
    'GET /v1/quotes/{id}/citation 200 application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  ]);
});

function declared() {
  const resolve = ({ $ref, ...own }) => ($ref ? document.components.responses[$ref.split("/").at(-1)] : own);
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.entries(responses).flatMap(([status, response]) =>
        Object.keys(resolve(response).content ?? { NA: {} }).map(
          (type) => `${method.toUpperCase()} ${path} ${status} ${type}`,
        ),
      ),
    ),
  );
}
