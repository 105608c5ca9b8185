// The requests of Specmatic's plain run, made from the document: every parameter's example by itself, every format by
// name and by `Accept`, and each refusal that a request can bring about. Where an answer has examples Specmatic makes
// up no request of its own.

const problem = "application/problem+json";

/**
 * Every example, as Specmatic reads it from a file.
 * @param {object} document the OpenAPI document
 * @param {Record<string, string>} next by path: the address of a list's second page
 * @param {Record<string, string>} gone by path: an id that only an earlier corpus held
 */
export const examplesOf = (document, next, gone) =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      [...(method === "get" ? reading : posting)(path, operation, next[path], gone[path])].map(
        ([name, request, status, type]) => {
          const { content } = operation.responses[status];
          return example(name, { method: method.toUpperCase(), ...request }, status, type, content);
        },
      ),
    ),
  );

/** A request of each operation that is refused whatever it asks. */
export const refusalsOf = (document, status) =>
  examplesOf(document, {}, {})
    .filter(({ name }) => name === "found")
    .map(({ name, partial: { "http-request": request } }) =>
      // Specmatic sends no `Accept` that the answer does not satisfy.
      example(name, { ...request, headers: { ...request.headers, Accept: undefined } }, status, problem),
    );

function* reading(path, operation, next, gone) {
  const { id, query, needed } = parametersOf(operation);
  const named = (what) => `${operation.operationId}: ${what}`;
  const at = (one) => path.replace("{id}", one);
  const found = { path: at(id?.examples.found.value), query: needed };
  const asked = (values) => ({ ...found, query: { ...needed, ...values } });
  const types = Object.keys(operation.responses[200].content);
  const formats = query.find(({ name }) => name === "format")?.schema.enum ?? [];

  // Named as the example in the document, which it stands in for: that one can tell Specmatic no `Accept`.
  const json = types.includes("application/json") ? "application/json" : types[0];
  yield ["found", { ...found, headers: { Accept: json } }, 200, json];
  for (const parameter of query.filter(({ name, example }) => example !== undefined && name !== "format")) {
    // These say how to search, and mean nothing without words.
    const search = ["match", "script", "sort"].includes(parameter.name) && query.find(({ name }) => name === "q");
    yield [named(parameter.name), asked({ ...(search && exampleOf(search)), ...exampleOf(parameter) }), 200, types[0]];
  }
  for (const [index, type] of types.entries()) {
    // Specmatic does not tell it from schema.org's JSON-LD.
    if (formats[index] === "annotation") continue;
    yield [named(type), { ...found, headers: { Accept: type } }, 200, type];
    if (formats[index]) yield [named(formats[index]), asked({ format: formats[index] }), 200, type];
  }
  if (next) {
    const cursor = new URL(next, "http://localhost").searchParams.get("cursor");
    const other = (cursor[0] === "A" ? "B" : "A") + cursor.slice(1);
    yield [named("the second page"), asked({ cursor }), 200, types[0]];
    yield [named("a cursor of no list"), asked({ cursor: other }), 400, problem];
  }
  yield [named("unchanged"), { ...found, headers: { "If-None-Match": "*" } }, 304];
  yield* refused(named, found);
  if (id) yield [named("no such id"), { path: at(id.examples.missing.value) }, 404, problem];
  else if (operation.responses[404]) yield ["missing", asked({ q: "“没有人说过这句话”" }), 404, problem];
  if (gone) yield [named("gone"), { path: at(gone) }, 410, problem];
}

function* posting(path, operation) {
  const named = (what) => `${operation.operationId}: ${what}`;
  const body = operation.requestBody.content["application/json"].example;
  const json = { "Content-Type": "application/json" };
  const sent = { path, headers: json, body };
  yield ["found", sent, 200, "application/json"];
  for (const parameter of operation.parameters)
    yield [named(parameter.name), { ...sent, query: exampleOf(parameter) }, 200, "application/json"];
  yield* refused(named, sent);
  yield [named("no text"), { ...sent, body: {} }, 400, problem];
  yield [named("no JSON"), { path, headers: { "Content-Type": "text/plain" }, body: body.text }, 415, problem];
}

/** What every operation refuses. */
function* refused(named, request) {
  yield [named("an unknown parameter"), { ...request, query: { ...request.query, unknown: "1" } }, 400, problem];
  // It is the format of no answer, but of the refusal: Specmatic sends no `Accept` that the answer does not satisfy.
  yield [named("an unknown format"), { ...request, headers: { ...request.headers, Accept: problem } }, 406, problem];
}

function parametersOf({ parameters = [] }) {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const needed = Object.assign({}, ...query.filter(({ required }) => required).map(exampleOf));
  return { id: parameters.find((parameter) => parameter.in === "path"), query, needed };
}

const exampleOf = ({ name, example }) => ({ [name]: `${example}` });

// Partial: of the answer its status and type are told, and of its body whether it is a text, a list or an object.
function example(name, request, status, type, content) {
  const kind = content?.[type].schema.type;
  const body = kind === "string" ? "" : kind === "array" ? [] : {};
  const response = { status, ...(type && { headers: { "Content-Type": type }, body }) };
  return { name, partial: { "http-request": request, "http-response": response } };
}
