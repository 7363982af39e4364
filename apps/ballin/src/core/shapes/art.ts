import { cosDegrees, sinDegrees } from "@side-projects/raster";
import { isInside } from "../physics/polygon.ts";
import { drawingOf } from "./drawing.ts";
import { cellsOf, type View } from "./fill.ts";
import { centreOf, isDrawn, KIND_SIZES, outlineOf } from "./outline.ts";
import { nearestTo, type Polygon, segmentDistance } from "./polygon.ts";
import type { Attractor, Emitter, Item, Stamp, Wall } from "./shape.ts";
import { stretchesOf, wallPolygons } from "./wall.ts";

/** A character of an item's picture. */
export interface ArtCell {
  readonly column: number;
  /** From the top of the canvas. */
  readonly row: number;
  /** A printable ASCII character as a code point. */
  readonly glyph: number;
}

/** A cell by its lower left corner in the world, with its character. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly sign: string;
}

/** How far in units the centre of a cell may be outside of an outline that still fills it. */
const REACH = 0.2;

/** The character that runs along a direction. A cell's diagonal is the direction (1, 1), whatever it looks like. */
function stroke(dx: number, dy: number): string {
  const ax = Math.abs(dx);
  const ay = Math.abs(dy);
  if (ay < 0.4142 * ax) return "-";
  if (ax < 0.4142 * ay) return "|";
  return dx > 0 === dy > 0 ? "/" : "\\";
}

function drawn(stamp: Stamp): Spot[] {
  const rows = drawingOf(stamp.type, stamp.angle / 90);
  const { width, height } = KIND_SIZES[stamp.type];
  const lying = stamp.angle % 180 !== 0;
  const { x, y } = centreOf(stamp);
  const left = Math.round(x - (lying ? height : width) / 2);
  const top = Math.round(y + (lying ? width : height) / 2);
  return rows.flatMap((row, r) =>
    [...row].flatMap((sign, c) => (sign === " " ? [] : [{ x: left + c, y: top - 1 - r, sign }])),
  );
}

/** The character of a cell by where it is in the outline. */
function signOf(stamp: Stamp, outline: Polygon, x: number, y: number): string {
  if (stamp.type === "star") return "X";
  if (stamp.type !== "triangle" && stamp.type !== "square") return "#";
  const near = nearestTo(outline, x, y);
  if (isInside(outline, x, y) && near.distance > 0.6) return "X";
  for (let i = 0; i + 1 < outline.length; i += 2) {
    if (Math.abs((outline[i] ?? 0) - x) <= 0.5 && Math.abs((outline[i + 1] ?? 0) - y) <= 0.5) return "+";
  }
  return stroke(-near.ny, near.nx);
}

/** The cells that an outline fills. */
function filled(stamp: Stamp, view: View): Spot[] {
  const outline = outlineOf(stamp);
  return cellsOf([outline], REACH, view).map(({ x, y }) => ({ x, y, sign: signOf(stamp, outline, x + 0.5, y + 0.5) }));
}

/** Walls up to this width show their direction, broader ones are filled. */
const THIN = 1.5;

function walled(wall: Wall, view: View): Spot[] {
  const stretches = stretchesOf(wall);
  const reach = Math.max(REACH, 0.5 - wall.width / 2);
  return cellsOf(wallPolygons(wall), reach, view).map(({ x, y }) => {
    if (wall.width > THIN) return { x, y, sign: "#" };
    let nearest = Number.POSITIVE_INFINITY;
    let sign = "+";
    for (const stretch of stretches) {
      const distance = segmentDistance(stretch, x + 0.5, y + 0.5);
      if (distance >= nearest) continue;
      nearest = distance;
      const [ax = 0, ay = 0, bx = 0, by = 0] = stretch;
      sign = ax === bx && ay === by ? "+" : stroke(bx - ax, by - ay);
    }
    return { x, y, sign };
  });
}

function emitting(emitter: Emitter): Spot[] {
  const x = Math.floor(emitter.x);
  const y = Math.floor(emitter.y);
  const dx = cosDegrees(emitter.angle);
  const dy = sinDegrees(emitter.angle);
  return [
    { x, y, sign: "O" },
    { x: x + Math.round(dx), y: y + Math.round(dy), sign: stroke(dx, dy) },
  ];
}

function attracting(attractor: Attractor): Spot[] {
  const x = Math.floor(attractor.x);
  const y = Math.floor(attractor.y);
  const signs = attractor.strength < 0 ? ")-(" : "(+)";
  return [...signs].map((sign, i) => ({ x: x - 1 + i, y, sign }));
}

function spotsOf(item: Item, view: View): Spot[] {
  switch (item.type) {
    case "wall":
      return walled(item, view);
    case "emitter":
      return emitting(item);
    case "attractor":
      return attracting(item);
    default:
      return isDrawn(item) ? drawn(item) : filled(item, view);
  }
}

interface Picture extends View {
  readonly art: readonly ArtCell[];
}

/** Items never change, and the same ones are drawn again and again. */
const pictures: WeakMap<Item, Picture> = new WeakMap();

/**
 * The picture of an item in ASCII, as the cells of a canvas; what is outside of it is left out. It agrees with the
 * solid parts of the item within half a cell at every angle and scale.
 *
 * @param columns width of the canvas
 * @param rows height of the canvas, whose bottom is y = 0
 */
export function artOf(item: Item, columns: number, rows: number): readonly ArtCell[] {
  const known = pictures.get(item);
  if (known?.columns === columns && known.rows === rows) return known.art;
  const art = spotsOf(item, { columns, rows })
    .filter(({ x, y }) => x >= 0 && x < columns && y >= 0 && y < rows)
    .map(({ x, y, sign }) => ({ column: x, row: rows - 1 - y, glyph: sign.charCodeAt(0) }));
  pictures.set(item, { columns, rows, art });
  return art;
}
