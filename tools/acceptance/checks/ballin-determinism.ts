import { writeFileSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { seeded } from "@side-projects/testkit";
import { commandLine, setupLine } from "../../../apps/ballin/src/core/recording/lines.ts";
import type { RecordedCommand, RecordedSetup } from "../../../apps/ballin/src/core/recording/recording.ts";
import type { Command } from "../../../apps/ballin/src/core/simulation/command.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { ballin, ballinOn } from "./ballin-command.ts";
import { ENGINES, OPTIONS, RADIUS } from "./ballin-world.ts";
import { inFolder } from "./command.ts";

export interface DeterminismOptions {
  readonly steps: number;
  readonly balls: number;
  /** Beside this one. */
  readonly versions: readonly number[];
}

/** A seed and a log of all kinds of commands end with the same hash wherever they are repeated. */
export async function determinismFindings(options: DeterminismOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const engine of ENGINES) findings.push(await repeated(engine, options));
  return findings;
}

function repeated(engine: (typeof ENGINES)[number], { steps, balls, versions }: DeterminismOptions): Promise<Finding> {
  return inFolder(async (folder) => {
    const setup = setupOf(engine, balls);
    const log = logOf(steps, seeded(balls));
    const file = path.join(folder, "run.jsonl");
    writeFileSync(file, [setupLine(setup), ...log.map(commandLine)].join(""));
    const wanted = await hashOf(ballin(["replay", file, "--json"], { timeout: 600_000 }));
    const places: [name: string, hash: string][] = [];
    const threads = await Promise.all([1, 2].map(() => inThread(setup, log)));
    for (const [i, hash] of threads.entries()) places.push([`thread ${i + 1} of two`, hash]);
    const others = await Promise.all(versions.map((version) => hashOf(ballinOn(version, ["replay", file, "--json"]))));
    for (const [i, hash] of others.entries()) places.push([`Node ${versions[i]}`, hash]);
    const wrong = places.flatMap(([name, hash]) => (hash === wanted ? [] : [`${name}: ${hash}`]));
    const names = places.map(([name]) => name).join(", ");
    return allOf(
      `repeats of ${log.length} commands in ${steps} steps of ${engine} that end as ${wanted} (${names})`,
      places.length,
      wrong,
    );
  });
}

function setupOf(engine: (typeof ENGINES)[number], balls: number): RecordedSetup {
  const items = [
    { id: 1, type: "star", color: "red", x: 30, y: 12, angle: 31, scale: 1.5 },
    { id: 2, type: "wall", color: "cyan", points: [50, 5, 70, 12], width: 1 },
  ] as const;
  const world = { seed: 11, columns: 100, rows: 40, radius: RADIUS, capacity: 2 * balls };
  return { ...world, engine, options: { ...OPTIONS, ball_count: balls }, scene: { items, wind: 0 } };
}

/** Something happens about every 40 steps, of every kind. */
function logOf(steps: number, random: ReturnType<typeof seeded>): RecordedCommand[] {
  const log: RecordedCommand[] = [];
  for (let step = 0; step < steps; step += random.int(10, 70)) log.push({ step, command: commandOf(random) });
  return [...log, { step: steps, command: { type: "release", source: "space" } }];
}

function commandOf(random: ReturnType<typeof seeded>): Command {
  const at = { x: 100 * random.next(), y: 40 * random.next() };
  const source = random.pick(["space", "zone", "pour", "burst"] as const);
  const emitter = { id: 9, type: "emitter", color: "blue", ...at, angle: 75, rate: 40 } as const;
  const attractor = { id: 8, type: "attractor", color: "green", ...at, strength: 40, reach: 20 } as const;
  return random.pick<Command>([
    { type: "burst", ...at },
    { type: "burst", ...at },
    { type: "geyser", zone: random.int(0, 5) },
    { type: "tilt", direction: random.pick(["left", "right", "up", "down"] as const) },
    { type: "drop", count: 20 },
    { type: "drop", count: 10, zone: random.int(0, 5) },
    { type: "drop-at", x: at.x, count: 10 },
    { type: "hold", source, ...at },
    { type: "release", source },
    { type: "resize", columns: random.int(60, 140), rows: random.int(20, 60) },
    { type: "options", options: { ...OPTIONS, gravity_percent: random.int(0, 300), color_mode: true } },
    { type: "scene", scene: { items: [emitter, attractor], wind: random.int(-9, 9) } },
    { type: "scene", scene: { items: [], wind: 0 } },
  ]);
}

async function hashOf(ended: ReturnType<typeof ballin>): Promise<string> {
  const { stdout, stderr } = await ended;
  const result: unknown = stdout === "" ? undefined : JSON.parse(stdout);
  if (typeof result === "object" && result !== null && "hash" in result) return String(result.hash);
  throw new Error(`no hash: ${stderr.slice(-300)}`);
}

function inThread(setup: RecordedSetup, commands: readonly RecordedCommand[]): Promise<string> {
  const recording = { setup, commands, end: undefined };
  const worker = new Worker(new URL("./ballin-thread.ts", import.meta.url), { workerData: recording });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
