import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compareImages, decodePng } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { gallerySheet, headerSheet } from "../build/sheets.ts";
import { renderRgba } from "../src/index.ts";
import { headerScenes } from "./scenes/header.ts";

const images = fileURLToPath(new URL("../../../docs/images/", import.meta.url));

describe("the pictures in the documents are what the program draws today", () => {
  test.each([
    ["gallery", gallerySheet, 153_600],
    ["header", headerSheet, 40_000],
  ] as const)("%s", (name, draw, most) => {
    const file = `${images}${name}.png`;
    expect(existsSync(file), `${file}: node packages/icon-render/build/gallery.ts writes it`).toBe(true);
    const bytes = readFileSync(file);
    expect(bytes.length).toBeLessThanOrEqual(most);
    expect(compareImages(draw(), decodePng(bytes)).max).toBeLessThanOrEqual(1);
  });
});

test("the header is its three icons side by side", () => {
  const sheet = headerSheet(40);
  expect([sheet.width, sheet.height]).toEqual([120, 40]);
  headerScenes(40).forEach(({ icon, options }, i) => {
    const { data } = renderRgba(icon, options);
    for (const [x, y] of [
      [0, 0],
      [20, 20],
      [30, 30],
      [39, 39],
    ] as const) {
      const at = 4 * (y * 120 + 40 * i + x);
      expect([...sheet.data.subarray(at, at + 4)]).toEqual([...data.subarray(4 * (40 * y + x), 4 * (40 * y + x) + 4)]);
    }
  });
});
