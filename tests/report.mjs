// How node's test runner tells tests/run what it found. First line: how many passed and failed; then each failure.
// A skip is a failure: a test that never runs proves nothing.
export default async function* report(events) {
  let passed = 0;
  const failures = [];
  for await (const { type, data } of events) {
    // A suite, or a file, is told of as a test around its tests.
    const around =
      data?.details?.type === "suite" ||
      data?.details?.error?.failureType === "subtestsFailed" ||
      data?.name === data?.file;
    if (type === "test:pass" && !around && (data.skip !== undefined || data.todo !== undefined))
      failures.push([data.name, "skipped"]);
    else if (type === "test:pass" && !around) passed++;
    else if (type === "test:fail" && data.details.error.failureType !== "subtestsFailed") {
      const { cause = data.details.error } = data.details.error;
      failures.push([data.name, `${cause?.stack ?? cause}`]);
    }
  }
  if (passed + failures.length === 0) failures.push(["all", "no test ran"]);
  yield `${passed} ${failures.length}\n`;
  for (const [name, why] of failures)
    yield `${name}: ${why.split("\n").slice(0, 30).join("\n")}`.replace(/^/gm, "        ") + "\n";
}
