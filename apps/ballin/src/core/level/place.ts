import { boxOf } from "../shapes/polygon.ts";
import type { Item, Scene } from "../shapes/shape.ts";

/** Units between the side of the world and the middle of an item. */
const MARGIN = 1;

function clamp(value: number, size: number): number {
  return size < 2 * MARGIN ? size / 2 : Math.min(size - MARGIN, Math.max(MARGIN, value));
}

/** The item with its middle at least a cell inside of the world, the same object where it is already. */
export function itemWithin(item: Item, columns: number, rows: number): Item {
  if (item.type !== "wall") {
    const x = clamp(item.x, columns);
    const y = clamp(item.y, rows);
    return x === item.x && y === item.y ? item : { ...item, x, y };
  }
  const box = boxOf([item.points]);
  const x = (box.left + box.right) / 2;
  const y = (box.bottom + box.top) / 2;
  const dx = clamp(x, columns) - x;
  const dy = clamp(y, rows) - y;
  if (dx === 0 && dy === 0) return item;
  return { ...item, points: item.points.map((value, i) => value + (i % 2 === 0 ? dx : dy)) };
}

/** The scene as a world of that size can show it, as the original does when it opens a level. */
export function placeWithin(scene: Scene, columns: number, rows: number): Scene {
  const items = scene.items.map((item) => itemWithin(item, columns, rows));
  return items.every((item, i) => item === scene.items[i]) ? scene : { ...scene, items };
}
