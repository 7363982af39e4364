import { expect, test } from "vitest";
import { command } from "../src/command.ts";

/** The value of an expression over a module of scripts/, which are JavaScript without types. */
async function evaluate(module: string, expression: string): Promise<unknown> {
  const program = `import * as it from "./scripts/${module}"; process.stdout.write(JSON.stringify(${expression}))`;
  const result = await command("node", ["--input-type=module", "-e", program]);
  expect(result.stderr).toBe("");
  return JSON.parse(result.stdout);
}

const suites = `[{ status: "passed", assertionResults: [1] }, { status: "failed", assertionResults: [] }]`;

function report(fields: string): string {
  return `{ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...${fields} }`;
}

test.each([
  ["every test passed", `it.countTests(${report("{}")}, 0)`, { passed: 5, failed: 0 }],
  ["tests failed", `it.countTests(${report("{ numFailedTests: 2 }")}, 1)`, { passed: 5, failed: 2 }],
  ["a file did not load", `it.countTests(${report(`{ testResults: ${suites} }`)}, 1)`, { passed: 5, failed: 1 }],
  ["tests were skipped", `it.countTests(${report("{ numPendingTests: 1, numTodoTests: 2 }")}, 0)`, { failed: 3 }],
  ["an error outside any test", `it.countTests(${report("{}")}, 1)`, { passed: 5, failed: 1 }],
  ["vitest left no report", "it.countTests(undefined, 1)", { passed: 0, failed: 1 }],
])("the last line of npm test is right when %s", async (_, expression, counts) => {
  expect(await evaluate("count.mjs", expression)).toMatchObject(counts);
});

test("a polluted environment reaches no child, the way to a registry does", async () => {
  const polluted = {
    PATH: "/usr/bin",
    HOME: "/tmp",
    NODE_OPTIONS: "--require ./gone.js",
    NODE_ENV: "production",
    NODE_PATH: "/gone",
    npm_config_omit: "dev",
    npm_config_node_linker: "hoisted",
    npm_lifecycle_event: "start",
    npm_config_registry: "http://127.0.0.1:4873/",
    LANG: "tr_TR.UTF-8",
  };
  const env = await evaluate("setup.mjs", `it.environment(${JSON.stringify(polluted)})`);
  expect(env).toMatchObject({ npm_config_registry: "http://127.0.0.1:4873/", LANG: "tr_TR.UTF-8", NO_COLOR: "1" });
  const gone = [
    "NODE_OPTIONS",
    "NODE_ENV",
    "NODE_PATH",
    "npm_config_omit",
    "npm_config_node_linker",
    "npm_lifecycle_event",
  ];
  for (const name of gone) expect(env).not.toHaveProperty(name);
  expect(env).toHaveProperty("PATH", expect.stringMatching(/node_modules.\.bin.*usr.bin$/));
});

test("a home folder that cannot be written is replaced by one that can", async () => {
  const env = await evaluate(
    "setup.mjs",
    `it.environment({ PATH: "", HOME: "/proc/none", npm_config_cache: "/proc/none/.npm" })`,
  );
  expect(env).toHaveProperty("HOME", expect.stringMatching(/out.\.home$/));
  expect(env).not.toHaveProperty("npm_config_cache");
});
