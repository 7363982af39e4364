import { Resvg } from "@resvg/resvg-js";
import { seeded } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { fontAwesome, type IconSet, listIcons, type RenderOptions, renderRgba, renderSvg } from "../src/index.ts";
import { EFFECT_SCENES, NOISE_SCENES } from "./scenes/effects.ts";
import { headerScenes } from "./scenes/header.ts";
import { PLACE_SCENES } from "./scenes/place.ts";
import { PLAIN_SCENES } from "./scenes/plain.ts";
import type { NamedScene } from "./scenes/scene.ts";
import { SNAP_SCENES } from "./scenes/snap.ts";
import { wellFormed } from "./well-formed.ts";

const LEVEL = 1;

/**
 * Mean difference over all channels, premultiplied, since colour under no alpha is seen by nobody.
 *
 * @param zoom draws the SVG so many times as large and takes means, since resvg knows only sixteen steps of an edge
 */
function meanError(scene: NamedScene, zoom: number): number {
  const ours = renderRgba(scene.icon, scene.options);
  const { width, height } = ours;
  const theirs = new Resvg(renderSvg(scene.icon, scene.options), { fitTo: { mode: "zoom", value: zoom } }).render();
  expect([theirs.width, theirs.height]).toEqual([zoom * width, zoom * height]);
  const means = new Float64Array(4 * width * height);
  // resvg gives premultiplied pixels.
  theirs.pixels.forEach((value, i) => {
    const [x, y] = [(i >> 2) % theirs.width, Math.floor((i >> 2) / theirs.width)];
    const at = 4 * (Math.floor(y / zoom) * width + Math.floor(x / zoom)) + (i & 3);
    means[at] = (means[at] ?? 0) + value / (zoom * zoom);
  });
  const errors = means.map((value, i) => {
    const alpha = (ours.data[i | 3] ?? 0) / 255;
    return Math.abs(value - (ours.data[i] ?? 0) * ((i & 3) === 3 ? 1 : alpha));
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

const DRAWN = [
  ...headerScenes(160),
  ...PLAIN_SCENES,
  ...PLACE_SCENES,
  ...EFFECT_SCENES,
  ...NOISE_SCENES,
  ...SNAP_SCENES,
];

describe("resvg draws our SVG as we draw our pixels, to a level on average", () => {
  test.each(DRAWN)("$name", (scene) => {
    expect(meanError(scene, scene.options.size === 16 ? 8 : 1)).toBeLessThanOrEqual(LEVEL);
  });

  test("of 40 icons, each turned and of a size of its own", () => {
    const random = seeded(40);
    const names = listIcons();
    for (let i = 0; i < 40; i++) {
      const options: RenderOptions = { size: random.int(16, 64), rotate: random.pick([0, 0, 30, 90, 211]) };
      const scene = { name: `icon ${i}`, icon: random.pick(names), options };
      expect(meanError(scene, 4), `${scene.icon} ${JSON.stringify(options)}`).toBeLessThanOrEqual(LEVEL);
      const large = { ...scene, options: { ...options, size: 192 } };
      expect(meanError(large, 1), `${scene.icon} 192`).toBeLessThanOrEqual(LEVEL);
    }
  });
});

describe("our SVG", () => {
  test.each(DRAWN)("of $name is well-formed", (scene) => {
    expect(wellFormed(renderSvg(scene.icon, scene.options))).toEqual([]);
  });

  test("names what it shows, with every character of the title escaped", () => {
    expect(renderSvg("heart")).toContain("<title>Heart</title>");
    const font = fontAwesome();
    const find: IconSet["find"] = (name, style) => ({ ...font.find(name, style), label: "a < b & \"c\" > 'd'" });
    const svg = renderSvg("heart", { font: { ...font, find } });
    expect(wellFormed(svg)).toEqual([]);
    expect(svg).toContain("<title>a &#60; b &#38; &#34;c&#34; &#62; &#39;d&#39;</title>");
  });

  test("of a plain icon is its path and little more", () => {
    const svg = renderSvg("square", { size: 512 });
    expect(svg.length).toBeLessThan(420);
    expect(svg).not.toMatch(/<g|<defs|opacity/);
  });

  test("counts a translucent colour once where shapes overlap", () => {
    const svg = renderSvg("cat", { outline: 6, outlineColor: "#ffffff80" });
    expect(svg).not.toContain("fill-opacity");
    expect(svg).toContain('opacity=".501961"');
  });

  test("of all icons has no number that is none", () => {
    for (const name of listIcons().filter((_, i) => i % 29 === 0)) {
      expect(renderSvg(name, { size: 64, rotate: 33 })).not.toMatch(/NaN|Infinity|undefined|e-\d/);
    }
  });
});

test("what is not well-formed is told as such", () => {
  for (const broken of [
    "<a>",
    "<a></b>",
    "<a/><a/>",
    '<a b="1" b="2"/>',
    "<a>&</a>",
    "<a b='1'/>",
    "x<a/>",
    "<a b=1/>",
    "",
  ]) {
    expect(wellFormed(broken), broken).not.toEqual([]);
  }
});
