import { boundsOf } from "../physics/polygon.ts";
import { cutOff, distanceTo, type Polygon } from "./polygon.ts";

/** A cell by its lower left corner in the world. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** No cell's centre may be further from a polygon, nor a point of an outline from its cells. */
const MISMATCH = 0.5;

/** Units between the points at which an outline is looked for in its cells. */
const SPACING = 0.25;

/** Units around what is looked at, beyond which a polygon is cut off: it has no cell there that matters. */
const BEYOND = 4;

/** What is looked at, with its lower left corner at the origin. */
export interface View {
  readonly columns: number;
  readonly rows: number;
}

/** Distance of a point from a cell. */
function cellDistance(cell: Place, px: number, py: number): number {
  const dx = Math.max(0, cell.x - px, px - cell.x - 1);
  const dy = Math.max(0, cell.y - py, py - cell.y - 1);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Points along the outline. */
function along(polygon: Polygon): Place[] {
  const points: Place[] = [];
  let ax = polygon.at(-2) ?? 0;
  let ay = polygon.at(-1) ?? 0;
  for (let i = 0; i + 1 < polygon.length; i += 2) {
    const bx = polygon[i] ?? 0;
    const by = polygon[i + 1] ?? 0;
    const parts = Math.ceil(Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay)) / SPACING);
    for (let k = 1; k <= parts; k++) points.push({ x: ax + ((bx - ax) * k) / parts, y: ay + ((by - ay) * k) / parts });
    ax = bx;
    ay = by;
  }
  return points;
}

class Cells {
  readonly places: Place[] = [];
  readonly #taken: Set<string> = new Set();

  has(x: number, y: number): boolean {
    return this.#taken.has(`${x},${y}`);
  }

  take(x: number, y: number): void {
    if (this.has(x, y)) return;
    this.#taken.add(`${x},${y}`);
    this.places.push({ x, y });
  }
}

function around(point: Place): Place[] {
  const x = Math.floor(point.x);
  const y = Math.floor(point.y);
  return [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => ({ x: x + dx, y: y + dy })));
}

/** How far a polygon goes to the left and to the right between two heights. */
function spanBetween(polygon: Polygon, bottom: number, top: number): readonly [left: number, right: number] {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let ax = polygon.at(-2) ?? 0;
  let ay = polygon.at(-1) ?? 0;
  for (let i = 0; i + 1 < polygon.length; i += 2) {
    const bx = polygon[i] ?? 0;
    const by = polygon[i + 1] ?? 0;
    if (Math.max(ay, by) >= bottom && Math.min(ay, by) <= top) {
      const slope = ay === by ? 0 : (bx - ax) / (by - ay);
      const from = ay === by ? ax : ax + slope * (Math.min(top, Math.max(bottom, ay)) - ay);
      const to = ay === by ? bx : ax + slope * (Math.min(top, Math.max(bottom, by)) - ay);
      left = Math.min(left, from, to);
      right = Math.max(right, from, to);
    }
    ax = bx;
    ay = by;
  }
  return [left, right];
}

/**
 * The cells that show the polygons in a view, and some around it: those whose centre is inside or at most `reach` units
 * away, and where a tip or a thin part would be unseen then, the best cell beside it. Each cell is told once.
 */
export function cellsOf(whole: readonly Polygon[], reach: number, view: View): readonly Place[] {
  const frame = { left: -BEYOND, bottom: -BEYOND, right: view.columns + BEYOND, top: view.rows + BEYOND };
  // A level may have walls a hundred times as long as the world.
  const polygons = whole.map((polygon) => cutOff(polygon, frame)).filter((polygon) => polygon.length > 0);
  const cells = new Cells();
  for (const polygon of polygons) {
    const box = boundsOf(polygon);
    for (let y = Math.floor(box.bottom - reach); y <= box.top + reach; y++) {
      const [left, right] = spanBetween(polygon, y + 0.5 - reach, y + 0.5 + reach);
      for (let x = Math.floor(left - reach); x <= right + reach; x++) {
        if (distanceTo(polygon, x + 0.5, y + 0.5) <= reach) cells.take(x, y);
      }
    }
  }
  for (const polygon of polygons) {
    for (const point of along(polygon)) {
      const near = around(point).filter((cell) => cellDistance(cell, point.x, point.y) <= MISMATCH - SPACING / 4);
      if (near.some((cell) => cells.has(cell.x, cell.y))) continue;
      let best = near[0] ?? point;
      let least = Number.POSITIVE_INFINITY;
      for (const cell of near) {
        const distance = distanceTo(polygon, cell.x + 0.5, cell.y + 0.5);
        if (distance >= least) continue;
        best = cell;
        least = distance;
      }
      cells.take(best.x, best.y);
    }
  }
  return cells.places;
}
