import type { ShapeKind } from "./shape.ts";

/**
 * Each kind as it is drawn upright at scale 1, capitals as small letters; its outline in outline.ts is made for this
 * picture.
 */
const DRAWINGS: Readonly<Record<ShapeKind, readonly string[]>> = {
  circle: ["  ###  ", " ##### ", "#######", "#######", "#######", " ##### ", "  ###  "],
  triangle: ["   ^   ", "  /x\\  ", " /xxx\\ ", "/xxxxx\\", "+-----+"],
  square: ["+-----+", "|xxxxx|", "|xxxxx|", "|xxxxx|", "+-----+"],
  star: ["   x   ", "  xxx  ", "xxxxxxx", " xxxxx ", " xx xx ", "xx   xx"],
  line_straight: ["#####", "#####"],
  line_vertical: ["##", "##", "##", "##", "##"],
};

/** What a character becomes in a quarter turn; a tip has no character for the other three sides. */
const TURNED: ReadonlyMap<string, string> = new Map([
  ["-", "|"],
  ["|", "-"],
  ["/", "\\"],
  ["\\", "/"],
  ["^", "+"],
]);

/** Rows from the top, all of one length, a quarter turn counter-clockwise. */
function turn(rows: readonly string[]): string[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, i) =>
    rows.map((row) => TURNED.get(row.charAt(width - 1 - i)) ?? row.charAt(width - 1 - i)).join(""),
  );
}

/** The drawing of a kind after some quarter turns counter-clockwise, rows from the top; a blank is see-through. */
export function drawingOf(kind: ShapeKind, quarters: number): readonly string[] {
  let rows: readonly string[] = DRAWINGS[kind].map((row) => row.toUpperCase());
  for (let i = 0; i < quarters; i++) rows = turn(rows);
  return rows;
}
