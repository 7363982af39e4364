import fc from "fast-check";
import { expect, test } from "vitest";
import { CloudError } from "../src/core/error.ts";
import { type MaskCanvas, placeBox } from "../src/core/mask/place-shape.ts";
import { regionOf } from "../src/core/mask/region-of.ts";
import type { PixelShape } from "../src/core/mask/shape.ts";

type Color = readonly [red: number, green: number, blue: number, alpha: number];

const BLACK: Color = [0, 0, 0, 255];
const WHITE: Color = [255, 255, 255, 255];
const CLEAR: Color = [0, 0, 0, 0];

function picture(width: number, colors: readonly Color[], by?: PixelShape["by"]): PixelShape {
  const shape = { kind: "pixels", width, height: colors.length / width, data: Uint8Array.from(colors.flat()) } as const;
  return by === undefined ? shape : { ...shape, by };
}

/** A mask from rows of text: "#" is free. */
function drawn(...rows: readonly string[]): PixelShape {
  return picture(
    rows[0]?.length ?? 0,
    [...rows.join("")].map((dot) => (dot === "#" ? BLACK : WHITE)),
  );
}

function rowsOf(shape: PixelShape | undefined, canvas: MaskCanvas): string[] {
  const { inside, width, height } = regionOf(shape, canvas);
  const text = [...inside].map((value) => (value === 1 ? "#" : ".")).join("");
  return Array.from({ length: height }, (_, y) => text.slice(y * width, (y + 1) * width));
}

function insideOrCode(shape: PixelShape, canvas: MaskCanvas): number[] | string {
  try {
    return [...regionOf(shape, canvas).inside];
  } catch (error) {
    if (error instanceof CloudError) return error.code;
    throw error;
  }
}

const anyMask = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) =>
  fc
    .array(fc.boolean(), { minLength: width * height, maxLength: width * height })
    .map((bits) => [true, false, ...bits.slice(2)])
    .map((bits) => ({
      width,
      height,
      bits,
      shape: picture(
        width,
        bits.map((bit) => (bit ? BLACK : WHITE)),
      ),
    })),
);

test("pixels as large as the picture are taken one to one, inverted as the exact complement", () => {
  fc.assert(
    fc.property(anyMask, fc.constantFrom("contain", "cover", "stretch"), ({ width, height, bits, shape }, maskFit) => {
      const canvas = { width, height, maskFit };
      expect([...regionOf(shape, canvas).inside]).toEqual(bits.map(Number));
      expect([...regionOf(shape, { ...canvas, invert: true }).inside]).toEqual(bits.map((bit) => Number(!bit)));
    }),
  );
});

test("a mask without a masked pixel is the same as none", () => {
  const free = regionOf(picture(5, new Array(35).fill(BLACK)), { width: 5, height: 7 });
  expect(free.inside).toEqual(regionOf(undefined, { width: 5, height: 7 }).inside);
});

test("at whole multiples each pixel becomes a square", () => {
  expect(rowsOf(drawn("#.", "##"), { width: 6, height: 6 })).toEqual([
    "###...",
    "###...",
    "###...",
    "######",
    "######",
    "######",
  ]);
});

test("made smaller, a pixel is free where all it stands for is free, and with invert where none is", () => {
  const mask = drawn("####", "##.#", "....", "....");
  expect(rowsOf(mask, { width: 2, height: 2 })).toEqual(["#.", ".."]);
  expect(rowsOf(mask, { width: 2, height: 2, invert: true })).toEqual(["..", "##"]);
});

test("at any size a pixel is free exactly where every mask pixel under it is", () => {
  const side = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(anyMask, side, side, fc.boolean(), fc.constantFrom("contain", "cover", "stretch"), (...given) => {
      const [{ width, height, bits, shape }, canvasWidth, canvasHeight, invert, maskFit] = given;
      const canvas: MaskCanvas = { width: canvasWidth, height: canvasHeight, invert, maskFit };
      const [sx, , , sy, dx, dy] = placeBox({ left: 0, top: 0, right: width, bottom: height }, canvas);
      const truth: number[] = [];
      for (let y = 0; y < canvasHeight; y++) {
        for (let x = 0; x < canvasWidth; x++) {
          let free = 0;
          bits.forEach((bit, i) => {
            const left = (i % width) * sx + dx;
            const top = Math.floor(i / width) * sy + dy;
            const wide = Math.min(x + 1, left + sx) - Math.max(x, left);
            const high = Math.min(y + 1, top + sy) - Math.max(y, top);
            if (bit && wide > 0 && high > 0) free += wide * high;
          });
          truth.push(invert ? (free < 1e-4 ? 1 : 0) : free > 1 - 1e-4 ? 1 : 0);
        }
      }
      expect(insideOrCode(shape, canvas)).toEqual(truth.includes(1) ? truth : "E_MASK");
    }),
    { numRuns: 200 },
  );
});

test("what lies beside a mask is free only when inverted", () => {
  const dot = drawn("#");
  expect(rowsOf(dot, { width: 4, height: 2, maskAnchor: "left" })).toEqual(["##..", "##.."]);
  expect(rowsOf(dot, { width: 4, height: 2, maskAnchor: "right", invert: true })).toEqual(["##..", "##.."]);
  // The square ends in the middle of two columns, which are neither inside nor outside.
  expect(rowsOf(dot, { width: 5, height: 2 })).toEqual(["..#..", "..#.."]);
  expect(rowsOf(dot, { width: 5, height: 2, invert: true })).toEqual(["#...#", "#...#"]);
});

test("a picture with any transparency is told by its alpha, whatever its colours", () => {
  const half: Color = [0, 0, 0, 128];
  expect(rowsOf(picture(4, [WHITE, BLACK, CLEAR, half]), { width: 4, height: 1 })).toEqual(["##.."]);
});

test("what is half transparent is neither inside nor, inverted, outside: one to one, made larger and made smaller", () => {
  const faint: Color = [0, 0, 0, 1];
  const nearly: Color = [0, 0, 0, 254];
  const soft = picture(4, [BLACK, nearly, faint, CLEAR]);
  for (const by of ["auto", "alpha"] as const) {
    expect(rowsOf({ ...soft, by }, { width: 4, height: 1 })).toEqual(["#..."]);
    expect(rowsOf({ ...soft, by }, { width: 4, height: 1, invert: true })).toEqual(["...#"]);
  }
  expect(rowsOf(soft, { width: 8, height: 2, invert: true })).toEqual(["......##", "......##"]);
  const wide = picture(6, [BLACK, BLACK, CLEAR, faint, ...new Array(8).fill(CLEAR)]);
  expect(rowsOf(wide, { width: 3, height: 1, invert: true })).toEqual(["..#"]);
  const luminance = picture(4, [WHITE, [255, 255, 254, 255], [0, 0, 0, 1], CLEAR], "luminance");
  expect(rowsOf(luminance, { width: 4, height: 1 })).toEqual([".##."]);
  expect(rowsOf(luminance, { width: 4, height: 1, invert: true })).toEqual(["#..#"]);
});

test("a picture that is nowhere opaque is free where it is most so", () => {
  const veil: Color = [9, 9, 9, 100];
  expect(rowsOf(picture(3, [veil, CLEAR, [0, 0, 0, 99]]), { width: 3, height: 1 })).toEqual(["#.."]);
});

test("an opaque picture is free where it is not pure white", () => {
  const colors: Color[] = [WHITE, [255, 255, 254, 255], [255, 0, 255, 255], BLACK];
  expect(rowsOf(picture(4, colors), { width: 4, height: 1 })).toEqual([".###"]);
});

test("either way of telling can be asked for", () => {
  const colors: Color[] = [WHITE, BLACK, CLEAR, [255, 255, 255, 0]];
  expect(rowsOf(picture(4, colors, "luminance"), { width: 4, height: 1 })).toEqual([".#.."]);
  expect(rowsOf(picture(2, [WHITE, BLACK], "alpha"), { width: 2, height: 1 })).toEqual(["##"]);
});

test.each([
  ["all white", picture(2, [WHITE, WHITE])],
  ["all clear", picture(2, [CLEAR, CLEAR])],
  ["of too few bytes", { kind: "pixels", width: 2, height: 2, data: new Uint8Array(15) }],
  ["of NaN pixels", { kind: "pixels", width: Number.NaN, height: 1, data: new Uint8Array(0) }],
  ["of no pixels", { kind: "pixels", width: 0, height: 0, data: new Uint8Array(0) }],
] satisfies [string, PixelShape][])("a mask %s is refused", (_name, shape) => {
  expect(() => regionOf(shape, { width: 4, height: 4 })).toThrow(expect.objectContaining({ code: "E_MASK" }));
});
