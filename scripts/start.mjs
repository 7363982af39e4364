// npm start: install, build, then do the main job on real input. With --once it ends there.

import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { main, ownNode, paint, prepare, root, run, StepError, step } from "./setup.mjs";
import { hints, tour } from "./tour.mjs";

const folder = path.join(root, "out");

function describe(file) {
  const full = path.join(folder, file);
  if (!existsSync(full)) throw new StepError(`out/${file} was promised but not written`);
  return `out/${file} (${statSync(full).size.toLocaleString("en")} bytes)`;
}

function scriptOf(program) {
  const home = path.join(root, program.package);
  return path.join(home, JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")).bin[program.command]);
}

async function take({ title, program, args, makes }) {
  await step(title, async () => {
    const result = await run(ownNode(), [scriptOf(program), ...args], { cwd: folder });
    if (result.code !== 0) throw new StepError(`${title}: ended with code ${result.code}`, result.output.trim());
  });
  return makes.map(describe);
}

await main(async () => {
  await prepare();
  mkdirSync(folder, { recursive: true });
  const written = [];
  for (const stop of tour) written.push(...(await take(stop)));
  console.log(`\n${written.map((line) => `  ${line}`).join("\n")}\n`);
  for (const hint of hints) console.log(`${paint("strong", hint.command)}  ${hint.effect}`);
  return 0;
});
