import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { formatPath } from "@side-projects/raster";
import { decodePng, repository } from "@side-projects/testkit";
import { fontAwesome } from "icon-render";
import {
  type CloudLayout,
  defaultLettering,
  layoutCloud,
  type PlacedWord,
  renderPng,
} from "../../../packages/wordcloud/src/index.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { told } from "./cloud-command.ts";
import { ownersOf } from "./cloud-ink.ts";
import { drawnMask } from "./cloud-mask-truth.ts";
import { cloudWords } from "./cloud-material.ts";
import { inFolder } from "./command.ts";

/** The star and the two layers of the pictures that the issue shows. */
export async function reproductionFindings(seeds: number): Promise<Finding[]> {
  return [...filledStar(seeds), ...(await twoLayers()), inReadme()];
}

function maskOf(icon: string, width: number, height: number): Uint8Array {
  const set = fontAwesome();
  return drawnMask({ d: formatPath(set.glyph(set.find(icon)).outline) }, { width, height });
}

/**
 * Of the screenshot's star, the smallest that holds all of its ink: the mean way from its border to the next ink, in
 * hundredths of its width, and the share of it that is ink.
 */
const SCREENSHOT = { way: 1.44, ink: 0.24 };

/** 90 words in a star as in the screenshot, where it is loosely filled. */
function filledStar(seeds: number): Finding[] {
  const side = 1024;
  const mask = maskOf("star", side, side);
  const border = [...mask.keys()].filter((at) => {
    return (mask[at] ?? 0) >= 128 && [1, -1, side, -side].some((step) => (mask[at + step] ?? 0) < 128);
  });
  const area = mask.reduce((sum, cover) => sum + cover, 0);
  const left: string[] = [];
  let [way, ink] = [0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const layout = layoutCloud(cloudWords(90, seed), { mask: "star", angles: "any", gradient: "horizontal", seed });
    const { data } = decodePng(renderPng(layout, { background: "transparent" }));
    if (layout.words.length !== 90) left.push(`${layout.words.length} words`);
    for (const at of border) way += (100 * toInk(data, at, side)) / side / border.length / seeds;
    for (let i = 3; i < data.length; i += 4) ink += (data[i] ?? 0) / area / seeds;
  }
  const share = `ink of the star ${ink.toFixed(3)}, in the screenshot ${SCREENSHOT.ink}, at least half as much again`;
  return [
    allOf("stars of 1024 px with 90 of 90 words", seeds, left),
    atMost(
      "mean way from the border to the next ink, of the star's width, beside the screenshot's",
      way,
      SCREENSHOT.way,
      " %",
    ),
    { met: ink >= 1.5 * SCREENSHOT.ink, text: share },
  ];
}

const FARTHEST = 80;

function toInk(data: Uint8Array, at: number, side: number): number {
  const [x, y] = [at % side, Math.floor(at / side)];
  let least = FARTHEST;
  for (let dy = -FARTHEST; dy <= FARTHEST; dy++) {
    if (Math.abs(dy) >= least) continue;
    for (let dx = -FARTHEST; dx <= FARTHEST; dx++) {
      const [px, py] = [x + dx, y + dy];
      if (px < 0 || py < 0 || px >= side || py >= side || (data[4 * (py * side + px) + 3] ?? 0) < 128) continue;
      least = Math.min(least, Math.sqrt(dx * dx + dy * dy));
    }
  }
  return least;
}

/** Coloured words inside of a shape and grey ones outside, by the command. */
function twoLayers(): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const [width, height] = [1280, 720];
    const asList = (seed: number): unknown => cloudWords(150, seed).map(({ text, weight }) => [text, weight]);
    const layers = [
      { words: asList(1), mask: "sun", colors: ["#e2725b"], angles: "any", minFont: 2 },
      { words: asList(2), mask: "sun", invert: true, colors: ["#555555", "#777777"], angles: [0, 90, -15], minFont: 2 },
    ];
    writeFileSync(path.join(folder, "layers.json"), JSON.stringify(layers));
    const args = [
      "--layers",
      "layers.json",
      "--size",
      `${width}x${height}`,
      "-b",
      "black",
      "-o",
      "a.png",
      "--save-layout",
      "a.json",
    ];
    const result = await told(args, folder);
    const layout: CloudLayout = JSON.parse(readFileSync(path.join(folder, "a.json"), "utf8"));
    const inner = (word: PlacedWord): boolean => word.color === "#e2725b";
    const mask = maskOf("sun", width, height);
    const outside = inked({ ...layout, words: layout.words.filter(inner) }, mask, (cover) => cover < 128);
    const inside = inked(
      { ...layout, words: layout.words.filter((word) => !inner(word)) },
      mask,
      (cover) => cover >= 128,
    );
    const { shared } = ownersOf(layout, defaultLettering(), 1);
    return [
      {
        met: result.placed === 300 && existsSync(path.join(folder, "a.png")),
        text: `${result.placed} of 300 words in two layers`,
      },
      atMost("pixels with ink of the inner layer outside the shape", outside, 0),
      atMost("of the outer layer inside", inside, 0),
      atMost("pixels that two words share", shared, 0),
    ];
  });
}

function inked(layout: CloudLayout, mask: Uint8Array, forbidden: (cover: number) => boolean): number {
  const { data } = decodePng(renderPng(layout, { background: "transparent" }));
  let count = 0;
  mask.forEach((cover, i) => {
    if ((data[4 * i + 3] ?? 0) > 0 && forbidden(cover)) count++;
  });
  return count;
}

/** Both pictures, made by the package, are in its README. */
function inReadme(): Finding {
  const file = path.join(repository, "packages/wordcloud/README.md");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const missing = ["wordcloud-star.png", "wordcloud-layers.png"].filter((name) => !text.includes(name));
  return allOf("reproductions that the README shows", 2, missing);
}
