import type { Simulation } from "../../../apps/ballin/src/core/simulation/simulation.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { ENGINES, inWorld, OPTIONS } from "./ballin-world.ts";

const COLUMNS = 40;
const ROWS = 30;
const MIDDLE = [20, 15] as const;
/** Columns on the screen that a burst reaches; a cell is twice as tall as it is wide. */
const REACH = 5;
const ASPECT = 2;

export async function burstFindings(quick: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const engine of ENGINES) {
    findings.push(...(await circle(engine)));
    findings.push(await monotonic(engine, quick ? 70 : 10));
  }
  return findings;
}

/** Balls in rows all over the world, at rest: those that a burst moves tell its shape. */
function circle(engine: (typeof ENGINES)[number]): Promise<Finding[]> {
  return inWorld({ engine, balls: 100, columns: COLUMNS, rows: ROWS }, (simulation) => {
    const { balls } = simulation.engine;
    simulation.engine.truncate(0);
    for (let y = 0.5; y < ROWS; y += 0.31) for (let x = 0.5; x < COLUMNS; x += 0.31) place(simulation, x, y);
    simulation.apply({ type: "burst", x: MIDDLE[0], y: MIDDLE[1] });
    const wrong: string[] = [];
    let [inside, width, height] = [0, 0, 0];
    for (let i = 0; i < balls.count; i++) {
      const [dx, dy] = [(balls.x[i] ?? 0) - MIDDLE[0], (balls.y[i] ?? 0) - MIDDLE[1]];
      const [vx, vy] = [balls.vx[i] ?? 0, balls.vy[i] ?? 0];
      const moves = Math.hypot(vx, vy) > 0.5;
      const near = Math.hypot(dx, dy * ASPECT);
      if (near <= REACH * 0.98) {
        inside++;
        if (!moves) wrong.push(`one at ${dx.toFixed(2)}, ${dy.toFixed(2)} stays`);
        else if (vx * dx + vy * dy <= 0) wrong.push(`one at ${dx.toFixed(2)}, ${dy.toFixed(2)} goes inward`);
      }
      if (!moves) continue;
      width = Math.max(width, Math.abs(dx));
      height = Math.max(height, Math.abs(dy) * ASPECT);
    }
    return [
      allOf(`balls of ${engine} in reach of a burst that fly outward`, inside, wrong),
      atMost(
        `the burst on the screen, half its height against half its width: off by`,
        100 * Math.abs(height / width - 1),
        5,
        " %",
      ),
      atMost(`its half width against ${REACH} columns: off by`, 100 * Math.abs(width / REACH - 1), 5, " %"),
    ];
  });
}

/** More force is more speed, near the middle and far from it, after a step of the engine with its speed cap. */
async function monotonic(engine: (typeof ENGINES)[number], step: number): Promise<Finding> {
  const wrong: string[] = [];
  let compared = 0;
  let before: readonly number[] = [];
  for (let percent = 10; percent <= 500; percent += step) {
    const speeds = await inWorld({ engine, balls: 100, columns: COLUMNS, rows: ROWS }, (simulation) => {
      const { balls } = simulation.engine;
      simulation.engine.truncate(0);
      for (const distance of [0.6, 1.5, 2.5, 3.5, 4.5]) place(simulation, MIDDLE[0] + distance, MIDDLE[1]);
      simulation.apply({ type: "options", options: { ...OPTIONS, force_percent: percent, gravity_percent: 0 } });
      simulation.apply({ type: "burst", x: MIDDLE[0], y: MIDDLE[1] });
      // An engine may change the order, the way outward is the same for all.
      return Array.from(balls.vx.slice(0, balls.count));
    });
    for (const [i, speed] of speeds.entries()) {
      const last = before[i];
      if (last === undefined) continue;
      compared++;
      if (!(speed > last * 1.001 && speed <= 30))
        wrong.push(`${percent} %: ${speed.toFixed(2)} after ${last.toFixed(2)}`);
    }
    before = speeds;
  }
  return allOf(`speeds of ${engine} that grow with the force and stay under the cap`, compared, wrong);
}

function place({ engine }: Simulation, x: number, y: number): void {
  engine.add({ x, y, vx: 0, vy: 0, color: 0 });
}
