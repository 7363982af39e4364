import { cosDegrees, outlineBounds, parsePath, sinDegrees } from "@side-projects/raster";
import { fontAwesome } from "icon-render";
import { expect, test } from "vitest";
import type { Lettering } from "../src/core/lettering.ts";
import { regionOf } from "../src/core/mask/region-of.ts";
import type { Shape } from "../src/core/mask/shape.ts";
import { isFileName } from "../src/masks/file-name.ts";
import type { Mask } from "../src/masks/mask.ts";
import { shapeOf } from "../src/masks/shape-of.ts";

/** Each character is a square of half the font size on the baseline; there is no "x". */
const squares: Lettering = {
  families: ["squares"],
  ascender: 0.75,
  descender: 0.25,
  line: (text) => ({
    layers: [{ outline: parsePath([...text].map((_, i) => `M${0.75 * i} -0.5h0.5v0.5h-0.5z`).join("")) }],
    advance: 0.75 * text.length,
    missing: [...text].filter((letter) => letter === "x"),
  }),
};

function resolveMask(mask: Mask): Shape {
  return shapeOf(mask, { lettering: squares, icons: fontAwesome });
}

function free(mask: Mask, width: number, height: number): string[] {
  const { inside } = regionOf(resolveMask(mask), { width, height });
  const text = [...inside].map((value) => (value === 1 ? "#" : ".")).join("");
  return Array.from({ length: height }, (_, y) => text.slice(y * width, (y + 1) * width));
}

function thrownBy(mask: unknown): unknown {
  try {
    // A caller in JavaScript may pass anything.
    Reflect.apply(resolveMask, undefined, [mask]);
  } catch (error) {
    return error;
  }
  return undefined;
}

test.each(["fa-solid-star", "star", "fas fa-star", "U+F005"])("%s is the outline of Font Awesome's star", (name) => {
  const icons = fontAwesome();
  const { outline } = icons.glyph(icons.find("fa-solid-star"));
  for (const mask of [name, { icon: name }]) expect(resolveMask(mask)).toEqual({ kind: "outline", outline });
});

test("an unknown icon is an error that names those that may have been meant", () => {
  expect(thrownBy("fa-solid-strar")).toMatchObject({
    name: "CloudError",
    code: "E_ICON",
    hint: expect.stringContaining("star"),
  });
  expect(thrownBy("qqqqqqqqqqqq")).toMatchObject({
    code: "E_ICON",
    hint: "look for its name at fontawesome.com/icons",
  });
});

test("a word is fitted by what its letters draw", () => {
  expect(free("text:ab", 10, 4)).toEqual(["####..####", "####..####", "####..####", "####..####"]);
  expect(free({ text: "ab" }, 10, 4)).toEqual(free("text:ab", 10, 4));
});

test("lines of a text stand one below the other, each in the middle", () => {
  expect(free({ text: "ab\nc" }, 10, 12)).toEqual([
    ...new Array(4).fill("####..####"),
    ...new Array(4).fill(".........."),
    ...new Array(4).fill("...####..."),
  ]);
});

test("a path is fitted by its view box where it has one", () => {
  expect(free({ path: "M1 1h2v2h-2z" }, 4, 4)).toEqual(new Array(4).fill("####"));
  expect(free({ path: "M1 1h2v2h-2z", viewBox: [0, 0, 4, 4] }, 4, 4)).toEqual(["....", ".##.", ".##.", "...."]);
});

test("a path's rule tells whether the overlap of contours is a hole", () => {
  const path = "M0 0h6v2h-6zM2 0h2v2h-2z";
  expect(free({ path }, 6, 2)).toEqual(["######", "######"]);
  expect(free({ path, rule: "evenodd" }, 6, 2)).toEqual(["##..##", "##..##"]);
});

test("polygons may be one or several, and one within another is a hole", () => {
  const square = (from: number, to: number) =>
    [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ] as const;
  expect(free({ polygon: square(0, 3) }, 3, 3)).toEqual(["###", "###", "###"]);
  expect(free({ polygon: [square(0, 3), square(1, 2)] }, 3, 3)).toEqual(["###", "#.#", "###"]);
});

test("a star drawn in one line is filled in its middle", () => {
  const corners = [0, 2, 4, 1, 3].map((i) => [sinDegrees(72 * i), -cosDegrees(72 * i)] as const);
  const { inside } = regionOf(resolveMask({ polygon: corners }), { width: 101, height: 101 });
  expect(inside[55 * 101 + 50]).toBe(1);
});

test("pixels stay pixels", () => {
  const data = Uint8Array.of(0, 0, 0, 255, 255, 255, 255, 255);
  expect(free({ pixels: { width: 2, height: 1, data } }, 2, 1)).toEqual(["#."]);
  expect(free({ pixels: { width: 2, height: 1, data }, by: "alpha" }, 2, 1)).toEqual(["##"]);
});

test("bounds of a text mask do not depend on where its lines begin", () => {
  const shape = resolveMask("text:abc");
  const box = shape.kind === "outline" ? outlineBounds(shape.outline) : undefined;
  expect((box?.right ?? 0) - (box?.left ?? 0)).toBeCloseTo(2, 12);
});

test.each<[string, unknown]>([
  ["no text", "text:"],
  ["blank text", { text: "  \n" }],
  ["text of a million characters", { text: "a".repeat(1e6) }],
  ["text without glyphs", "text:axe"],
  ["text that is a number", { text: 5 }],
  ["a file's name", "shape.png"],
  ["an icon that is a number", { icon: 5 }],
  ["a broken path", { path: "M0 0L" }],
  ["a path that is null", { path: null }],
  ["an unknown rule", { path: "M0 0h1v1z", rule: "odd" }],
  ["a flat view box", { path: "M0 0h1v1z", viewBox: [0, 0, 1, 0] }],
  ["a view box of three", { path: "M0 0h1v1z", viewBox: [0, 0, 1] }],
  ["a view box of NaN", { path: "M0 0h1v1z", viewBox: [0, 0, Number.NaN, 1] }],
  [
    "two corners",
    {
      polygon: [
        [0, 0],
        [1, 1],
      ],
    },
  ],
  ["no corners", { polygon: [] }],
  [
    "corners that are no numbers",
    {
      polygon: [
        ["a", 0],
        [1, 1],
        [2, 0],
      ],
    },
  ],
  [
    "endless corners",
    {
      polygon: [
        [0, 0],
        [Number.POSITIVE_INFINITY, 1],
        [2, 0],
      ],
    },
  ],
  ["a polygon that is text", { polygon: "M0 0" }],
  ["pixels that are null", { pixels: null }],
  ["pixels without data", { pixels: { width: 1, height: 1 } }],
  ["an unknown way to tell", { pixels: { width: 1, height: 1, data: new Uint8Array(4) }, by: "hue" }],
  ["nothing", null],
  ["a number", 5],
  ["an empty object", {}],
])("a mask of %s is refused", (_name, mask) => {
  expect(thrownBy(mask)).toMatchObject({ name: "CloudError", code: "E_MASK" });
});

test.each<[string, boolean]>([
  ["star.png", true],
  ["./star", true],
  ["C:\\masks\\star", true],
  ["a.SVG", true],
  ["photo.jpeg", true],
  ["star", false],
  ["fa-solid-star", false],
  ["\\f005", true],
])("%s is a file: %s", (name, expected) => {
  expect(isFileName(name)).toBe(expected);
});
