import { type Affine, coverage, outlineBounds } from "@side-projects/raster";
import type { CloudLayout, Lettering, PlacedWord } from "../../../packages/wordcloud/src/index.ts";
import { loadResvg } from "./modules.ts";

/** What one word alone covers of the picture: a window of it, one byte a pixel. */
interface WordInk {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0 to 255. */
  readonly data: Uint8Array;
}

/**
 * A word drawn alone by what the layout says about it: the centre of its advance, half way between ascender and
 * descender, its size, and its angle clockwise.
 */
function wordInk(word: PlacedWord, lettering: Lettering, zoom = 1): WordInk | undefined {
  const { layers, advance } = lettering.line(word.text);
  const turn = (word.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn) * word.size * zoom, Math.sin(turn) * word.size * zoom];
  const [u, v] = [-advance / 2, (lettering.ascender - lettering.descender) / 2];
  const map: Affine = [cos, sin, -sin, cos, word.x * zoom + cos * u - sin * v, word.y * zoom + sin * u + cos * v];
  const boxes = layers.flatMap(({ outline }) => outlineBounds(outline, map) ?? []);
  if (boxes.length === 0) return undefined;
  const left = Math.floor(Math.min(...boxes.map((box) => box.left)));
  const top = Math.floor(Math.min(...boxes.map((box) => box.top)));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right))) - left;
  const height = Math.ceil(Math.max(...boxes.map((box) => box.bottom))) - top;
  const [a, b, c, d, e, f] = map;
  const drawn = layers.map(({ outline }) =>
    coverage(outline, { width, height, transform: [a, b, c, d, e - left, f - top] }),
  );
  const [data = new Uint8Array(width * height), ...others] = drawn;
  for (const other of others) {
    for (let i = 0; i < data.length; i++) data[i] = Math.max(data[i] ?? 0, other[i] ?? 0);
  }
  return { left, top, width, height, data };
}

/** Which word covers more than half of each pixel, counted from 1; 0 for none. */
export interface Owners {
  readonly width: number;
  readonly height: number;
  readonly cells: Int32Array;
  /** Pixels that a second word covers by more than half as well. */
  shared: number;
  /** Words without ink in the picture, or with ink beyond its edge. */
  outside: string[];
}

/** Draws all words of a layout, each alone. */
export function ownersOf(layout: CloudLayout, lettering: Lettering, zoom: number): Owners {
  const [width, height] = [layout.width * zoom, layout.height * zoom];
  const owners: Owners = { width, height, cells: new Int32Array(width * height), shared: 0, outside: [] };
  for (const [i, word] of layout.words.entries()) {
    const ink = wordInk(word, lettering, zoom);
    if (ink === undefined || !claim(owners, ink, i + 1)) owners.outside.push(word.text);
  }
  return owners;
}

function claim(owners: Owners, ink: WordInk, owner: number): boolean {
  const { width, height, cells } = owners;
  let within = true;
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      if ((ink.data[y * ink.width + x] ?? 0) <= 127) continue;
      const [px, py] = [ink.left + x, ink.top + y];
      if (px < 0 || py < 0 || px >= width || py >= height) within = false;
      else if (cells[py * width + px] === 0) cells[py * width + px] = owner;
      else owners.shared++;
    }
  }
  return within;
}

/** The same for the elements of our SVG, each drawn alone by resvg: a truth without our fonts, maps or raster. */
export function ownersByResvg(svg: string, words: number): Owners & { elements: number } {
  const lines = svg.split("\n");
  const head = lines[0] ?? "";
  const elements = lines.filter((line) => line.startsWith("<path"));
  const { Resvg } = loadResvg();
  let owners: Owners | undefined;
  for (const [i, element] of elements.slice(0, words).entries()) {
    const { width, height, pixels } = new Resvg(`${head}${element}</svg>`).render();
    owners ??= { width, height, cells: new Int32Array(width * height), shared: 0, outside: [] };
    const data = new Uint8Array(width * height);
    for (let at = 0; at < data.length; at++) data[at] = pixels[4 * at + 3] ?? 0;
    claim(owners, { left: 0, top: 0, width, height, data }, i + 1);
  }
  const none = { width: 0, height: 0, cells: new Int32Array(0), shared: 0, outside: [] };
  return { ...(owners ?? none), elements: elements.length };
}

/**
 * The least distance between the centres of two pixels that two words cover by more than half, in pixels, or the limit
 * where none is less. Where a straight edge leaves more than half of a pixel, the centre is ink, so that this is never
 * less than the gap between the inks, and at most two pixels more.
 */
export function closest(owners: Owners, limit: number): number {
  const { width, cells } = owners;
  const offsets = halfDisc(limit);
  let least = limit;
  for (let at = 0; at < cells.length; at++) {
    if (cells[at] === 0 || isInner(cells, at, width)) continue;
    least = Math.min(least, nearestOther(owners, at, offsets, least));
  }
  return least;
}

type Offset = readonly [dx: number, dy: number, distance: number];

function nearestOther({ width, height, cells }: Owners, at: number, offsets: readonly Offset[], limit: number): number {
  const [x, y] = [at % width, Math.floor(at / width)];
  for (const [dx, dy, distance] of offsets) {
    if (distance >= limit) break;
    if (x + dx < 0 || x + dx >= width || y + dy >= height) continue;
    const other = cells[at + dy * width + dx];
    if (other !== 0 && other !== cells[at]) return distance;
  }
  return limit;
}

function isInner(cells: Int32Array, at: number, width: number): boolean {
  const owner = cells[at];
  return (
    cells[at - 1] === owner && cells[at + 1] === owner && cells[at - width] === owner && cells[at + width] === owner
  );
}

/** Half of the offsets nearer than a limit, the nearest first: each pair of pixels is seen once. */
function halfDisc(limit: number): Offset[] {
  const reach = Math.ceil(limit);
  const found: Offset[] = [];
  for (let dy = 0; dy <= reach; dy++) {
    for (let dx = dy === 0 ? 1 : -reach; dx <= reach; dx++) {
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance < limit) found.push([dx, dy, distance]);
    }
  }
  return found.sort((a, b) => a[2] - b[2]);
}
