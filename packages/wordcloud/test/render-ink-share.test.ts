import { expect, test } from "vitest";
import type { Region } from "../src/core/mask/region.ts";
import { renderRgba } from "../src/core/render/draw.ts";
import { InkMeter } from "../src/core/render/ink-meter.ts";
import { inkShare } from "../src/core/render/ink-share.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { HEART, layoutOf, MIXED, SQUARES, word } from "./render-scenes.ts";

function region(inside: (x: number, y: number) => boolean): Region {
  const pixels = Uint8Array.from({ length: 400 * 300 }, (_, i) => (inside(i % 400, Math.floor(i / 400)) ? 1 : 0));
  return { width: 400, height: 300, inside: pixels, border: undefined };
}

test("the share of squares is their area over the region's", () => {
  const layout = layoutOf([word("a", 100, 100, { size: 60.5 }), word("b", 300, 100, { size: 50, angle: 30 })]);
  expect(
    inkShare(
      layout,
      SQUARES,
      region(() => true),
    ),
  ).toBeCloseTo((60.5 * 60.5 + 2500) / 120_000, 5);
  expect(
    inkShare(
      layout,
      SQUARES,
      region((x) => x >= 200),
    ),
  ).toBeCloseTo(2500 / 60_000, 5);
  expect(
    inkShare(
      layout,
      SQUARES,
      region((x, y) => x >= 80 && x < 120 && y >= 80 && y < 120),
    ),
  ).toBe(1);
});

test("ink that lies over other ink counts once", () => {
  const layout = layoutOf([word("a", 100, 100), word("b", 100, 100)]);
  expect(
    inkShare(
      layout,
      SQUARES,
      region(() => true),
    ),
  ).toBeCloseTo(1600 / 120_000, 6);
});

test("it is what the pixels show", () => {
  const words = MIXED.words.map((placed) => ({ ...placed, color: "#000000" }));
  const { data } = renderRgba({ ...MIXED, words }, defaultLettering(), { background: "transparent" });
  const shown = Array.from(data).reduce((sum, value, i) => ((i & 3) === 3 ? sum + value : sum), 0) / (255 * 120_000);
  expect(
    inkShare(
      MIXED,
      defaultLettering(),
      region(() => true),
    ),
  ).toBeCloseTo(shown, 4);
});

test("a region without a pixel has no ink, one of another size is refused", () => {
  expect(
    inkShare(
      MIXED,
      defaultLettering(),
      region(() => false),
    ),
  ).toBe(0);
  const small: Region = { width: 2, height: 2, inside: new Uint8Array(4), border: undefined };
  expect(() => inkShare(MIXED, defaultLettering(), small)).toThrow(expect.objectContaining({ code: "E_SIZE" }));
});

test("a meter that looks on while the words are drawn finds the same, and takes a contour for no ink", () => {
  const half = region((x) => x < 200);
  const meter = new InkMeter(MIXED, half);
  const border = HEART;
  renderRgba(MIXED, defaultLettering(), { contour: { width: 20, color: "#ff0000" }, border }, meter);
  expect(meter.share).toBe(inkShare(MIXED, defaultLettering(), half));
});
