import { seeded } from "@side-projects/testkit";
import type { Simulation } from "../../../apps/ballin/src/core/simulation/simulation.ts";
import type { EngineName } from "../../../apps/ballin/src/physics/engines.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { ENGINES, energyOf, inWorld, OPTIONS, overlapOf, placesOf, RADIUS, withEngine } from "./ballin-world.ts";

const GRAVITY = 9.81;
const RESTITUTION = 0.7;

export async function physicsFindings(quick: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const engine of ENGINES) {
    findings.push(await bounces(engine));
    for (const balls of [1, 30, 300]) findings.push(await freeEnergy(engine, balls, quick ? 200 : 1200));
    if (!quick) findings.push(await heapEnergy(engine, 3000, 1200));
    findings.push(await liveOptions(engine));
    findings.push(...(await pile(engine, quick ? 200 : 600, quick ? 900 : 3600)));
  }
  for (const balls of quick ? [2000] : [5000, 10_000, 15_000])
    findings.push(...(await settled("auto", balls, [120, 60], true)));
  if (!quick) {
    for (const balls of [50_000, 100_000]) findings.push(...(await settled("auto", balls, [200, 60], false)));
  }
  return findings;
}

/** Without damping a ball that falls from h comes up to e squared times h; the heights are those of its lowest point. */
async function bounces(engine: (typeof ENGINES)[number]): Promise<Finding> {
  let worst = 0;
  let where = "";
  for (const height of [1, 2, 5, 10, 20, 30]) {
    const peaks = await withEngine({ engine, columns: 30, rows: 60 }, (world) => {
      world.setMaterial({ gravity: GRAVITY, friction: 0.3, restitution: RESTITUTION, damping: 0 });
      world.add({ x: 15, y: height + RADIUS, vx: 0, vy: 0, color: 0 });
      const found: number[] = [];
      let [falling, top] = [true, 0];
      for (let step = 0; step < 900 && found.length < 3; step++) {
        world.step();
        const [y = 0, vy = 0] = [world.balls.y[0], world.balls.vy[0]];
        if (falling && vy > 0) [falling, top] = [false, 0];
        top = Math.max(top, y - RADIUS);
        if (!falling && vy < 0) {
          falling = true;
          found.push(top);
        }
      }
      return found;
    });
    for (const [i, peak] of [0, 1, 2].map((bounce) => [bounce, peaks[bounce] ?? 0] as const)) {
      const wanted = (i === 0 ? height : (peaks[i - 1] ?? 0)) * RESTITUTION ** 2;
      // A bounce of less than a few radii is no bounce to see, and both engines let slow balls rest.
      if (wanted < 4 * RADIUS) continue;
      const off = (100 * Math.abs(peak - wanted)) / wanted;
      if (off > worst) [worst, where] = [off, `, bounce ${i + 1} from ${height} units`];
    }
  }
  return atMost(`bounce height of ${engine} beside e squared h${where}: off by`, worst, 2, " %");
}

/**
 * Percent of the energy at the start that may come back once it is lost. What floats of 24 bits round sums up to less
 * than 0.001 in 1,200 steps, which is all that the swarm may show; rapier, which is not ours, bounces less exactly.
 */
const GROWTH = { swarm: 0.001, rapier: 0.1 } as const;

/** Balls that fly freely and bounce have at no time more energy than before, in all. */
async function freeEnergy(engine: (typeof ENGINES)[number], balls: number, steps: number): Promise<Finding> {
  const growth = 100 * (await energyGrowth(engine, balls, steps));
  const what = `growth of the energy of ${balls} free balls of ${engine} beyond its lowest so far, in ${steps} steps`;
  return atMost(what, growth, GROWTH[engine], " %");
}

/** The same where so many fall that they come to lie on each other, which is told and not judged. */
async function heapEnergy(engine: (typeof ENGINES)[number], balls: number, steps: number): Promise<Finding> {
  const growth = 100 * (await energyGrowth(engine, balls, steps));
  return { met: true, text: `the same of ${balls} that become a heap ${growth.toPrecision(2)} %` };
}

/** Largest growth over the lowest energy so far, as a part of the first. */
function energyGrowth(engine: (typeof ENGINES)[number], balls: number, steps: number): Promise<number> {
  return withEngine({ engine, columns: 60, rows: 40 }, (world) => {
    world.setMaterial({ gravity: GRAVITY, friction: 0.3, restitution: RESTITUTION, damping: 0 });
    const random = seeded(balls);
    const across = Math.ceil(Math.sqrt(balls * 1.5));
    for (let i = 0; i < balls; i++) {
      const [x, y] = [((i % across) + 0.5) * (60 / across), (Math.floor(i / across) + 0.5) * (60 / across)];
      world.add({ x, y, vx: random.next() * 20 - 10, vy: random.next() * 20 - 10, color: 0 });
    }
    const first = energyOf(world.balls, GRAVITY);
    let [lowest, worst] = [first, 0];
    for (let step = 0; step < steps; step++) {
      world.step();
      const energy = energyOf(world.balls, GRAVITY);
      worst = Math.max(worst, energy - lowest);
      lowest = Math.min(lowest, energy);
    }
    return worst / first;
  });
}

/** Gravity, friction, force and ball count act on what is there already. */
async function liveOptions(engine: (typeof ENGINES)[number]): Promise<Finding> {
  const wrong: string[] = [];
  const falls = await Promise.all([0, 50, 100, 500].map((percent) => fallOf(engine, percent)));
  // A part of the speed is lost to the air, which takes a tenth a second.
  const wanted = [0, 0.5, 1, 5].map((part) => (part * GRAVITY * 0.9875) / 4);
  for (const [i, fall] of falls.entries()) {
    if (Math.abs(fall - (wanted[i] ?? 0)) > 0.01 * (wanted[i] ?? 0))
      wrong.push(`fell at ${fall.toFixed(2)} instead of ${wanted[i]?.toFixed(2)}`);
  }
  const slides = await Promise.all([0, 100, 500].map((percent) => slideOf(engine, percent)));
  const [free = 0, rough = 0, rougher = 0] = slides;
  if (!(free > 1.05 * rough && rough >= rougher))
    wrong.push(`speeds after sliding ${slides.map((v) => v.toFixed(2)).join(", ")}`);
  const count = await inWorld({ engine, balls: 300, columns: 60, rows: 30 }, (simulation) => {
    simulation.apply({ type: "options", options: { ...OPTIONS, ball_count: 500 } });
    simulation.apply({ type: "reset" });
    return simulation.engine.balls.count;
  });
  if (count !== 500) wrong.push(`${count} balls after a reset to 500`);
  return allOf(`options of ${engine} that act on balls that are there`, 8, wrong);
}

/** Speed downwards a quarter of a second after the gravity was changed. */
function fallOf(engine: (typeof ENGINES)[number], percent: number): Promise<number> {
  return inWorld({ engine, balls: 100, columns: 200, rows: 100 }, (simulation) => {
    simulation.engine.truncate(0);
    simulation.engine.add({ x: 100, y: 90, vx: 0, vy: 0, color: 0 });
    simulation.apply({ type: "options", options: { ...OPTIONS, gravity_percent: percent } });
    steps(simulation, 15);
    return -(simulation.engine.balls.vy[0] ?? Number.NaN);
  });
}

/** Speed of a ball that slid along the floor for a second after the friction was changed. */
function slideOf(engine: (typeof ENGINES)[number], percent: number): Promise<number> {
  return inWorld({ engine, balls: 100, columns: 200, rows: 20 }, (simulation) => {
    const { balls } = simulation.engine;
    simulation.engine.truncate(0);
    simulation.engine.add({ x: 20, y: RADIUS, vx: 0, vy: 0, color: 0 });
    simulation.apply({ type: "options", options: { ...OPTIONS, friction_percent: percent } });
    steps(simulation, 60);
    balls.vx[0] = 10;
    simulation.engine.wake();
    steps(simulation, 60);
    return balls.vx[0] ?? Number.NaN;
  });
}

/** A seeded pile between two upright lines: once it has settled no ball is far from where one was. */
function pile(engine: (typeof ENGINES)[number], balls: number, later: number): Promise<Finding[]> {
  const line = (id: number, x: number, y: number) =>
    ({ id, type: "line_vertical", color: "red", x, y, angle: 0, scale: 1 }) as const;
  const items = [line(1, 25, 2.5), line(2, 35, 2.5), line(3, 25, 7.5), line(4, 35, 7.5)];
  return inWorld({ engine, balls, columns: 60, rows: 40, scene: { items, wind: 0 } }, (simulation) => {
    const { engine: world } = simulation;
    const random = seeded(balls);
    world.truncate(0);
    for (let i = 0; i < balls; i++) {
      world.add({
        x: 26.5 + (i % 20) * 0.35 + 0.04 * random.next(),
        y: 1 + Math.floor(i / 20) * 0.4,
        vx: 0,
        vy: 0,
        color: 0,
      });
    }
    simulation.engine.wake();
    steps(simulation, 1200);
    const before = placesOf(world.balls);
    steps(simulation, later);
    // An engine may reorder balls, so each is held against the nearest place that a ball had.
    const drift = placesOf(world.balls).map(([x, y]) =>
      Math.min(...before.map(([bx, by]) => Math.hypot(bx - x, by - y))),
    );
    return [
      atMost(
        `drift of a pile of ${balls} balls of ${engine} in ${later} steps`,
        Math.max(...drift) / RADIUS,
        0.5,
        " radii",
      ),
    ];
  });
}

/** Balls that fell and were left alone lie beside each other and not in each other. */
function settled(
  engine: EngineName,
  balls: number,
  [columns, rows]: readonly [number, number],
  judged: boolean,
): Promise<Finding[]> {
  return inWorld({ engine, balls, columns, rows }, (simulation) => {
    for (let step = 0; step < 3600 && !simulation.resting; step++) simulation.step();
    const overlap = 100 * overlapOf(simulation.engine);
    const { kind, substeps } = simulation.engine;
    const what = `overlap p99 of ${balls} settled balls of ${kind} with ${substeps} substeps, ${simulation.steps} steps, ${simulation.engine.awake} awake`;
    return [judged ? atMost(what, overlap, 5, " %") : { met: true, text: `${what}: ${overlap.toFixed(1)} %` }];
  });
}

function steps(simulation: Simulation, count: number): void {
  for (let i = 0; i < count; i++) simulation.step();
}
