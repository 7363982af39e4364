import type { Command } from "../../../apps/ballin/src/core/simulation/command.ts";
import type { FrameRate } from "../../../apps/ballin/src/threads/messages.ts";
import { Pacer } from "../../../apps/ballin/src/threads/pacer.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inWorld, OPTIONS } from "./ballin-world.ts";

const RATES: readonly FrameRate[] = [30, 60, 120, "uncapped"];
const SECONDS = 5;

/** The integral of the ramp: 5 a second, from 0.5 s on more, from 3 s on a third more each second. */
function rampBalls(seconds: number): number {
  let sum = 0;
  const step = 1e-4;
  for (let t = step / 2; t < seconds; t += step) {
    if (t < 0.5) sum += 5 * step;
    else if (t < 1.5) sum += (5 + 25 * (t - 0.5)) * step;
    else if (t < 3) sum += (30 + (70 / 1.5) * (t - 1.5)) * step;
    else sum += Math.min(300, 100 * 1.3 ** (t - 3)) * step;
  }
  return sum;
}

/** The same seconds of holding at each frame rate, on a clock that comes irregularly. */
export async function spawnFindings(): Promise<Finding[]> {
  const findings: Finding[] = [];
  const counts: number[] = [];
  for (const source of ["space", "zone", "pour"] as const) {
    for (const rate of RATES) counts.push(await held(rate, { type: "hold", source, x: 20, y: 28 }));
  }
  const wanted = rampBalls(SECONDS);
  const off = Math.max(...counts.map((count) => 100 * Math.abs(count / wanted - 1)));
  const shown = `${Math.min(...counts)} to ${Math.max(...counts)} balls of the ramp's ${wanted.toFixed(0)}`;
  findings.push(
    atMost(`held for ${SECONDS} s by key, zone and button at 30, 60, 120 and uncapped: ${shown}, off by`, off, 2, " %"),
  );
  return findings;
}

function held(rate: FrameRate, command: Command): Promise<number> {
  return inWorld({ engine: "swarm", balls: 100, columns: 80, rows: 30 }, (simulation) => {
    const before = simulation.engine.balls.count;
    const pacer = new Pacer(0, rate);
    const tick = rate === "uncapped" ? 0.7 : 1000 / rate;
    simulation.apply(command);
    for (let now = 0, turn = 0; now <= SECONDS * 1000; turn++) {
      while (pacer.takeStep(now)) simulation.step();
      pacer.frame(now, true);
      now += tick * (turn % 3 === 0 ? 1.25 : 0.875);
    }
    return simulation.engine.balls.count - before;
  });
}

const CAPACITY = 1000;

/** No way by which balls come goes beyond the largest number. */
export async function capFindings(): Promise<Finding[]> {
  const hold = (source: "space" | "zone" | "pour"): Command => ({ type: "hold", source, x: 5, y: 28 });
  const emitter = { id: 1, type: "emitter", color: "red", x: 20, y: 15, angle: 90, rate: 200 } as const;
  const ways: readonly (readonly [name: string, ...commands: Command[]])[] = [
    ["the start"],
    ["drops", ...Array.from({ length: 100 }, (): Command => ({ type: "drop", count: 20 }))],
    ["drops in a zone", ...Array.from({ length: 200 }, (_, i): Command => ({ type: "drop", count: 10, zone: i % 6 }))],
    ["clicks", ...Array.from({ length: 100 }, (_, i): Command => ({ type: "drop-at", x: i % 60, count: 10 }))],
    ["a key held", hold("space")],
    ["a zone held", hold("zone")],
    ["a button held", hold("pour")],
    ["an emitter", { type: "scene", scene: { items: [emitter], wind: 0 } }],
    ["a reset to more", { type: "options", options: { ...OPTIONS, ball_count: 5000 } }, { type: "reset" }],
  ];
  const wrong: string[] = [];
  for (const [name, ...commands] of ways) {
    await inWorld(
      { engine: "swarm", balls: name === "the start" ? 5000 : 990, columns: 60, rows: 30, capacity: CAPACITY },
      (simulation) => {
        for (const command of commands) simulation.apply(command);
        for (let step = 0; step < 150; step++) simulation.step();
        const { count } = simulation.engine.balls;
        if (count !== CAPACITY) wrong.push(`${name}: ${count}`);
      },
    );
  }
  return [allOf(`ways to more balls than there may be, which all end at the limit`, ways.length, wrong)];
}
