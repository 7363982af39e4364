import { OutlineBuilder, outlineBounds, transformOutline } from "@side-projects/raster";
import { decodePng, seeded } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { referenceCoverage } from "../../raster/test/reference.ts";
import { place } from "../src/core/place.ts";
import { settingsFrom } from "../src/core/settings.ts";
import { fontAwesome, listIcons, type RenderOptions, renderPng, renderRgba } from "../src/index.ts";

/** Icons compared with the reference at each size, few where it is slow; acceptance runs take 200 of each. */
function countAt(size: number): number {
  return process.env.ICONS === undefined ? Math.ceil(64 / size) : Number(process.env.ICONS);
}

function coverageOf(icon: string, options: RenderOptions): Uint8Array {
  return new Uint8Array(renderRgba(icon, { background: "transparent", ...options }).data).filter((_, i) => i % 4 === 3);
}

describe("straight alpha", () => {
  test("a translucent colour on nothing keeps its red, green and blue in every pixel that is not empty", () => {
    const { data } = decodePng(
      renderPng("ghost", { size: 200, color: [128, 64, 200, 128], background: "transparent" }),
    );
    const alphas = new Set<number>();
    for (let at = 0; at < data.length; at += 4) {
      const [r, g, b, a = 0] = data.subarray(at, at + 4);
      alphas.add(a);
      if (a > 0) expect([r, g, b]).toEqual([128, 64, 200]);
    }
    expect(alphas.size).toBeGreaterThan(40);
    expect(Math.max(...alphas)).toBe(128);
  });

  test("the middle of a square of (128,128,128,128) decodes as it was given", () => {
    const { data } = decodePng(
      renderPng("square", { size: 64, color: [128, 128, 128, 128], background: "transparent" }),
    );
    expect([...data.subarray(4 * (32 * 64 + 32), 4 * (32 * 64 + 32) + 4)]).toEqual([128, 128, 128, 128]);
  });

  test("50 % black on white is 128, and 188 as light mixes", () => {
    const middle = (options: RenderOptions): number | undefined =>
      renderRgba("square", { size: 32, color: "#00000080", ...options }).data[4 * (16 * 32 + 16)];
    expect(renderRgba("square", { size: 32, opacity: 0.5 }).data[4 * (16 * 32 + 16)]).toBe(128);
    expect(renderRgba("square", { size: 32, opacity: 0.5, blend: "linear" }).data[4 * (16 * 32 + 16)]).toBe(188);
    expect(middle({})).toBe(127);
  });

  test("inside an icon every pixel is fully covered", () => {
    const pixels = coverageOf("square", { size: 256 });
    for (let y = 40; y < 216; y++) {
      for (let x = 40; x < 216; x++) expect(pixels[y * 256 + x]).toBe(255);
    }
    const { data } = renderRgba("heart", { size: 512, color: "red" });
    const reds = new Set(
      Array.from({ length: 512 }, (_, x) => data.subarray(4 * (200 * 512 + x), 4 * (200 * 512 + x) + 4).join()),
    );
    expect(reds.has("255,0,0,255")).toBe(true);
    expect(reds.has("255,255,255,255")).toBe(true);
    expect(reds.size).toBeLessThanOrEqual(6);
  });
});

describe("coverage", () => {
  test.each([16, 32, 64])("at %d pixels is that of 256 exact scan lines a row", { timeout: 3_600_000 }, (size) => {
    const random = seeded(256 + size);
    const names = listIcons();
    const font = fontAwesome();
    const count = countAt(size);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const icon = random.pick(names);
      const { outline, unitsPerEm } = font.glyph(font.find(icon));
      const { transform } = place(outline, unitsPerEm, settingsFrom({ size }));
      const exact = referenceCoverage(outline, { width: size, height: size, transform });
      const ours = coverageOf(icon, { size });
      exact.forEach((value, at) => {
        const error = Math.abs(value - (ours[at] ?? 0));
        sum += error;
        if (error > 4) expect(error, `${icon} pixel ${at}`).toBeLessThanOrEqual(4);
      });
    }
    expect(sum / (count * size * size)).toBeLessThanOrEqual(0.5);
  });

  test("of a circle of 4096 pixels ends within a tenth of a pixel of the circle's own curves", () => {
    const size = 4096;
    const font = fontAwesome();
    const { outline, unitsPerEm } = font.glyph(font.find("circle"));
    const { transform } = place(outline, unitsPerEm, settingsFrom({ size }));
    const pixels = coverageOf("circle", { size });
    const { points } = transformOutline(outline, transform);
    const middle = size / 2;
    // Rows where the left edge is steep; the others are the same circle turned by a quarter.
    for (let y = 640; y < size - 640; y += 31) {
      const row = pixels.subarray(y * size, y * size + middle);
      const column = Uint8Array.from({ length: middle }, (_, x) => pixels[x * size + y] ?? 0);
      const lines = [row, column].map((line) => middle - line.reduce((sum, value) => sum + value, 0) / 255);
      expect(Math.abs((lines[0] ?? 0) - edgeAt(outline.ops, points, y + 0.5, 0))).toBeLessThan(0.1);
      expect(Math.abs((lines[1] ?? 0) - edgeAt(outline.ops, points, y + 0.5, 1))).toBeLessThan(0.1);
    }
    const box = outlineBounds(outline, transform);
    expect((box?.right ?? 0) - (box?.left ?? 0)).toBeGreaterThan(3800);
  });
});

/** Least place on one axis (0: x, 1: y) at which an outline crosses a line of the other axis. */
function edgeAt(ops: Uint8Array, points: Float64Array, line: number, axis: 0 | 1): number {
  let least = Number.POSITIVE_INFINITY;
  let at = 0;
  for (const op of ops) {
    const controls = op >= 1 && op <= 3 ? Array.from({ length: op + 1 }, (_, i) => at - 2 + 2 * i) : [];
    const along = (t: number): number =>
      bezier(
        controls.map((i) => points[i + axis] ?? 0),
        t,
      );
    const across = (t: number): number =>
      bezier(
        controls.map((i) => points[i + 1 - axis] ?? 0),
        t,
      ) - line;
    for (let step = 0; step < 16 && controls.length > 0; step++) {
      let [low, high] = [step / 16, (step + 1) / 16];
      if (across(low) < 0 === across(high) < 0) continue;
      const rising = across(low) < 0;
      for (let i = 0; i < 40; i++) {
        const middle = (low + high) / 2;
        if (across(middle) < 0 === rising) low = middle;
        else high = middle;
      }
      least = Math.min(least, along(low));
    }
    at += 2 * ([1, 1, 2, 3, 0][op] ?? 0);
  }
  return least;
}

/** A point of a Bezier curve of any degree, after de Casteljau. */
function bezier(controls: readonly number[], t: number): number {
  if (controls.length === 1) return controls[0] ?? 0;
  return bezier(
    controls.slice(1).map((next, i) => (controls[i] ?? 0) * (1 - t) + next * t),
    t,
  );
}

test("a path drawn as an icon has the coverage of the path", () => {
  const pen = new OutlineBuilder().moveTo(0, 0).lineTo(10, 0).lineTo(10, 10).lineTo(0, 10).close().build();
  expect(outlineBounds(pen)).toEqual({ left: 0, top: 0, right: 10, bottom: 10 });
  const pixels = coverageOf("heart", { size: 20 });
  const path = renderRgba({ path: "M0 0H10V10H0z" }, { size: 20, iconSize: 10, background: "transparent" });
  const alphas = new Uint8Array(path.data).filter((_, i) => i % 4 === 3);
  expect(alphas.reduce((sum, value) => sum + value, 0)).toBe(100 * 255);
  expect(pixels).toHaveLength(400);
});
