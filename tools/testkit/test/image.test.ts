import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { repository } from "../src/command.ts";
import { compareImages, decodePng, encodePng, expectImage, type RgbaPixels } from "../src/image.ts";
import { seeded } from "../src/random.ts";

const out = path.join(repository, "out");
mkdirSync(out, { recursive: true });
const scratch = mkdtempSync(path.join(out, "image-test-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function noise(seed: number): RgbaPixels {
  const random = seeded(seed);
  return { width: 5, height: 3, data: Uint8Array.from({ length: 60 }, () => random.int(1, 254)) };
}

function changed(image: RgbaPixels, at: number, by: number): RgbaPixels {
  const data = Uint8Array.from(image.data);
  data[at] = (data[at] ?? 0) + by;
  return { ...image, data };
}

test("a PNG that is written reads back as the same pixels", () => {
  const image = noise(1);
  expect(compareImages(decodePng(encodePng(image)), image)).toEqual({ max: 0, mean: 0, pixels: 0 });
});

test("the difference of two images counts pixels, the largest step and the mean of all channels", () => {
  const image = noise(2);
  expect(compareImages(changed(image, 13, 1), image)).toEqual({ max: 1, mean: 1 / 60, pixels: 1 });
});

test("pixels that are transparent in both images are equal whatever their colour", () => {
  const clear = (red: number): RgbaPixels => ({ width: 1, height: 1, data: Uint8Array.of(red, 0, 0, 0) });
  expect(compareImages(clear(10), clear(200)).pixels).toBe(0);
});

test("images of different sizes cannot be compared", () => {
  expect(() => compareImages(noise(1), { width: 3, height: 5, data: new Uint8Array(60) })).toThrow("5 x 3");
});

test("an image is held to its reference within the tolerance, and the difference is shown", () => {
  const file = path.join(scratch, "noise.png");
  const image = noise(3);
  expect(() => expectImage(image, file, { update: false })).toThrow("UPDATE_IMAGES=1");
  expectImage(image, file, { update: true });
  expectImage(image, file, { update: false });
  expectImage(changed(image, 4, 1), file, { tolerance: 1, update: false });
  expect(() => expectImage(changed(image, 4, 1), file, { update: false })).toThrow("1 pixels differ, by 1 at most");
  const shown = path.join(repository, "out", "images", path.relative(repository, file));
  expect(existsSync(shown) && existsSync(shown.replace(".png", ".difference.png"))).toBe(true);
  rmSync(path.dirname(shown), { recursive: true });
});
