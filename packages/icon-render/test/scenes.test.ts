import { decodePng, expectImage } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { type RenderOptions, renderPng, renderRgba } from "../src/index.ts";
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
  const all: Record<keyof RenderOptions, true> = {
    size: true,
    width: true,
    height: true,
    iconSize: true,
    iconWidth: true,
    iconHeight: true,
    fit: true,
    overflow: true,
    padding: true,
    anchorX: true,
    anchorY: true,
    offsetX: true,
    offsetY: true,
    rotate: true,
    flip: true,
    style: true,
    color: true,
    background: true,
    opacity: true,
    gradient: true,
    outline: true,
    outlineColor: true,
    shadow: true,
    radius: true,
    stack: true,
    stackColor: true,
    stackScale: true,
    duotone: true,
    secondaryColor: true,
    secondaryOpacity: true,
    snap: true,
    blend: true,
    noise: true,
    noiseOpacity: true,
    seed: true,
    levels: true,
    supersample: true,
    optimize: true,
    quality: true,
    maxPixels: true,
    font: true,
    sketch: true,
  };
  expect(Object.keys(all).filter((name) => !used.has(name) && !UNSEEN.has(name))).toEqual([]);
});
