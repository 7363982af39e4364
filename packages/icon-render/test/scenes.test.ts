import { decodePng, expectImage } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { OPTIONS } from "../src/core/option-names.ts";
import { renderPng, renderRgba } from "../src/index.ts";
import { SCENES } from "./scenes/all.ts";

describe("each scene is, to a level, its reference picture", () => {
  test.each(SCENES)("$name", ({ name, icon, options }) => {
    const file = new URL(`./output/${name}.png`, import.meta.url);
    expectImage(decodePng(renderPng(icon, options)), file, { tolerance: 1 });
  });
});

describe("each scene as a PNG", () => {
  test.each(SCENES)("of $name decodes to its pixels", ({ icon, options }) => {
    const { width, height, data } = renderRgba(icon, options);
    const decoded = decodePng(renderPng(icon, options));
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    expect(Buffer.compare(Buffer.from(decoded.data), Buffer.from(data))).toBe(0);
  });
});

test("every scene has a name of its own", () => {
  expect(new Set(SCENES.map(({ name }) => name)).size).toBe(SCENES.length);
});

/** Options that no picture of a scene can show the effect of. */
const UNSEEN = new Set(["supersample", "optimize", "quality", "maxPixels", "style", "font"]);

test("the scenes use every option that changes pixels", () => {
  const used = new Set(SCENES.flatMap(({ options }) => Object.keys(options)));
  expect(Object.keys(OPTIONS).filter((name) => !used.has(name) && !UNSEEN.has(name))).toEqual([]);
});
