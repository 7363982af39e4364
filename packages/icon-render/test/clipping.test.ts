import { seeded } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { findIcon, listIcons, measureIcon, type RenderOptions, renderRgba } from "../src/index.ts";

/** One icon in so many is drawn; acceptance runs set 1. */
const STRIDE = Number(process.env.STRIDE ?? 8);

const random = seeded(Number(process.env.SEED ?? 8));
const drawn = listIcons()
  .map((name) => findIcon(name))
  .filter(({ name }, i, all) => all.findIndex((other) => other.name === name) === i)
  .flatMap(({ name, styles }) => styles.map((style) => ({ name, style })))
  .filter(() => random.int(1, STRIDE) === 1);

function inkOf(icon: string, options: RenderOptions): number {
  const { data } = renderRgba(icon, { ...options, background: "transparent" });
  let sum = 0;
  for (let at = 3; at < data.length; at += 4) sum += data[at] ?? 0;
  return sum / 255;
}

describe.each([16, 64, 512])("every icon at %d pixels", (size) => {
  test.each([0, 45])("and %d degrees is inside, centred, whole and not blank", (rotate) => {
    for (const { name, style } of drawn) {
      const options: RenderOptions = { size, style, rotate };
      const message = `${style} ${name} ${size} ${rotate}`;
      const { left, top, right, bottom, shrunk } = measureIcon(name, options);
      expect(Math.min(left, top, size - right, size - bottom), message).toBeGreaterThanOrEqual(0);
      expect(Math.abs((left + right) / 2 - size / 2), message).toBeLessThan(0.02);
      expect(Math.abs((top + bottom) / 2 - size / 2), message).toBeLessThan(0.02);

      // The same drawing where there is room on all sides; rounding to 255 levels is all that may differ.
      const iconSize = Math.max(1, Math.floor(0.95 * size)) * shrunk;
      const roomy = inkOf(name, { size: 2 * size, iconSize, style, rotate });
      const ink = inkOf(name, options);
      expect(ink, message).toBeGreaterThan(0);
      expect(Math.abs(ink - roomy), message).toBeLessThanOrEqual(0.001 * roomy + 0.02);
    }
  });
});

test("the sample holds icons of every style", () => {
  expect(new Set(drawn.map(({ style }) => style))).toEqual(new Set(["solid", "regular", "brands"]));
});
