import { seeded } from "@side-projects/testkit";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { listIcons, type RenderOptions, renderRgba, renderWebp } from "../src/index.ts";

async function pixelsOf(file: Uint8Array): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

const CASES: [string, RenderOptions][] = [
  ["heart", { size: 128 }],
  ["ghost", { size: 100, color: "#5b3fd680", background: "transparent" }],
  ["fire", { size: 120, gradient: "linear(#f00, #fa0)", background: "transparent" }],
  ["ruler-horizontal", { width: 200, height: 60, radius: 12 }],
  ["star", { size: 1 }],
];

describe("a WebP file", () => {
  test.each(CASES)("of %s %o begins as RIFF says and is as long", async (icon, options) => {
    const file = Buffer.from(await renderWebp(icon, options));
    expect([file.toString("latin1", 0, 4), file.toString("latin1", 8, 12)]).toEqual(["RIFF", "WEBP"]);
    expect(file.readUInt32LE(4) + 8).toBe(file.length);
    expect(file.toString("latin1", 12, 16)).toBe("VP8L");
  });

  test.each(CASES)("of %s %o decodes to the pixels of renderRgba", async (icon, options) => {
    const expected = renderRgba(icon, options);
    const { width, height, data } = await pixelsOf(await renderWebp(icon, options));
    expect([width, height]).toEqual([expected.width, expected.height]);
    for (let at = 0; at < data.length; at += 4) {
      expect(data[at + 3]).toBe(expected.data[at + 3]);
      // What lies under no alpha at all may change.
      if (expected.data[at + 3] === 0) continue;
      expect([...data.subarray(at, at + 3)]).toEqual([...expected.data.subarray(at, at + 3)]);
    }
  });

  test("takes no more bytes than libwebp's slowest lossless setting on the same RGBA, in total and to a hundredth", async () => {
    const random = seeded(6);
    const names = listIcons();
    let [ours, theirs] = [0, 0];
    for (let i = 0; i < 4; i++) {
      const icon = random.pick(names);
      const options: RenderOptions =
        i % 2 === 0 ? { size: 256 } : { size: 256, background: "transparent", color: "#0a7" };
      const { width, height, data } = renderRgba(icon, options);
      const raw = sharp(data, { raw: { width, height, channels: 4 } });
      theirs += (await raw.webp({ lossless: true, effort: 6, quality: 100 }).toBuffer()).length;
      ours += (await renderWebp(icon, options)).length;
    }
    expect(ours / theirs).toBeLessThanOrEqual(1.01);
  });

  test("of a quality is lossy and nearly the picture", async () => {
    const file = Buffer.from(await renderWebp("heart", { size: 128, color: "#e0245e", quality: 80 }));
    expect(file.toString("latin1", 12, 15)).toBe("VP8");
    expect(file.toString("latin1", 12, 16)).not.toBe("VP8L");
    const { data } = await pixelsOf(file);
    const expected = renderRgba("heart", { size: 128, color: "#e0245e" }).data;
    const mean = data.reduce((sum, value, i) => sum + Math.abs(value - (expected[i] ?? 0)), 0) / data.length;
    expect(mean).toBeLessThan(6);
  });

  test("is refused where a side is over what the format holds", async () => {
    await expect(renderWebp("heart", { width: 16384, height: 1 })).rejects.toThrow(
      expect.objectContaining({ code: "E_SIZE" }),
    );
  });
});
