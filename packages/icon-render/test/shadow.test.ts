import { describe, expect, test } from "vitest";
import { parseShadow } from "../src/core/shadow.ts";
import { renderRgba } from "../src/index.ts";
import { codeOf } from "./drawn.ts";
import { pixel, pixels } from "./measure.ts";

describe("a shadow's text", () => {
  test.each([
    ["0 8 24 #0008", { dx: 0, dy: 8, deviation: 12, color: [0, 0, 0, 0x88 / 255] }],
    ["1 2 3", { dx: 1, dy: 2, deviation: 1.5, color: [0, 0, 0, 0.5] }],
    ["-1.5px, +.5px, 0px, rgb(1, 2, 3)", { dx: -1.5, dy: 0.5, deviation: 0, color: [1, 2, 3, 1] }],
    ["  4 4 0 red\n", { dx: 4, dy: 4, deviation: 0, color: [255, 0, 0, 1] }],
  ])("%j is read", (text, shadow) => {
    expect(parseShadow(text)).toEqual(shadow);
  });

  test("none is no shadow", () => {
    expect(parseShadow(" none ")).toBeUndefined();
  });

  test.each([
    "",
    "1 2",
    "1",
    "a b c",
    "1 2 -3",
    "1.2.3 0 0",
    ". . .",
    "1e9 0 0",
    "20000 0 0 red",
    "Infinity 0 0",
    "1 2 3px4",
  ])("%j is an IconError E_OPTION", (text) => {
    expect(codeOf(() => parseShadow(text))).toBe("E_OPTION");
  });

  test("a colour that is none is an IconError E_COLOR", () => {
    expect(codeOf(() => parseShadow("1 2 3 nothing"))).toBe("E_COLOR");
  });

  test("is read at once however long it is", () => {
    for (const text of ["1".repeat(200_000), " ".repeat(200_000), `1${" ".repeat(200_000)}x`, "1 ".repeat(100_000)])
      expect(["E_OPTION", "E_COLOR"]).toContain(codeOf(() => parseShadow(text)));
  });
});

describe("a shadow", () => {
  const plain = { size: 128, iconSize: 64, background: "white", color: "black" } as const;

  test("without blur is the icon in the shadow's colour, moved by whole pixels, behind the icon", () => {
    const alone = renderRgba("square", { ...plain, color: "red" });
    const cast = renderRgba("square", { ...plain, shadow: "20 10 0 red" });
    const icon = renderRgba("square", plain);
    for (let y = 10; y < 128; y++) {
      for (let x = 20; x < 128; x++) {
        if (pixel(icon, x, y)[0] === 0) expect(pixel(cast, x, y)).toEqual([0, 0, 0, 255]);
        if (pixel(icon, x, y)[0] === 255) expect(pixel(cast, x, y)).toEqual(pixel(alone, x - 20, y - 10));
      }
    }
  });

  test("with blur keeps its ink: what leaves the shape arrives around it", () => {
    const sum = (shadow: string) => {
      const image = renderRgba("square", { ...plain, size: 256, color: "transparent", shadow });
      return pixels(image).reduce((total, [, green = 255]) => total + 255 - green, 0);
    };
    expect(sum("0 0 24 black") / sum("0 0 0 black")).toBeCloseTo(1, 2);
  });

  test("with blur falls to half at a straight edge and lies even on both sides of it", () => {
    const image = renderRgba("square", {
      ...plain,
      size: 256,
      iconSize: 128,
      color: "transparent",
      shadow: "0 0 16 black",
    });
    const row = Array.from({ length: 256 }, (_, x) => Number(pixel(image, x, 128)[0]));
    const crossing = row.findIndex((value) => value < 128);
    for (let d = 1; d < 20; d++)
      expect(Math.abs(Number(row[crossing - 1 - d]) + Number(row[crossing + d]) - 255)).toBeLessThan(24);
    expect(row).toEqual(row.toReversed());
  });
});
