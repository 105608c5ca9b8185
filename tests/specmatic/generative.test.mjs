// Requests that Specmatic makes up: every set of parameters, every bound, and what the document does not allow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { document, hold, report, text } from "./specmatic.mjs";
import { startServer } from "../server.mjs";

// It tries every subset of the optional parameters, 131,072 of a list's 17; so it gets a group of them at a time. The
// least and the greatest length are apart, for the one must not be above the other, which no schema can say.
const groups = [
  ["match", "script", "sort", "limit", "offsets", "minLength"],
  ["theme", "speaker", "interview", "question", "kind", "format"],
  ["maxLength", "from", "to", "ids", "seed", "role", "style", "accessed", "revision", "date", "tz"],
];
// How many requests each subset is tried with: as many as a parameter has values, valid or not, that Specmatic knows.
// More of them try the values together.
const combinations = process.env.QUOTES_FULL ? "50" : "8";

const overlay = await text("generative.yaml");
const dictionary = await text("dictionary.yaml");
const environment = { SPECMATIC_GENERATIVE_TESTS: "true", MAX_TEST_REQUEST_COMBINATIONS: combinations };
// An annotation has one media type of its own, which no example in the document is under.
const examples = [
  {
    name: "found",
    partial: {
      "http-request": { method: "GET", path: "/v1/quotes/q-yknd74rd3rrm/annotation" },
      "http-response": { status: 200, body: {} },
    },
  },
];

const optional = new Set(
  Object.values(document.paths)
    .flatMap(({ get }) => get?.parameters ?? [])
    .filter(({ name, required }) => !required && !["q", "cursor"].includes(name))
    .map(({ name }) => name),
);

const server = await startServer();
try {
  for (const group of groups) {
    const others = [...optional].filter((name) => !group.includes(name));
    // Words are needed where it is said how to search; with the other groups only where nothing goes without them.
    const words = group.includes("match") ? "update: { required: true }" : "remove: true";
    const more = [
      `  - target: $.paths.*.get.parameters[?(@.name == 'q' && !(@.required == true))]\n    ${words}\n`,
      `  - target: $.paths.*.get.parameters[?(@.name in [${others.map((name) => `'${name}'`)}])]\n    remove: true\n`,
    ];
    const held = await hold(server.address, overlay + more.join(""), { examples, dictionary, environment });
    report(held, `${group[0]}…: `);
  }
} finally {
  await server.stop();
}

test("Every parameter is in one of the groups", () => {
  assert.deepEqual(groups.flat().sort(), [...optional].sort());
});
