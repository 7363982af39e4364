import { BallinError } from "../error.ts";
import { ITEM_RANGES, MOST_ITEMS, MOST_POINTS, MOST_POINTS_IN_ALL } from "../shapes/limits.ts";
import { type Item, type Scene, SHAPE_COLORS, SHAPE_KINDS } from "../shapes/shape.ts";
import type { Fields } from "./fields.ts";

const TYPES = [...SHAPE_KINDS, "wall", "emitter", "attractor"] as const;

/** @throws BallinError E_RECORDING */
export function readScene(fields: Fields): Scene {
  const items = fields.list("items", MOST_ITEMS, readItem);
  const points = items.reduce((sum, item) => sum + (item.type === "wall" ? item.points.length / 2 : 0), 0);
  if (points > MOST_POINTS_IN_ALL) {
    const much = `its walls have ${points} points, at most ${MOST_POINTS_IN_ALL} are allowed`;
    throw new BallinError("E_RECORDING", much, "record it anew");
  }
  return { items, wind: fields.within("wind", ITEM_RANGES.wind) };
}

function readItem(fields: Fields): Item {
  const type = fields.choice("type", TYPES);
  const thing = {
    id: fields.whole("id", 0, Number.MAX_SAFE_INTEGER),
    color: fields.choice("color", SHAPE_COLORS),
  };
  if (type === "wall") {
    const points = fields.pairs("points", { least: 2, most: MOST_POINTS }, ITEM_RANGES.place);
    return { ...thing, type, points, width: fields.within("width", ITEM_RANGES.width) };
  }
  const place = { x: fields.within("x", ITEM_RANGES.place), y: fields.within("y", ITEM_RANGES.place) };
  if (type === "attractor") {
    const strength = fields.within("strength", ITEM_RANGES.strength);
    return { ...thing, type, ...place, strength, reach: fields.within("reach", ITEM_RANGES.reach) };
  }
  const angle = fields.number("angle", -360, 360);
  if (type === "emitter") return { ...thing, type, ...place, angle, rate: fields.within("rate", ITEM_RANGES.rate) };
  return { ...thing, type, ...place, angle, scale: fields.within("scale", ITEM_RANGES.scale) };
}
