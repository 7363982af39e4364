import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RasterError } from "../src/core/error.ts";
import { type Outline, OutlineBuilder } from "../src/core/outline.ts";
import { formatPath, parsePath } from "../src/core/svg-path.ts";

/** Commands with their points: `M0,0 L3,4 z` and so on. */
function shown({ ops, points }: Outline): string {
  let at = 0;
  return Array.from(ops, (op) => {
    const taken = [1, 1, 2, 3, 0][op] ?? 0;
    const numbers = Array.from(points.slice(at, at + 2 * taken), (value) => Number(value.toFixed(9)) + 0);
    at += 2 * taken;
    return `${"MLQCZ"[op]}${numbers.join(",")}`;
  }).join(" ");
}

function read(d: string): string {
  return shown(parsePath(d));
}

function refusal(d: string): RasterError {
  try {
    parsePath(d);
  } catch (error) {
    if (error instanceof RasterError) return error;
  }
  throw new Error(`${d} was taken`);
}

describe("reading a path", () => {
  test.each([
    ["M 1 2 L 3 4", "M1,2 L3,4"],
    ["m 1 2 l 3 4", "M1,2 L4,6"],
    ["M1 2H5V7", "M1,2 L5,2 L5,7"],
    ["M1 2h5v7", "M1,2 L6,2 L6,9"],
    ["M1 2C3 4 5 6 7 8", "M1,2 C3,4,5,6,7,8"],
    ["M1 2c3 4 5 6 7 8", "M1,2 C4,6,6,8,8,10"],
    ["M1 2Q3 4 5 6", "M1,2 Q3,4,5,6"],
    ["M1 2q3 4 5 6", "M1,2 Q4,6,6,8"],
    ["M1 2L3 4Z", "M1,2 L3,4 Z"],
    ["M1 2L3 4zl1 1", "M1,2 L3,4 Z L2,3"],
    ["M1 2L3 4z m1 1 l1 0", "M1,2 L3,4 Z M2,3 L3,3"],
    ["", ""],
  ])("%s is %s", (d, expected) => {
    expect(read(d)).toBe(expected);
  });

  test("numbers without a letter repeat the command, and after a move they are lines", () => {
    expect(read("M0 0 1 1 2 0")).toBe("M0,0 L1,1 L2,0");
    expect(read("m1 1 1 1 2 0")).toBe("M1,1 L2,2 L4,2");
    expect(read("M0 0H1 2 3V4 5")).toBe("M0,0 L1,0 L2,0 L3,0 L3,4 L3,5");
    expect(read("M0 0c1 0 2 0 3 0 1 0 2 0 3 0")).toBe("M0,0 C1,0,2,0,3,0 C4,0,5,0,6,0");
  });

  test("a smooth curve mirrors the control point of a curve of its kind and of no other", () => {
    expect(read("M0 0C0 2 2 4 4 4S8 2 8 0")).toBe("M0,0 C0,2,2,4,4,4 C6,4,8,2,8,0");
    expect(read("M0 0c0 2 2 4 4 4s4-2 4-4")).toBe("M0,0 C0,2,2,4,4,4 C6,4,8,2,8,0");
    expect(read("M0 0S1 1 2 0")).toBe("M0,0 C0,0,1,1,2,0");
    expect(read("M0 0Q1 1 2 0S3 1 4 0")).toBe("M0,0 Q1,1,2,0 C2,0,3,1,4,0");
    expect(read("M0 0Q1 2 2 0T4 0T6 0")).toBe("M0,0 Q1,2,2,0 Q3,-2,4,0 Q5,2,6,0");
    expect(read("M0 0q1 2 2 0t2 0")).toBe("M0,0 Q1,2,2,0 Q3,-2,4,0");
    expect(read("M0 0C0 1 1 2 2 2T4 0")).toBe("M0,0 C0,1,1,2,2,2 Q2,2,4,0");
    expect(read("M3 3T5 3")).toBe("M3,3 Q3,3,5,3");
  });

  test("arc flags may stand without a separator", () => {
    expect(read("M0 0a5 5 0 0110 0")).toBe(read("M0 0 A 5 5 0 0 1 10 0"));
    expect(read("M0 0a5,5,0,1010,0a5 5 0 00-10 0")).toBe(read("M0 0A5 5 0 1 0 10 0 5 5 0 0 0 0 0"));
    expect(read("M0 0a.5.5 0 01.5.5")).toBe(read("M0 0 A 0.5 0.5 0 0 1 0.5 0.5"));
  });

  test("an arc ends where it says and an arc without a radius is a line", () => {
    expect(read("M1 1A5 5 0 0 1 7 3")).toMatch(/,7,3$/);
    expect(read("M1 1a0 5 0 0 1 7 3")).toBe("M1,1 L8,4");
  });

  test("a smooth curve after an arc starts from the current point", () => {
    expect(read("M0 0A5 5 0 0 1 10 0S12 2 14 0")).toMatch(/ C10,0,12,2,14,0$/);
  });

  test("numbers may be written in every way that SVG allows", () => {
    expect(read("M.5.5L-.5-.5")).toBe("M0.5,0.5 L-0.5,-0.5");
    expect(read("M1e1,2E-1L+3 5.")).toBe("M10,0.2 L3,5");
    expect(read("\n M 0\t,\r0 \f L\n1-1 ")).toBe("M0,0 L1,-1");
  });
});

describe("a path that is none", () => {
  test.each([
    ["hello", "a path that begins with h", "begin with M"],
    ["L1 1", "a path that begins with L", "begin with M"],
    ["1 2", '"1" at position 0', "command letter"],
    ["M1", "the end at position 2", "number for M"],
    ["M1 2L3", "the end at position 6", "number for L"],
    ["M1 2 x", '"x" at position 5', "command letter"],
    ["M1 2L3 4z5 6", '"5" at position 9', "command letter"],
    ["M0 0a1 1 0 2 0 3 3", '"2 0 3 3" at position 11', "flag 0 or 1"],
    ["M0 0a1 1 0 0", "the end at position 12", "flag 0 or 1"],
    ["M0 0L1 --1", '"--1" at position 7', "number for L"],
    ["M0 0L1 NaN", '"NaN" at position 7', "number for L"],
    ["M0 0\u00d7", "at position 4", "command letter"],
  ])("%s: %s", (d, message, hint) => {
    const error = refusal(d);
    expect(error.code).toBe("E_PATH");
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  test("text over 4 MiB is refused before it is read", () => {
    expect(refusal(`M0 0${" ".repeat(1 << 22)}`).message).toContain("characters");
  });

  test("whatever the text, it is an outline or a refusal", () => {
    const letters = fc.constantFrom(..."MmLlHhVvCcSsQqTtAaZz0123456789.,-+ e\u00e9");
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), (text) => {
        try {
          const { ops, points } = parsePath(`M0 0${text.join("")}`);
          const taken = ops.reduce((sum, op) => sum + ([1, 1, 2, 3, 0][op] ?? 0), 0);
          expect(points).toHaveLength(2 * taken);
        } catch (error) {
          expect(error).toBeInstanceOf(RasterError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const coordinate = fc.oneof(
  fc.double({ min: -2000, max: 2000, noNaN: true }),
  fc.integer({ min: -600, max: 600 }),
  fc.constantFrom(0, 0.5, -0.25, 1e-7, 0.0004),
);
const points = (count: number) => fc.array(coordinate, { minLength: 2 * count, maxLength: 2 * count });
const anyCommand = fc.oneof(
  ...[1, 2, 3].map((op) => fc.record({ op: fc.constant(op), at: points(op) })),
  fc.record({ op: fc.constant(4), at: fc.constant<number[]>([]) }),
  fc.record({ op: fc.constant(0), at: points(1) }),
);
const anyOutline = fc.tuple(points(1), fc.array(anyCommand, { maxLength: 12 })).map(([start, commands]): Outline => {
  const all = [{ op: 0, at: start }, ...commands];
  return { ops: Uint8Array.from(all.map(({ op }) => op)), points: Float64Array.from(all.flatMap(({ at }) => at)) };
});

describe("writing a path", () => {
  test("what is written reads back as the same commands and, to the digits kept, the same points", () => {
    fc.assert(
      fc.property(anyOutline, fc.integer({ min: 0, max: 5 }), (outline, decimals) => {
        const back = parsePath(formatPath(outline, decimals));
        expect(back.ops).toEqual(outline.ops);
        back.points.forEach((value, i) => {
          expect(Math.abs(value - (outline.points[i] ?? 0))).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("it takes few characters: steps, level lines, implied commands, no idle zero or space", () => {
    const pen = new OutlineBuilder()
      .moveTo(100, 100)
      .lineTo(110, 100)
      .lineTo(110, 120)
      .lineTo(111, 121)
      .lineTo(112, 120.5);
    expect(formatPath(pen.close().build())).toBe("m100 100h10v20l1 1 1-.5z");
  });

  test("digits beyond those kept are rounded away, also where that leaves a zero without a sign", () => {
    const pen = new OutlineBuilder().moveTo(1.23456, -0.0001).lineTo(2, 3);
    expect(formatPath(pen.build(), 2)).toBe("m1.23 0L2 3");
  });
});
