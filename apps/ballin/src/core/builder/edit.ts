import { cosDegrees, sinDegrees } from "@side-projects/raster";
import { fullTurn, ITEM_RANGES, within } from "../shapes/limits.ts";
import { boxOf } from "../shapes/polygon.ts";
import { type Item, SHAPE_COLORS } from "../shapes/shape.ts";

/** The longer side of a wall's box in units, as far as scaling makes it. */
const SHORTEST = 1;
const LONGEST = 1000;

/** The point around which an item is turned and scaled. */
export function middleOf(item: Item): { readonly x: number; readonly y: number } {
  if (item.type !== "wall") return { x: item.x, y: item.y };
  const box = boxOf([item.points]);
  return { x: (box.left + box.right) / 2, y: (box.bottom + box.top) / 2 };
}

/** The points of a wall after each was moved relative to the middle. */
function aroundMiddle(
  item: Extract<Item, { readonly type: "wall" }>,
  place: (dx: number, dy: number) => readonly [number, number],
): Item {
  const { x, y } = middleOf(item);
  const points: number[] = [];
  for (let i = 0; i + 1 < item.points.length; i += 2) {
    const [dx, dy] = place((item.points[i] ?? 0) - x, (item.points[i + 1] ?? 0) - y);
    points.push(within(ITEM_RANGES.place, x + dx), within(ITEM_RANGES.place, y + dy));
  }
  return { ...item, points };
}

/** The item some units to the right and up; see itemWithin for the sides of the world. */
export function moved(item: Item, dx: number, dy: number): Item {
  if (item.type === "wall") return { ...item, points: item.points.map((value, i) => value + (i % 2 === 0 ? dx : dy)) };
  return { ...item, x: item.x + dx, y: item.y + dy };
}

/** The item turned counter-clockwise; an attractor, which has no direction, as it is. */
export function turned(item: Item, degrees: number): Item {
  if (item.type === "attractor") return item;
  if (item.type !== "wall") return { ...item, angle: fullTurn(item.angle + degrees) };
  const cos = cosDegrees(degrees);
  const sin = sinDegrees(degrees);
  return aroundMiddle(item, (dx, dy) => [dx * cos - dy * sin, dx * sin + dy * cos]);
}

/** The item larger by a factor: an attractor reaches further and an emitter sends more, within their ranges. */
export function scaled(item: Item, factor: number): Item {
  switch (item.type) {
    case "wall": {
      const box = boxOf([item.points]);
      const length = Math.max(box.right - box.left, box.top - box.bottom);
      // A wall that has shrunk to a point could never grow again.
      const least = Math.min(1, SHORTEST / Math.max(length, SHORTEST / 2));
      const bounded = Math.min(Math.max(1, LONGEST / Math.max(length, 1)), Math.max(least, factor));
      return aroundMiddle(item, (dx, dy) => [dx * bounded, dy * bounded]);
    }
    case "emitter":
      return { ...item, rate: within(ITEM_RANGES.rate, item.rate * factor) };
    case "attractor":
      return { ...item, reach: within(ITEM_RANGES.reach, item.reach * factor) };
    default:
      return { ...item, scale: within(ITEM_RANGES.scale, item.scale * factor) };
  }
}

/** The item in a colour so many further in the order of SHAPE_COLORS. */
export function recolored(item: Item, by: number): Item {
  const count = SHAPE_COLORS.length;
  const index = (((SHAPE_COLORS.indexOf(item.color) + by) % count) + count) % count;
  return { ...item, color: SHAPE_COLORS[index] ?? item.color };
}
