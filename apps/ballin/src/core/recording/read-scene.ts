import { type Item, type Scene, SHAPE_COLORS, SHAPE_KINDS } from "../shapes/shape.ts";
import type { Fields } from "./fields.ts";

const MOST_ITEMS = 4096;

/** 256 points of two numbers. */
const MOST_COORDINATES = 512;

/** Units from the origin on both sides. */
const FAR = 20_000;

const TYPES = [...SHAPE_KINDS, "wall", "emitter", "attractor"] as const;

/** @throws BallinError E_RECORDING */
export function readScene(fields: Fields): Scene {
  return { items: fields.list("items", MOST_ITEMS, readItem), wind: fields.number("wind", -50, 50) };
}

function readItem(fields: Fields): Item {
  const type = fields.choice("type", TYPES);
  const thing = {
    id: fields.whole("id", 0, Number.MAX_SAFE_INTEGER),
    color: fields.choice("color", SHAPE_COLORS),
  };
  if (type === "wall") {
    const points = fields.numbers("points", MOST_COORDINATES, FAR);
    return { ...thing, type, points, width: fields.number("width", 0, 100) };
  }
  const place = { x: fields.number("x", -FAR, FAR), y: fields.number("y", -FAR, FAR) };
  if (type === "attractor") {
    const strength = fields.number("strength", -200, 200);
    return { ...thing, type, ...place, strength, reach: fields.number("reach", 2, 60) };
  }
  const angle = fields.number("angle", -360, 360);
  if (type === "emitter") return { ...thing, type, ...place, angle, rate: fields.number("rate", 1, 200) };
  return { ...thing, type, ...place, angle, scale: fields.number("scale", 0.25, 4) };
}
