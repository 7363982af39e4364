import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodePng } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { findIcon, fontAwesome, listIcons, loadIconFont, renderPng, renderRgba, renderWebp } from "../src/index.ts";
import { iconRender, temporaryFolder } from "./command.ts";
import { areaOf, BLACK, codeOf, decodeWebp, expectInk, expectSamePixels, middle, WHITE } from "./drawn.ts";
import { ink, inkBox, pixel, pixels } from "./measure.ts";

// The behaviours that the original's 69 tests are about, in its groups and its order: those up to the edge cases. Theirs look at
// sizes for the most part; these look at pixels.

describe("IconRendererInit", () => {
  test("icons are there without a folder of assets", () => {
    expect(fontAwesome().size).toBeGreaterThan(0);
    expect(middle(renderRgba("heart", { size: 32 }))).toEqual(BLACK);
  });

  test("a font at a path that does not exist is an IconError E_FONT that names it", async () => {
    await expect(loadIconFont("/nonexistent/path")).rejects.toMatchObject({
      name: "IconError",
      code: "E_FONT",
      message: expect.stringContaining("/nonexistent/path"),
    });
  });
});

describe("IconLookup", () => {
  test("heart, star and user are found", () => {
    for (const name of ["heart", "star", "user"]) expect(fontAwesome().has(name)).toBe(true);
    expect(findIcon("heart").codepoint).toBe(0xf004);
  });

  test("fa-heart and fa-star are found", () => {
    expect(findIcon("fa-heart")).toEqual(findIcon("heart"));
    expect(findIcon("fa-star")).toEqual(findIcon("star"));
  });

  test("an invented name is not found", () => {
    expect(fontAwesome().has("nonexistent-icon-xyz")).toBe(false);
  });

  test("there are more than 1,000 names and fewer than 10,000", () => {
    expect(fontAwesome().size).toBeGreaterThan(1000);
    expect(fontAwesome().size).toBeLessThan(10_000);
  });

  test("the list holds as many names as are counted, each once, heart and star among them", () => {
    const names = listIcons();
    expect(new Set(names).size).toBe(fontAwesome().size);
    expect(names).toHaveLength(fontAwesome().size);
    expect(names).toEqual(expect.arrayContaining(["heart", "star"]));
  });

  test("letter case does not matter", () => {
    for (const name of ["HEART", "Heart"]) expect(findIcon(name)).toEqual(findIcon("heart"));
  });
});

describe("RenderIcon", () => {
  test("by default a picture is 1024 x 1024 (the original: 512), black on white, and the ink is the icon's area", () => {
    const image = renderRgba("heart");
    expect([image.width, image.height]).toEqual([1024, 1024]);
    expect(pixel(image, 0, 0)).toEqual(WHITE);
    expect(middle(image)).toEqual(BLACK);
    expectInk("heart", {});
  });

  test("a star of 256 x 512 lies in the middle of its canvas", () => {
    const image = renderRgba("star", { width: 256, height: 512 });
    expect([image.width, image.height]).toEqual([256, 512]);
    const { left, top, right, bottom } = inkBox(image);
    expect(Math.abs(left + right - 255)).toBeLessThanOrEqual(1);
    expect(Math.abs(top + bottom - 511)).toBeLessThanOrEqual(1);
  });

  test("an icon of 200 px has four times the ink of one of 100 px", () => {
    const [small, large] = [100, 200].map((iconSize) => ink(renderRgba("heart", { iconSize, width: 256 })));
    expect(Number(large) / Number(small)).toBeCloseTo(4, 2);
  });

  test("a WebP decodes to the pixels that were drawn", async () => {
    expectSamePixels(await decodeWebp(await renderWebp("heart", { size: 256 })), renderRgba("heart", { size: 256 }));
  });

  test("#FF0000 and #0000FF differ by exactly the exchange of red and blue", () => {
    const [red, blue] = ["#FF0000", "#0000FF"].map((color) => pixels(renderRgba("heart", { color, size: 128 })));
    expect(red?.map(([r, g, b, a]) => [b, g, r, a])).toEqual(blue);
    expect(red).not.toEqual(blue);
  });

  test("#F00 gives the bytes of #FF0000, exactly red inside", () => {
    expect(renderPng("heart", { color: "#F00" })).toEqual(renderPng("heart", { color: "#FF0000" }));
    expect(middle(renderRgba("heart", { color: "#F00" }))).toEqual([255, 0, 0, 255]);
  });

  test("on a transparent background every visible pixel is the icon's colour, its alpha the ink on white", () => {
    const clear = pixels(renderRgba("heart", { background: "transparent", color: "#123456", size: 128 }));
    const opaque = pixels(renderRgba("heart", { size: 128 }));
    expect(clear[0]?.[3]).toBe(0);
    for (const [r, g, b, a] of clear) if (a !== 0) expect([r, g, b]).toEqual([0x12, 0x34, 0x56]);
    expect(clear.map(([, , , a = 0]) => 255 - a)).toEqual(opaque.map(([r]) => r));
  });

  test("a background of #FFFFFF gives the default's bytes, and every pixel is opaque", () => {
    expect(renderPng("heart", { background: "#FFFFFF" })).toEqual(renderPng("heart"));
    expect(pixels(renderRgba("heart", { size: 64 })).every(([, , , a]) => a === 255)).toBe(true);
  });

  test("an unknown icon is an IconError E_ICON", () => {
    expect(codeOf(() => renderRgba("nonexistent-icon-xyz"))).toBe("E_ICON");
  });

  test("a colour that is none is an IconError E_COLOR", () => {
    expect(codeOf(() => renderRgba("heart", { color: "not-a-color" }))).toBe("E_COLOR");
  });
});

describe("RenderIconRGB", () => {
  test("(255, 0, 0) is exactly red inside", () => {
    expect(middle(renderRgba("heart", { color: [255, 0, 0] }))).toEqual([255, 0, 0, 255]);
  });

  test("(255, 0, 0, 128) is 128 of 255 over white, and straight alpha on a transparent canvas", () => {
    const color = [255, 0, 0, 128] as const;
    expect(middle(renderRgba("heart", { color }))).toEqual([255, 127, 127, 255]);
    expect(middle(renderRgba("heart", { color, background: "transparent" }))).toEqual([255, 0, 0, 128]);
  });

  test("(0, 0, 0) on a transparent canvas is black at every visible pixel", () => {
    const image = renderRgba("heart", { color: [0, 0, 0], background: "transparent", size: 128 });
    expect(middle(image)).toEqual(BLACK);
    expect(pixels(image).every(([r, g, b, a]) => a === 0 || (r === 0 && g === 0 && b === 0))).toBe(true);
  });
});

describe("Anchoring", () => {
  test("left, center and right put the ink at the left border, in the middle and at the right border", () => {
    const at = (anchorX: "left" | "center" | "right") =>
      inkBox(renderRgba("arrow-right", { anchorX, width: 256, height: 512, iconSize: 100 }));
    expect(at("left").left).toBeLessThanOrEqual(1);
    expect(Math.abs(at("center").left + at("center").right - 255)).toBeLessThanOrEqual(1);
    expect(at("right").right).toBeGreaterThanOrEqual(254);
  });

  test("top, center and bottom put the ink at the upper border, in the middle and at the lower border", () => {
    const at = (anchorY: "top" | "center" | "bottom") =>
      inkBox(renderRgba("arrow-down", { anchorY, width: 512, height: 256, iconSize: 100 }));
    expect(at("top").top).toBeLessThanOrEqual(1);
    expect(Math.abs(at("center").top + at("center").bottom - 255)).toBeLessThanOrEqual(1);
    expect(at("bottom").bottom).toBeGreaterThanOrEqual(254);
  });

  test("an offset of 50, 50 moves every pixel by exactly that", () => {
    const still = renderRgba("heart", { width: 256, height: 512 });
    const moved = renderRgba("heart", { width: 256, height: 512, offsetX: 50, offsetY: 50 });
    for (let y = 50; y < 512; y += 3) {
      const row = 4 * (y * 256 + 50);
      const from = 4 * (y - 50) * 256;
      expect(moved.data.subarray(row, row + 4 * 206)).toEqual(still.data.subarray(from, from + 4 * 206));
    }
    expect(moved.data).not.toEqual(still.data);
  });
});

describe("Supersampling", () => {
  test("2 is the default", () => {
    expect(renderPng("heart", { supersample: 2 })).toEqual(renderPng("heart"));
  });

  test("4 is promised by exact areas: each pixel is the mean of 4 x 4 pixels of a picture four times as large", () => {
    const small = renderRgba("heart", { supersample: 4, size: 64, iconSize: 60 });
    const large = renderRgba("heart", { size: 256, iconSize: 240 });
    for (let i = 0; i < 64 * 64; i++) {
      const [x, y] = [4 * (i % 64), 4 * Math.floor(i / 64)];
      const block = Array.from({ length: 16 }, (_, k) => Number(large.data[4 * ((y + (k >> 2)) * 256 + x + (k & 3))]));
      const mean = block.reduce((sum, value) => sum + value, 0) / 16;
      expect(Math.abs(Number(small.data[4 * i]) - mean)).toBeLessThanOrEqual(1);
    }
  });

  test("1 and 4 give the same pixels (the original's differ), since areas are exact in both", () => {
    const [one, four] = ([1, 4] as const).map((supersample) => renderPng("heart", { supersample, width: 64 }));
    expect(one).toEqual(four);
  });
});

describe("SaveIcon", () => {
  test("the command saves the PNG that the library returns", async () => {
    const folder = temporaryFolder();
    expect((await iconRender(folder, ["heart", "-o", "icon.png"])).code).toBe(0);
    expect(Buffer.compare(readFileSync(join(folder, "icon.png")), renderPng("heart"))).toBe(0);
  });

  test("the command saves a WebP whose pixels are those drawn", async () => {
    const folder = temporaryFolder();
    expect((await iconRender(folder, ["heart", "-s", "128", "-o", "icon.webp"])).code).toBe(0);
    const image = await decodeWebp(readFileSync(join(folder, "icon.webp")));
    expectSamePixels(image, renderRgba("heart", { size: 128 }));
  });

  test("a saved star of 512 px in #FFD700 is exactly gold inside", async () => {
    const folder = temporaryFolder();
    await iconRender(folder, ["star", "-s", "512", "-c", "#FFD700", "-o", "star.png"]);
    const image = decodePng(readFileSync(join(folder, "star.png")));
    expect([image.width, image.height]).toEqual([512, 512]);
    expect([...image.data.subarray(4 * (256 * 512 + 256), 4 * (256 * 512 + 257))]).toEqual([255, 215, 0, 255]);
  });
});

describe("BrandIcons", () => {
  test.each(["github", "twitter", "python"])("%s is a brand whose ink is the area of its outline", (name) => {
    expect(findIcon(name).style).toBe("brands");
    expectInk(name, { size: 512 });
  });
});

describe("EdgeCases", () => {
  test("a picture of one pixel is as dark as the icon covers it", () => {
    const { width, height, data } = renderRgba("heart", { width: 1, height: 1 });
    expect([width, height]).toEqual([1, 1]);
    // Chords within 0.01 px of the curves leave out at most that much along the heart's border.
    expect(Math.abs(Number(data[0]) - 255 * (1 - areaOf("heart", { size: 1, iconSize: 1 })))).toBeLessThan(3);
  });

  test("a picture of 2048 px has the ink of the icon's area and solid black inside", () => {
    expect(middle(renderRgba("heart", { width: 2048, height: 2048 }))).toEqual(BLACK);
    expectInk("heart", { size: 2048 });
  });

  test("100 x 200 keeps the icon's proportions, in the middle", () => {
    const image = renderRgba("heart", { width: 100, height: 200 });
    expect([image.width, image.height]).toEqual([100, 200]);
    const tall = inkBox(image);
    const square = inkBox(renderRgba("heart", { size: 100 }));
    expect([tall.left, tall.right, tall.top - 50, tall.bottom - 50]).toEqual([
      square.left,
      square.right,
      square.top,
      square.bottom,
    ]);
  });

  test("a is the icon of that letter", () => {
    expect(findIcon("a")).toMatchObject({ name: "a", codepoint: 0x41 });
    expectInk("a", { size: 512 });
  });

  test("0 is the icon of that digit", () => {
    expect(findIcon("0")).toMatchObject({ name: "0", codepoint: 0x30 });
    expectInk("0", { size: 512 });
  });
});
