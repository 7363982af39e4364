import { seeded } from "@side-projects/testkit";
import type { Scene, Stamp, Wall } from "../../../apps/ballin/src/core/shapes/shape.ts";
import type { Simulation } from "../../../apps/ballin/src/core/simulation/simulation.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { ENGINES, inWorld, placesOf } from "./ballin-world.ts";

const COLUMNS = 60;
const ROWS = 60;
/** Inside of the box; 5,000 balls fill half of it. */
const BOX = { left: 12, right: 46, bottom: 12, top: 42 } as const;
const SPEED = 30;
const STEPS_A_SECOND = 60;

/** Boxes of the lines that the shapes menu has, two units thick, and of the thinnest wall that can be drawn. */
export async function sealedFindings(quick: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const engine of ENGINES) {
    for (const [name, scene] of [
      ["lines", ofLines()],
      ["thin walls", ofWalls()],
    ] as const) {
      findings.push(await escapes(engine, { name, scene, balls: quick ? 500 : 5000, seconds: quick ? 4 : 60 }));
    }
  }
  return findings;
}

interface Sealed {
  readonly name: string;
  readonly scene: Scene;
  readonly balls: number;
  readonly seconds: number;
}

function escapes(engine: (typeof ENGINES)[number], { name, scene, balls, seconds }: Sealed): Promise<Finding> {
  return inWorld({ engine, balls, columns: COLUMNS, rows: ROWS, scene }, (simulation) => {
    const random = seeded(balls);
    fillBox(simulation, balls);
    const wrong: string[] = [];
    for (let step = 0; step < seconds * STEPS_A_SECOND; step++) {
      if (step % (STEPS_A_SECOND / 2) === 0) hurl(simulation, random.next);
      simulation.step();
      const out = placesOf(simulation.engine.balls).filter(([x, y]) => !inBox(x, y)).length;
      if (out > 0) wrong.push(`step ${step}: ${out} out`);
    }
    const { count } = simulation.engine.balls;
    if (count !== balls) wrong.push(`${count} balls at the end`);
    return allOf(
      `steps in which none of ${balls} balls of ${engine} at the speed cap left a box of ${name}`,
      seconds * STEPS_A_SECOND,
      wrong,
    );
  });
}

/** The lines are two units thick; a ball in the middle of one is neither in nor out, but the walls' far side is out. */
function inBox(x: number, y: number): boolean {
  return x > BOX.left - 1 && x < BOX.right + 1 && y > BOX.bottom - 1 && y < BOX.top + 1;
}

function fillBox({ engine }: Simulation, balls: number): void {
  const { left, right, bottom, top } = BOX;
  const across = Math.ceil(Math.sqrt((balls * (right - left)) / (top - bottom)));
  const pitch = (right - left - 2) / across;
  engine.truncate(0);
  for (let i = 0; i < balls; i++) {
    const [x, y] = [left + 1 + pitch * ((i % across) + 0.5), bottom + 1 + pitch * (Math.floor(i / across) + 0.5)];
    engine.add({ x, y: Math.min(y, top - 1), vx: 0, vy: 0, color: 0 });
  }
}

/** Gives all balls the greatest speed, each in a direction of its own. */
function hurl(simulation: Simulation, next: () => number): void {
  const { balls } = simulation.engine;
  for (let i = 0; i < balls.count; i++) {
    const angle = 2 * Math.PI * next();
    balls.vx[i] = SPEED * Math.cos(angle);
    balls.vy[i] = SPEED * Math.sin(angle);
  }
  simulation.engine.wake();
}

/** Level and upright lines end to end, each five units long and two thick, around the box. */
function ofLines(): Scene {
  const { left, right, bottom, top } = BOX;
  const items: Stamp[] = [];
  const line = (type: Stamp["type"], x: number, y: number): void => {
    items.push({ id: items.length + 1, type, color: "red", x, y, angle: 0, scale: 1 });
  };
  for (let x = left - 1.5; x < right + 4; x += 4) {
    line("line_straight", x, bottom - 1);
    line("line_straight", x, top + 1);
  }
  for (let y = bottom - 1.5; y < top + 4; y += 4) {
    line("line_vertical", left - 1, y);
    line("line_vertical", right + 1, y);
  }
  return { items, wind: 0 };
}

function ofWalls(): Scene {
  const { left, right, bottom, top } = BOX;
  const points = [left, bottom, right, bottom, right, top, left, top, left, bottom];
  const wall: Wall = { id: 1, type: "wall", color: "cyan", points, width: 0.5 };
  return { items: [wall], wind: 0 };
}
