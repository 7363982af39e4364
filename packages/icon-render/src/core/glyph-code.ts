import { type Outline, OutlineBuilder } from "@side-projects/raster";
import { NumberReader, NumberWriter } from "./varint.ts";

/*
 * One glyph of the outline table: advance * 2 + simple, the number of codes, the codes (four bits each, two a byte),
 * then the steps from point to point. A code names a command and which of its steps are zero by construction, which
 * drops a fifth of the numbers: most curves of an icon start or end along an axis.
 */
const END = 0;
/** Plus the direction. */
const LINE = 1;
/** Plus 3 * direction of the first handle + direction of the last. */
const CUBIC = 4;
const QUAD = 13;

const FREE = 0;
const ACROSS = 1;
const DOWN = 2;

/** Commands of {@link Outline.ops} and the points that each takes. */
const OP = { line: 1, quad: 2, cubic: 3, close: 4 } as const;
const POINTS_OF_OP = [1, 1, 2, 3, 0] as const;

/** A glyph as the table stores it. */
export interface StoredGlyph {
  readonly outline: Outline;
  /** Font units, a whole number from 0 on. */
  readonly advance: number;
}

export function decodeGlyph(bytes: Uint8Array, at: number): StoredGlyph {
  const head = new NumberReader(bytes, at);
  const advanceAndFlag = head.unsigned();
  const count = head.unsigned();
  const codesAt = head.at;
  const steps = new NumberReader(bytes, codesAt + Math.ceil(count / 2));
  const builder = new OutlineBuilder();
  let x = 0;
  let y = 0;
  let open = false;
  const moveX = (code: number): number => (code === DOWN ? x : x + steps.signed());
  const moveY = (code: number): number => (code === ACROSS ? y : y + steps.signed());

  for (let i = 0; i < count; i++) {
    const pair = bytes[codesAt + (i >> 1)] ?? 0;
    const code = i % 2 === 0 ? pair & 15 : pair >> 4;
    if (!open) {
      x += steps.signed();
      y += steps.signed();
      builder.moveTo(x, y);
      open = true;
    }
    if (code === END) {
      builder.close();
      open = false;
    } else if (code < CUBIC) {
      x = moveX(code - LINE);
      y = moveY(code - LINE);
      builder.lineTo(x, y);
    } else if (code < QUAD) {
      const first = Math.floor((code - CUBIC) / 3);
      const last = (code - CUBIC) % 3;
      x = moveX(first);
      y = moveY(first);
      const [x1, y1] = [x, y];
      x = moveX(FREE);
      y = moveY(FREE);
      const [x2, y2] = [x, y];
      x = moveX(last);
      y = moveY(last);
      builder.cubicTo(x1, y1, x2, y2, x, y);
    } else {
      x = moveX(FREE);
      y = moveY(FREE);
      const [cx, cy] = [x, y];
      x = moveX(FREE);
      y = moveY(FREE);
      builder.quadTo(cx, cy, x, y);
    }
  }
  return { outline: { ...builder.build(), simple: advanceAndFlag % 2 === 1 }, advance: advanceAndFlag >> 1 };
}

/** @param glyph every contour closed, all numbers whole */
export function encodeGlyph({ outline, advance }: StoredGlyph): Uint8Array {
  const codes: number[] = [];
  const steps = new NumberWriter();
  let from: Step = [0, 0];
  let at = 0;
  for (const op of outline.ops) {
    const moves: Step[] = [];
    for (let i = 0; i < (POINTS_OF_OP[op] ?? 0); i++, at += 2) {
      const to: Step = [outline.points[at] ?? 0, outline.points[at + 1] ?? 0];
      moves.push([to[0] - from[0], to[1] - from[1]]);
      from = to;
    }
    const { code, directions } = codeOf(op, moves);
    if (code !== undefined) codes.push(code);
    for (const [i, [dx, dy]] of moves.entries()) {
      if (directions[i] !== DOWN) steps.signed(dx);
      if (directions[i] !== ACROSS) steps.signed(dy);
    }
  }

  const out = new NumberWriter();
  out.unsigned(advance * 2 + (outline.simple === true ? 1 : 0));
  out.unsigned(codes.length);
  for (let i = 0; i < codes.length; i += 2) out.byte((codes[i] ?? 0) | ((codes[i + 1] ?? 0) << 4));
  return Uint8Array.from([...out.bytes(), ...steps.bytes()]);
}

type Step = readonly [number, number];

/** The code of a command, none for a move, and the direction of each step where the code tells it. */
function codeOf(op: number, moves: readonly Step[]): { code: number | undefined; directions: readonly number[] } {
  const [first = FREE, , last = FREE] = moves.map(directionOf);
  if (op === OP.line) return { code: LINE + first, directions: [first] };
  if (op === OP.cubic) return { code: CUBIC + 3 * first + last, directions: [first, FREE, last] };
  if (op === OP.quad) return { code: QUAD, directions: [] };
  return { code: op === OP.close ? END : undefined, directions: [] };
}

function directionOf([dx, dy]: Step): number {
  if (dy === 0) return ACROSS;
  return dx === 0 ? DOWN : FREE;
}
