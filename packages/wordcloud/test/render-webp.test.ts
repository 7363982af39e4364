import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { renderRgba } from "../src/core/render/draw.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { encodeWebp } from "../src/webp.ts";
import { MIXED } from "./render-scenes.ts";

const image = renderRgba(MIXED, defaultLettering(), { background: "transparent" });

describe("WebP", () => {
  test("is lossless, alpha included", async () => {
    const { data, info } = await sharp(await encodeWebp(image))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([400, 300, 4]);
    const shown = (pixels: Uint8Array | Uint8ClampedArray) => pixels.map((v, i) => (pixels[i | 3] === 0 ? 0 : v));
    expect(Buffer.compare(Uint8Array.from(shown(data)), Uint8Array.from(shown(image.data)))).toBe(0);
  });

  test("of a quality is smaller the lower that is", async () => {
    const [low, high] = await Promise.all([20, 90].map((quality) => encodeWebp(image, { quality })));
    expect(low?.length).toBeLessThan(high?.length ?? 0);
  });

  test.each([0, 101, 1.5, Number.NaN])("has no quality of %d", async (quality) => {
    await expect(encodeWebp(image, { quality })).rejects.toMatchObject({ name: "CloudError", code: "E_NUMBER" });
  });

  test("holds 16383 pixels a side", async () => {
    const wide = { width: 16384, height: 1, data: new Uint8Array(4 * 16384) };
    await expect(encodeWebp(wide)).rejects.toMatchObject({ code: "E_SIZE" });
  });

  test("needs sharp, and says so", async () => {
    vi.doMock("sharp", () => {
      throw new Error("Cannot find package 'sharp'");
    });
    await expect(encodeWebp(image)).rejects.toMatchObject({ code: "E_WEBP", hint: expect.stringContaining("npm") });
    vi.doUnmock("sharp");
  });
});
