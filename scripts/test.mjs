// npm test: install, build, then every gate and every test. The last line is "N passed, N failed".

import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { countTests } from "./count.mjs";
import { colour, environment, main, ownNode, paint, prepare, root, run, runTool, tell } from "./setup.mjs";

const report = path.join(root, "out", "vitest.json");
const inTurn =
  (...runs) =>
  async () => {
    let seconds = 0;
    for (const start of runs) {
      const result = await start();
      seconds += result.seconds;
      if (result.code !== 0) return { ...result, seconds };
    }
    return { code: 0, output: "", seconds };
  };

// The longest first, so that both lanes end together.
const gates = [
  { title: "tarballs", start: () => run(ownNode(), [path.join(root, "scripts", "tarballs.mjs")]) },
  {
    title: "format and lint",
    start: () =>
      runTool("@biomejs/biome", "biome", ["ci", "--error-on-warnings", `--colors=${colour ? "force" : "off"}`, "."]),
  },
  {
    title: "types",
    start: inTurn(
      () => runTool("typescript", "tsc", ["--noEmit"]),
      () => runTool("typescript", "tsc", ["-p", "tsconfig.core.json"]),
      () => runTool("typescript", "tsc", ["-p", "apps/top-videos-web/tsconfig.client.json"]),
    ),
  },
  { title: "dead code", start: () => runTool("knip", "knip", ["--no-progress"]) },
];

async function pass(gate) {
  const result = await gate.start();
  const time = paint("quiet", `(${result.seconds.toFixed(1)} s)`);
  if (result.code === 0) console.log(`${paint("good", "pass")}  ${gate.title} ${time}`);
  else console.log(`${paint("bad", "FAIL")}  ${gate.title} ${time}\n${result.output.trim()}\n`);
  return result.code === 0;
}

/** The gates, two at a time: none depends on another, and two cores are what a small machine has. */
async function passAll() {
  const waiting = [...gates];
  const verdicts = [];
  const lane = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) verdicts.push(await pass(gate));
  };
  await Promise.all([lane(), lane()]);
  return verdicts;
}

async function testAll() {
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  // Many tests wait for a program or a browser of their own: two files at a time leave a fifth of two cores idle.
  const workers = Math.max(3, availableParallelism());
  const args = [
    "run",
    `--maxWorkers=${workers}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const env = environment();
  if (colour) env.FORCE_COLOR = "1";
  const result = await runTool("vitest", "vitest", args, { env, show: true });
  const counts = countTests(existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined, result.code);
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped tests count as failed`);
  const verdict = counts.failed === 0 ? paint("good", "pass") : paint("bad", "FAIL");
  console.log(`${verdict}  tests ${paint("quiet", `(${result.seconds.toFixed(1)} s)`)}`);
  return counts;
}

await main(async () => {
  try {
    await prepare();
  } catch (error) {
    // Without packages there is nothing to test with; the last line has its form all the same.
    tell(error);
    console.log("0 passed, 1 failed");
    return 1;
  }
  const verdicts = await passAll();
  const tests = await testAll();
  const good = verdicts.filter(Boolean).length;
  const failed = tests.failed + verdicts.length - good;
  console.log(`${tests.passed + good} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
