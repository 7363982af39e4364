import type { Item, Stamp } from "../shapes/shape.ts";
import { LEVEL_VERSION, type Level } from "./level.ts";

/** The original knows quarter turns clockwise; it ignores the fields that only we have. */
function savedStamp(stamp: Stamp): object {
  const quarters = Math.round(stamp.angle / 90);
  return {
    shape_type: stamp.type,
    x: stamp.x,
    y: stamp.y,
    rotation_degrees: ((4 - (quarters % 4)) % 4) * 90,
    color: stamp.color,
    ...(stamp.angle === quarters * 90 ? {} : { angle: stamp.angle }),
    ...(stamp.scale === 1 ? {} : { scale: stamp.scale }),
  };
}

function isStamp(item: Item): item is Stamp {
  return item.type !== "wall" && item.type !== "emitter" && item.type !== "attractor";
}

/** A list with an entry a line, so that files are short and their differences readable. */
function list(entries: readonly object[], indent: string): string {
  if (entries.length === 0) return "[]";
  return `[\n${entries.map((entry) => `${indent}  ${JSON.stringify(entry)}`).join(",\n")}\n${indent}]`;
}

/**
 * The text of a level file. The original opens it as well: it shows the shapes at the nearest quarter turn and in
 * their own size, and knows nothing of walls, emitters, attractors and wind, which have a part of their own.
 */
export function formatLevel(level: Level): string {
  const { items, wind } = level.scene;
  const extras = items.flatMap((item, index) => {
    if (isStamp(item)) return [];
    const { id: _numberedAnew, ...body } = item;
    return [{ index, ...body }];
  });
  const options = JSON.stringify(level.options, null, 2).replaceAll("\n", "\n  ");
  const parts = [
    `"version": ${LEVEL_VERSION}`,
    `"shapes": ${list(items.filter(isStamp).map(savedStamp), "  ")}`,
    `"options": ${options}`,
  ];
  if (extras.length > 0 || wind !== 0) {
    parts.push(`"ballin": {\n    "wind": ${JSON.stringify(wind)},\n    "items": ${list(extras, "    ")}\n  }`);
  }
  return `{\n  ${parts.join(",\n  ")}\n}\n`;
}
