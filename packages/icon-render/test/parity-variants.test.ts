import { decodePng } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { formatOf } from "../src/cli/output.ts";
import { findIcon, fontAwesome, measureIcon, renderPng, renderRgba, renderWebp } from "../src/index.ts";
import { areaOf, BLACK, codeOf, decodeWebp, expectInk, expectSamePixels, middle, WHITE } from "./drawn.ts";
import { ink, inkBox, pixel, pixels, quarterTurn } from "./measure.ts";

// The behaviours that the original's 69 tests are about, in its groups and its order: those from the aliases on. Theirs look at
// sizes for the most part; these look at pixels.

describe("IconAliases", () => {
  test("times-circle, circle-xmark and xmark-circle give the same bytes", () => {
    const [first, ...others] = ["times-circle", "circle-xmark", "xmark-circle"].map((name) =>
      renderPng(name, { width: 64 }),
    );
    for (const other of others) expect(other).toEqual(first);
    expect(renderPng("circle", { width: 64 })).not.toEqual(first);
  });

  test("close, times and xmark give the same bytes", () => {
    const [first, ...others] = ["close", "times", "xmark"].map((name) => renderPng(name, { width: 64 }));
    for (const other of others) expect(other).toEqual(first);
    expect(renderPng("check", { width: 64 })).not.toEqual(first);
  });
});

describe("OutputFormats", () => {
  test("png is a format, and any decoder reads the pixels that were drawn", () => {
    expect(formatOf("PNG", undefined)).toBe("png");
    expectSamePixels(decodePng(renderPng("heart", { size: 64 })), renderRgba("heart", { size: 64 }));
  });

  test("webp is a format, and keeps alpha exactly", async () => {
    expect(formatOf(undefined, "a.webp")).toBe("webp");
    const options = { size: 64, color: [10, 20, 30, 99], background: "transparent" } as const;
    const [decoded, drawn] = [await decodeWebp(await renderWebp("square", options)), renderRgba("square", options)];
    expect(middle(decoded)).toEqual([10, 20, 30, 99]);
    expect(pixels(decoded).map(([, , , a]) => a)).toEqual(pixels(drawn).map(([, , , a]) => a));
  });

  test("a PNG begins with its signature", () => {
    expect([...renderPng("heart").subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  });

  test("a WebP begins with RIFF, its length and WEBP", async () => {
    const bytes = Buffer.from(await renderWebp("heart", { size: 64 }));
    expect([bytes.toString("latin1", 0, 4), bytes.toString("latin1", 8, 12)]).toEqual(["RIFF", "WEBP"]);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  });
});

describe("Rotation", () => {
  const arrow = { width: 256, height: 256, iconSize: 128 };
  const upwards = renderRgba("arrow-up", { size: 301 });

  test("0 degrees give the bytes of no rotation", () => {
    expect(renderPng("arrow-right", { width: 256, rotate: 0 })).toEqual(renderPng("arrow-right", { width: 256 }));
  });

  test("45 degrees give another picture with the same ink", () => {
    const [still, turned] = [0, 45].map((rotate) => renderRgba("arrow-right", { ...arrow, rotate }));
    expect(turned?.data).not.toEqual(still?.data);
    expectInk("arrow-right", { ...arrow, rotate: 45 });
  });

  test("90 degrees are the pixels of 0 degrees turned clockwise (the original resamples them)", () => {
    expectSamePixels(renderRgba("arrow-up", { size: 301, rotate: 90 }), quarterTurn(upwards));
  });

  test("-90 degrees are three quarters clockwise", () => {
    const turned = quarterTurn(quarterTurn(quarterTurn(upwards)));
    expectSamePixels(renderRgba("arrow-up", { size: 301, rotate: -90 }), turned);
  });

  test("a heart at 45 degrees is whole: its ink is its area, and none is at the border", () => {
    const options = { size: 256, iconSize: 128, rotate: 45 };
    expectInk("heart", options);
    const { left, top, right, bottom } = inkBox(renderRgba("heart", options));
    expect(Math.min(left, top, 255 - right, 255 - bottom)).toBeGreaterThan(40);
  });

  test("180 degrees are the pixels in reverse order", () => {
    expectSamePixels(renderRgba("arrow-up", { size: 301, rotate: 180 }), quarterTurn(quarterTurn(upwards)));
  });

  test("360 degrees give the bytes of 0 degrees (482 pixels differ in the original)", () => {
    const [none, full] = [0, 360].map((rotate) => renderPng("circle", { size: 256, iconSize: 100, rotate }));
    expect(full).toEqual(none);
  });

  test("a turned star on a transparent canvas has its exact colour at every visible pixel", () => {
    const image = renderRgba("star", { rotate: 30, background: "transparent", color: "#FFD700", size: 128 });
    expect(pixel(image, 0, 0)[3]).toBe(0);
    for (const [r, g, b, a] of pixels(image)) if (a !== 0) expect([r, g, b]).toEqual([255, 215, 0]);
  });

  test("an offset shifts the turned icon, along the canvas and not along the turned axes", () => {
    const options = { size: 256, iconSize: 64, rotate: 45 };
    const still = inkBox(renderRgba("heart", options));
    const moved = inkBox(renderRgba("heart", { ...options, offsetX: 20, offsetY: 20 }));
    expect([moved.left - still.left, moved.top - still.top]).toEqual([20, 20]);
    expect([moved.right - still.right, moved.bottom - still.bottom]).toEqual([20, 20]);
  });

  test("an anchor holds the turned icon's own edges to the corner", () => {
    const at = { size: 256, iconSize: 64, rotate: 45, anchorX: "left", anchorY: "top" } as const;
    const { left, top } = inkBox(renderRgba("check", at));
    expect(Math.max(left, top)).toBeLessThanOrEqual(1);
    expect(measureIcon("check", at)).toMatchObject({ left: expect.closeTo(0, 9), top: expect.closeTo(0, 9) });
  });

  test("22.5 degrees lie between 22 and 23, with the same ink", () => {
    const [low, exact, high] = [22, 22.5, 23].map((rotate) => renderPng("star", { rotate, size: 128 }));
    expect(exact).not.toEqual(low);
    expect(exact).not.toEqual(high);
    expectInk("star", { size: 512, rotate: 22.5 });
  });

  test("450 degrees give the bytes of 90", () => {
    expect(renderPng("star", { rotate: 450 })).toEqual(renderPng("star", { rotate: 90 }));
  });
});

describe("FontStyles", () => {
  const of = (style?: string) => renderPng("heart", { width: 256, ...(style !== undefined && { style }) });

  test("there are the styles solid, regular and brands", () => {
    expect(fontAwesome().styles).toEqual(["solid", "regular", "brands"]);
  });

  test("solid as an option draws a filled heart", () => {
    expect(middle(renderRgba("heart", { style: "solid" }))).toEqual(BLACK);
    expectInk("heart", { style: "solid" });
  });

  test("solid in the name gives the bytes of solid as an option", () => {
    expect(renderPng("fa-solid-heart")).toEqual(renderPng("heart", { style: "solid" }));
  });

  test("regular draws a heart that is white inside", () => {
    expect(middle(renderRgba("heart", { style: "regular" }))).toEqual(WHITE);
    expectInk("heart", { style: "regular" });
  });

  test("brands draws github", () => {
    expectInk("github", { style: "brands" });
  });

  test("solid has more ink than regular", () => {
    const [solid, regular] = ["solid", "regular"].map((style) => ink(renderRgba("heart", { style, width: 256 })));
    expect(Number(solid)).toBeGreaterThan(1.5 * Number(regular));
  });

  test("an icon without a style is drawn solid", () => {
    expect(of()).toEqual(of("solid"));
  });

  test("a brand without a style is drawn as a brand", () => {
    expect(renderPng("github", { width: 256 })).toEqual(renderPng("github", { width: 256, style: "brands" }));
  });

  test("letter case of a style does not matter", () => {
    expect(of("SOLID")).toEqual(of("solid"));
    expect(of("Solid")).toEqual(of("solid"));
  });

  test("an unknown style is an IconError E_STYLE, and so is one that the icon lacks (blank in the original)", () => {
    expect(codeOf(() => of("invalid"))).toBe("E_STYLE");
    expect(codeOf(() => renderPng("rocket", { style: "regular" }))).toBe("E_STYLE");
  });

  test("a style as an option wins over one in the name", () => {
    expect(renderPng("far fa-heart", { width: 256, style: "solid" })).toEqual(of("solid"));
    expect(of("regular")).not.toEqual(of("solid"));
  });

  test("a style goes with size, colour, background and rotation", () => {
    const options = { size: 256, iconSize: 128, rotate: 45, style: "solid" };
    const image = renderRgba("heart", { ...options, color: "#FF0000", background: "transparent" });
    expect([image.width, image.height]).toEqual([256, 256]);
    expect(middle(image)).toEqual([255, 0, 0, 255]);
    const alpha = pixels(image).reduce((sum, [, , , a = 0]) => sum + a / 255, 0);
    expect(Math.abs(alpha / areaOf("heart", options) - 1)).toBeLessThan(0.001);
  });

  test("no style is the same as the icon's default", () => {
    expect(renderPng("heart", { width: 256 })).toEqual(of(findIcon("heart").style));
  });
});
