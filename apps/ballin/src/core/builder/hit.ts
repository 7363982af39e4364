import { polygonsOf } from "../shapes/obstacles.ts";
import { distanceTo } from "../shapes/polygon.ts";
import type { Item, Scene } from "../shapes/shape.ts";

/** Units beside an item that a pointer may be and still mean it. */
const MARGIN = 0.5;

/** Distance of a point from what is seen of an item, 0 inside. */
function itemDistance(item: Item, x: number, y: number): number {
  if (item.type === "emitter" || item.type === "attractor") {
    // Their pictures are three cells wide around the cell that they are in.
    const dx = Math.max(0, Math.abs(x - Math.floor(item.x) - 0.5) - 1.5);
    const dy = Math.max(0, Math.abs(y - Math.floor(item.y) - 0.5) - 0.5);
    return Math.sqrt(dx * dx + dy * dy);
  }
  return Math.min(...polygonsOf(item).map((polygon) => distanceTo(polygon, x, y)));
}

/**
 * The item that a pointer at a place of the world means: the topmost one that covers it, which is the last in the
 * list, else the topmost one at most half a cell away.
 */
export function itemAt(scene: Scene, x: number, y: number): Item | undefined {
  const near: Item[] = [];
  for (const item of scene.items.toReversed()) {
    const distance = itemDistance(item, x, y);
    if (distance === 0) return item;
    if (distance <= MARGIN) near.push(item);
  }
  return near[0];
}
