import { type Outline, OutlineBuilder } from "@side-projects/raster";

/** A drawing command as font parsers give it: y up, and only the numbers that the type needs. */
export interface PathCommand {
  readonly type: "M" | "L" | "Q" | "C" | "Z";
  readonly x?: number;
  readonly y?: number;
  readonly x1?: number;
  readonly y1?: number;
  readonly x2?: number;
  readonly y2?: number;
}

/**
 * The outline of a glyph, y down. Lines that lead nowhere, lines back to the start of a contour, which closing draws
 * anyway, and contours without any area-bearing command are left out.
 */
export function outlineFromCommands(commands: readonly PathCommand[]): Outline {
  const builder = new OutlineBuilder();
  for (const contour of contoursOf(commands)) drawContour(builder, contour);
  return builder.build();
}

function contoursOf(commands: readonly PathCommand[]): PathCommand[][] {
  const contours: PathCommand[][] = [];
  for (const command of commands) {
    if (command.type === "M") contours.push([command]);
    else if (command.type !== "Z") contours.at(-1)?.push(command);
  }
  return contours;
}

function drawContour(builder: OutlineBuilder, [start, ...drawn]: readonly PathCommand[]): void {
  if (start === undefined) return;
  const kept = withoutEmptyLines(start, drawn);
  if (kept.length === 0) return;
  const flip = (y = 0): number => 0 - y;
  builder.moveTo(start.x ?? 0, flip(start.y));
  for (const { type, x = 0, y, x1 = 0, y1, x2 = 0, y2 } of kept) {
    if (type === "L") builder.lineTo(x, flip(y));
    else if (type === "Q") builder.quadTo(x1, flip(y1), x, flip(y));
    else builder.cubicTo(x1, flip(y1), x2, flip(y2), x, flip(y));
  }
  builder.close();
}

function withoutEmptyLines(start: PathCommand, drawn: readonly PathCommand[]): PathCommand[] {
  let previous = start;
  const kept = drawn.filter((command) => {
    const empty = command.type === "L" && command.x === previous.x && command.y === previous.y;
    previous = command;
    return !empty;
  });
  const last = kept.at(-1);
  if (last?.type === "L" && last.x === start.x && last.y === start.y) kept.pop();
  return kept;
}
