import { angleDegrees } from "@side-projects/raster";
import { polygonsOf } from "../shapes/obstacles.ts";
import { boxOf } from "../shapes/polygon.ts";
import type { Item } from "../shapes/shape.ts";
import { middleOf } from "./edit.ts";

/** A place in the world. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where an item is taken hold of, in world units. */
export interface Handles {
  readonly turn: Point;
  readonly scale: Point;
}

/** Units between an item and its handles. A unit up is as long on the screen as two to the right. */
const ABOVE = 1;
const BESIDE = 2;

/** Handles beside an item: above it for turning, at its lower right for scaling. */
export function handlesOf(item: Item): Handles {
  const solid = polygonsOf(item);
  const { x, y } = middleOf(item);
  const box = solid.length > 0 ? boxOf(solid) : { left: x - 1.5, right: x + 1.5, bottom: y - 0.5, top: y + 0.5 };
  return {
    turn: { x: (box.left + box.right) / 2, y: box.top + ABOVE },
    scale: { x: box.right + BESIDE, y: box.bottom },
  };
}

/**
 * Degrees that an item turns while its handle goes from one place to another. Both are in the world, where angles are
 * true; on the screen the item is drawn out as the way of the pointer is.
 */
export function turnBetween(item: Item, from: Point, to: Point): number {
  const { x, y } = middleOf(item);
  return angleDegrees(to.x - x, to.y - y) - angleDegrees(from.x - x, from.y - y);
}

/** Factor by which an item grows while its handle goes from one place to another, 0.05 to 20. */
export function scaleBetween(item: Item, from: Point, to: Point): number {
  const { x, y } = middleOf(item);
  const length = (point: Point): number => Math.sqrt((point.x - x) * (point.x - x) + (point.y - y) * (point.y - y));
  return Math.min(20, Math.max(0.05, length(to) / Math.max(0.05, length(from))));
}
