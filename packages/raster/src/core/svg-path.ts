import { arcToCubics } from "./arc.ts";
import { RasterError } from "./error.ts";
import { CUBIC, LINE, MOVE, type Outline, OutlineBuilder, pointsTaken, QUAD } from "./outline.ts";
import { PathWriter } from "./path-writer.ts";

const ARGUMENTS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const SEPARATOR = /[\s,]*/y;

/** Longest path text that is read: 4 MiB. */
const MAX_LENGTH = 1 << 22;

/**
 * An outline from the `d` attribute of an SVG path: every command of SVG 2, absolute and relative; arcs become cubics
 * that stay within 0.03 % of their radius.
 *
 * @throws RasterError E_PATH where the text is not a path; the message tells the position
 */
export function parsePath(d: string): Outline {
  if (d.length > MAX_LENGTH)
    throw new RasterError("E_PATH", `a path of ${d.length} characters`, `keep it under ${MAX_LENGTH}`);
  const pen = new Pen();
  let at = 0;
  let command = "";

  const skip = (): void => {
    SEPARATOR.lastIndex = at;
    SEPARATOR.exec(d);
    at = SEPARATOR.lastIndex;
  };
  const number = (flag: boolean): number => {
    skip();
    // Arc flags may stand without a separator: "a1 1 0 01 2 3".
    if (flag && (d[at] === "0" || d[at] === "1")) return d[at++] === "1" ? 1 : 0;
    NUMBER.lastIndex = at;
    const found = NUMBER.exec(d);
    if (found === null || flag) {
      const got = at < d.length ? `"${d.slice(at, at + 8)}"` : "the end";
      throw new RasterError(
        "E_PATH",
        `${got} at position ${at} of a path`,
        `expected a ${flag ? "flag 0 or 1" : "number"} for ${command}`,
      );
    }
    at = NUMBER.lastIndex;
    return Number(found[0]);
  };

  for (skip(); at < d.length; skip()) {
    const letter = d[at]!;
    if (ARGUMENTS[letter.toLowerCase()] !== undefined) {
      command = letter;
      at++;
    } else if (command === "" || command === "z" || command === "Z" || !/[\d+.-]/.test(letter)) {
      throw new RasterError(
        "E_PATH",
        `"${letter}" at position ${at} of a path`,
        "expected a command letter, such as M",
      );
    } else if (command === "m" || command === "M") {
      command = command === "m" ? "l" : "L";
    }
    if (!pen.started && command !== "m" && command !== "M") {
      throw new RasterError("E_PATH", `a path that begins with ${command}`, "begin with M");
    }
    const kind = command.toLowerCase();
    const args: number[] = [];
    for (let i = 0; i < ARGUMENTS[kind]!; i++) args.push(number(kind === "a" && (i === 3 || i === 4)));
    pen.draw(kind, args, command === kind);
  }
  return pen.builder.build();
}

/** Follows the current point, the contour's start and the last control point through a path. */
class Pen {
  readonly builder: OutlineBuilder = new OutlineBuilder();
  started = false;
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  #controlX = 0;
  #controlY = 0;
  #last = "";

  draw(kind: string, args: readonly number[], relative: boolean): void {
    const ox = relative ? this.#x : 0;
    const oy = relative ? this.#y : 0;
    const p = args.map((value, i) => value + (i % 2 === 0 ? ox : oy));
    const [x, y] = [this.#x, this.#y];
    // A smooth command mirrors the control point of a curve of its own kind, else it starts from the current point.
    const mirrored = (kind === "s" && "cs".includes(this.#last)) || (kind === "t" && "qt".includes(this.#last));
    const [mx, my] = mirrored ? [2 * x - this.#controlX, 2 * y - this.#controlY] : [x, y];
    switch (kind) {
      case "m":
        this.#to(p[0]!, p[1]!);
        [this.#startX, this.#startY] = [this.#x, this.#y];
        this.started = true;
        this.builder.moveTo(this.#x, this.#y);
        break;
      case "l":
        this.#lineTo(p[0]!, p[1]!);
        break;
      case "h":
        this.#lineTo(args[0]! + ox, y);
        break;
      case "v":
        this.#lineTo(x, args[0]! + oy);
        break;
      case "c":
        this.#cubicTo(p[0]!, p[1]!, p[2]!, p[3]!, p[4]!, p[5]!);
        break;
      case "s":
        this.#cubicTo(mx, my, p[0]!, p[1]!, p[2]!, p[3]!);
        break;
      case "q":
        this.#quadTo(p[0]!, p[1]!, p[2]!, p[3]!);
        break;
      case "t":
        this.#quadTo(mx, my, p[0]!, p[1]!);
        break;
      case "a":
        this.#arcTo(args, args[5]! + ox, args[6]! + oy);
        break;
      default:
        this.builder.close();
        this.#to(this.#startX, this.#startY);
    }
    this.#last = kind;
  }

  #to(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
  }

  #lineTo(x: number, y: number): void {
    this.#to(x, y);
    this.builder.lineTo(x, y);
  }

  #quadTo(cx: number, cy: number, x: number, y: number): void {
    [this.#controlX, this.#controlY] = [cx, cy];
    this.#to(x, y);
    this.builder.quadTo(cx, cy, x, y);
  }

  #cubicTo(...p: [number, number, number, number, number, number]): void {
    [this.#controlX, this.#controlY] = [p[2], p[3]];
    this.#to(p[4], p[5]);
    this.builder.cubicTo(...p);
  }

  #arcTo([rx, ry, tilt, large, sweep]: readonly number[], x: number, y: number): void {
    const arc = { radiusX: rx!, radiusY: ry!, tilt: tilt!, large: large === 1, sweep: sweep === 1 };
    const curves = arcToCubics([this.#x, this.#y], [x, y], arc);
    for (const curve of curves) this.#cubicTo(...curve);
    if (curves.length === 0) this.#lineTo(x, y);
  }
}

/**
 * The outline as the `d` attribute of an SVG path, in few characters.
 *
 * @param decimals digits kept after the point, 0 to 12. @default 3
 */
export function formatPath(outline: Outline, decimals = 3): string {
  const writer = new PathWriter(decimals);
  let at = 0;
  for (const op of outline.ops) {
    const end = at + 2 * pointsTaken(op);
    const points = Array.from(outline.points.subarray(at, end));
    if (op === MOVE) writer.move(points);
    else if (op === LINE) writer.line(points);
    else if (op === QUAD) writer.curve("q", points);
    else if (op === CUBIC) writer.curve("c", points);
    else writer.close();
    at = end;
  }
  return writer.text;
}
