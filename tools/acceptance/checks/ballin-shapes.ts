import type { Engine } from "../../../apps/ballin/src/core/physics/engine.ts";
import { artOf } from "../../../apps/ballin/src/core/shapes/art.ts";
import { obstaclesOf } from "../../../apps/ballin/src/core/shapes/obstacles.ts";
import { SHAPE_KINDS, type ShapeKind, type Stamp } from "../../../apps/ballin/src/core/shapes/shape.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { ENGINES, placesOf, RADIUS, withEngine } from "./ballin-world.ts";

type Points = ArrayLike<number>;

const COLUMNS = 24;
const ROWS = 20;

/** What is drawn against what balls hit, and whether they hit it. */
export async function shapeFindings(quick: boolean): Promise<Finding[]> {
  const step = quick ? 30 : 1;
  const findings: Finding[] = [];
  for (const kind of SHAPE_KINDS) findings.push(mismatch(kind, step));
  for (const engine of ENGINES) findings.push(...(await solid(engine, quick ? 120 : 10)));
  return findings;
}

function stampOf(type: ShapeKind, angle: number, x = 12, y = 10): Stamp {
  return { id: 1, type, color: "red", x, y, angle, scale: 1 };
}

function polygonOf(stamp: Stamp): Points {
  return obstaclesOf({ items: [stamp], wind: 0 })[0]?.points ?? [];
}

/** The greatest distance between a drawn cell's centre and the polygon, or a point of the polygon and the nearest drawn cell. */
function mismatch(kind: ShapeKind, step: number): Finding {
  let worst = 0;
  let where = "";
  for (let angle = 0; angle < 360; angle += step) {
    const stamp = stampOf(kind, angle, 12 + (angle % 7) / 9, 10 + (angle % 11) / 13);
    const polygon = polygonOf(stamp);
    const art = artOf(stamp, COLUMNS, ROWS).map(({ column, row }) => [column, ROWS - 1 - row] as const);
    const drawn = art.map(([x, y]) => distance(polygon, x + 0.5, y + 0.5));
    const covered: number[] = [];
    for (let x = 0.05; x < COLUMNS; x += 0.1)
      for (let y = 0.05; y < ROWS; y += 0.1) if (isInside(polygon, x, y)) covered.push(toCells(art, x, y));
    const found = Math.max(...drawn, ...covered);
    if (found > worst) [worst, where] = [found, ` at ${angle} degrees`];
  }
  return atMost(`mismatch of a ${kind}${where}`, worst, 0.5, " cells");
}

/**
 * Beside a shape, in its notches too, balls that float stay where they are; and no ball that falls on it, or was inside
 * when it came, is in it by more than a quarter of its radius.
 */
async function solid(engine: (typeof ENGINES)[number], step: number): Promise<Finding[]> {
  const [pushed, sunk]: [string[], string[]] = [[], []];
  let [beside, falling] = [0, 0];
  for (const kind of SHAPE_KINDS) {
    for (let angle = 0; angle < 360; angle += step) {
      const polygon = polygonOf(stampOf(kind, angle));
      await withEngine({ engine, columns: COLUMNS, rows: ROWS }, (world) => {
        world.setMaterial({ gravity: 0, friction: 0.3, restitution: 0.7, damping: 0 });
        const free = LATTICE.filter(([x, y]) => distance(polygon, x, y) > RADIUS + 0.02);
        beside += free.length;
        const moved = afterSteps(world, polygon, free, 10).filter(
          ([x, y]) => !free.some(([fx, fy]) => Math.hypot(fx - x, fy - y) < 0.001),
        );
        if (moved.length > 0) pushed.push(`${kind} at ${angle}: ${moved.length}`);
      });
      await withEngine({ engine, columns: COLUMNS, rows: ROWS }, (world) => {
        falling += LATTICE.length;
        const deep = afterSteps(world, polygon, LATTICE, 90).filter(
          ([x, y]) => distance(polygon, x, y) < 0.75 * RADIUS,
        );
        if (deep.length > 0) sunk.push(`${kind} at ${angle}: ${deep.length}`);
      });
    }
  }
  return [
    allOf(`balls of ${engine} beside a shape that nothing pushes`, beside, pushed),
    allOf(`balls of ${engine} that are out of the shape they fell on`, falling, sunk),
  ];
}

const LATTICE: readonly (readonly [x: number, y: number])[] = Array.from(
  { length: 256 },
  (_, i) => [7.43 + 0.61 * (i % 16), 5.43 + 0.61 * Math.floor(i / 16)] as const,
);

function afterSteps(
  world: Engine,
  polygon: Points,
  places: typeof LATTICE,
  steps: number,
): (readonly [x: number, y: number])[] {
  for (const [x, y] of places) world.add({ x, y, vx: 0, vy: 0, color: 0 });
  world.setObstacles([{ points: Float32Array.from(polygon) }]);
  world.wake();
  for (let i = 0; i < steps; i++) world.step();
  return placesOf(world.balls);
}

function toCells(cells: readonly (readonly [x: number, y: number])[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [left, bottom] of cells) {
    const dx = Math.max(left - x, 0, x - left - 1);
    const dy = Math.max(bottom - y, 0, y - bottom - 1);
    nearest = Math.min(nearest, Math.hypot(dx, dy));
  }
  return nearest;
}

/** By the winding number, which is another way than the even-odd rule of the app. */
function isInside(polygon: Points, x: number, y: number): boolean {
  let winding = 0;
  for (const [ax, ay, bx, by] of sides(polygon)) {
    const left = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
    if (ay <= y && by > y && left > 0) winding++;
    if (ay > y && by <= y && left < 0) winding--;
  }
  return winding !== 0;
}

/** Of a point from the area, 0 inside. */
function distance(polygon: Points, x: number, y: number): number {
  if (isInside(polygon, x, y)) return 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [ax, ay, bx, by] of sides(polygon)) {
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return nearest;
}

function* sides(polygon: Points): Generator<readonly [number, number, number, number]> {
  const { length } = polygon;
  for (let i = 0; i < length; i += 2) {
    const at = (k: number): number => polygon[k % length] ?? 0;
    yield [at(i), at(i + 1), at(i + 2), at(i + 3)];
  }
}
