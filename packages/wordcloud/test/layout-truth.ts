import { coverage, joinOutlines, type Outline, transformOutline } from "@side-projects/raster";
import type { CloudLayout, PlacedWord } from "../src/core/cloud.ts";
import { wordTransform } from "../src/core/layout/place-map.ts";
import { random } from "../src/core/random.ts";
import { defaultLettering } from "../src/default-lettering.ts";

const SYLLABLES = ["ka", "re", "to", "mi", "sol", "ra", "ne", "lu", "vi", "stra", "men", "ble", "ing", "de", "wa"];

/** Made-up words of falling weight, as a text has them. */
export function wordsOf(count: number, seed = 7): { text: string; weight: number }[] {
  const chance = random(seed);
  const texts = new Set<string>();
  while (texts.size < count) {
    let text = "";
    for (let left = 1 + Math.floor(chance() * 4); left > 0; left--) {
      text += SYLLABLES[Math.floor(chance() * SYLLABLES.length)] ?? "";
    }
    texts.add(text);
  }
  return Array.from(texts, (text, i) => ({ text, weight: Math.round(10_000 / (i + 2)) }));
}

/** The word's outline in the picture, by the public meaning of x, y, size and angle. */
export function outlineIn(word: PlacedWord): Outline {
  const lettering = defaultLettering();
  const { layers, advance } = lettering.line(word.text);
  return transformOutline(joinOutlines(layers.map(({ outline }) => outline)), wordTransform(word, advance, lettering));
}

/** The picture of one word alone, drawn by the raster: 0 to 255 for each pixel. */
export function pictureOf(word: PlacedWord, { width, height }: Pick<CloudLayout, "width" | "height">): Uint8Array {
  return coverage(outlineIn(word), { width, height });
}

/** Pixels that two words cover by more than half, and those of them within the whole layout. */
export function sharedPixels(layout: CloudLayout): number {
  const taken = new Uint8Array(layout.width * layout.height);
  let shared = 0;
  for (const word of layout.words) {
    for (const [i, level] of pictureOf(word, layout).entries()) {
      if (level <= 127) continue;
      if (taken[i] === 1) shared++;
      taken[i] = 1;
    }
  }
  return shared;
}

/** Least distance in pixels between the ink of two words, measured between the centres of pixels covered by half. */
export function leastGap(layout: CloudLayout, reach: number): number {
  const { width } = layout;
  const owner = new Int32Array(width * layout.height).fill(-1);
  for (const [i, word] of layout.words.entries()) {
    for (const [at, level] of pictureOf(word, layout).entries()) if (level > 127) owner[at] = i;
  }
  const near = offsetsWithin(reach).toSorted((a, b) => a.distance - b.distance);
  let least = Number.POSITIVE_INFINITY;
  for (const [at, own] of owner.entries()) {
    if (own === -1) continue;
    const x = at % width;
    const met = near.find(({ dx, dy }) => {
      if (x + dx < 0 || x + dx >= width) return false;
      const other = owner[at + dy * width + dx] ?? -1;
      return other !== -1 && other !== own;
    });
    least = Math.min(least, met?.distance ?? Number.POSITIVE_INFINITY);
  }
  return least;
}

/** Half of the offsets within reach: the other half are these with the words changed over. */
function offsetsWithin(reach: number): { dx: number; dy: number; distance: number }[] {
  const offsets = [];
  for (let dy = 0; dy <= reach; dy++) {
    for (let dx = dy === 0 ? 1 : -reach; dx <= reach; dx++)
      offsets.push({ dx, dy, distance: Math.sqrt(dx * dx + dy * dy) });
  }
  return offsets;
}

/** Levels that the layout's words leave on pixels that are not inside. */
export function inkOutside(layout: CloudLayout, inside: Uint8Array): number {
  let ink = 0;
  for (const word of layout.words) {
    for (const [i, level] of pictureOf(word, layout).entries()) if (inside[i] === 0) ink += level;
  }
  return ink;
}
