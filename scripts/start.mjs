// npm start: install, build, do the main job on real input, then serve the viewer. With --once it ends before that.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { environment, main, ownNode, paint, prepare, root, run, StepError, step } from "./setup.mjs";
import { hints, tour, viewer } from "./tour.mjs";

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

async function take(stop) {
  const { title, makes } = stop;
  const note = stop.once ? noteOf(stop) : "";
  await step(title, async () => {
    if (note !== "" && makes.every((file) => existsSync(path.join(folder, file))) && note === noteBeside(stop))
      return "there from before";
    if (note !== "") clear(stop);
    for (const args of stop.runs) {
      const result = await run(ownNode(), [scriptOf(stop.program), ...args], { cwd: folder });
      if (result.code !== 0) throw new StepError(`${title}: ended with code ${result.code}`, result.output.trim());
    }
    if (note !== "") writeFileSync(noteFile(stop), note);
    return "";
  });
  return makes.map(describe);
}

const noteFile = ({ makes }) => path.join(folder, `.${path.basename(makes[0])}.made-by`);

/** What makes the files of a stop: its arguments and the program as it was built. The same note, the same files. */
function noteOf({ program, runs }) {
  const dist = path.join(root, program.package, "dist");
  const hash = createHash("sha256").update(JSON.stringify(runs));
  for (const file of readdirSync(dist, { recursive: true }).map(String).sort()) {
    if (file.endsWith(".js")) hash.update(file).update(readFileSync(path.join(dist, file)));
  }
  return hash.digest("hex");
}

function noteBeside(stop) {
  return existsSync(noteFile(stop)) ? readFileSync(noteFile(stop), "utf8") : "";
}

/** Removes what an earlier version or half a run has left, a database's log with it. */
function clear(stop) {
  rmSync(noteFile(stop), { force: true });
  for (const file of stop.makes)
    for (const suffix of ["", "-wal", "-shm", ".lock"]) rmSync(path.join(folder, file + suffix), { force: true });
}

// Milliseconds in which a child that had its Ctrl-C from the terminal is gone.
const OWN_SIGNAL = 500;

/** Serves until it is stopped; the exit code is that of the viewer. */
function serve() {
  return new Promise((resolve, reject) => {
    const env = environment();
    const child = spawn(ownNode(), [scriptOf(viewer), ...viewer.args], { cwd: root, env, stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
    // A terminal sends Ctrl-C to both of us, others only to this process; a second signal would end the viewer rudely.
    process.on("SIGINT", () => setTimeout(() => child.kill("SIGINT"), OWN_SIGNAL).unref());
    process.on("SIGTERM", () => child.kill("SIGTERM"));
  });
}

await main(async () => {
  await prepare();
  mkdirSync(folder, { recursive: true });
  const written = [];
  for (const stop of tour) written.push(...(await take(stop)));
  console.log(`\n${written.map((line) => `  ${line}`).join("\n")}\n`);
  const once = process.argv.includes("--once");
  console.log(once ? "Go on with:" : "Go on in a second terminal with:");
  for (const hint of once ? [...hints, viewer.hint] : hints)
    console.log(`  ${paint("strong", hint.command)}  ${hint.effect}`);
  if (once) return 0;
  console.log("\nOpen this in a browser:");
  return await serve();
});
