import {
  blur,
  compose,
  coverage,
  coverageRamp,
  coverageRuns,
  type Layer,
  type RgbaImage,
  type RunImage,
  type RunsImage,
  strokeOutline,
} from "@side-projects/raster";
import { noisePixels } from "./noise.ts";
import { backgroundOutline, type Scene, type SceneLayer, type Shape } from "./scene.ts";
import type { Settings } from "./settings.ts";

/** A picture: runs of equal pixels where one crisp shape of one colour lies on one background, else pixels. */
export type Picture = RunsImage | RgbaImage;

/** The scene's pixels. */
export function drawScene(scene: Scene, settings: Settings): Picture {
  const { width, height, background } = scene;
  const [layer] = scene.layers;
  const plain = settings.noise === "none" && scene.radius === 0 && scene.sketch === undefined;
  if (plain && scene.layers.length === 1 && layer?.paint.kind === "solid" && layer.blur === 0) {
    const below: Layer = { paint: { kind: "solid", color: background } };
    const palette = coverageRamp({ paint: layer.paint, opacity: layer.opacity }, [below], settings.blend);
    const [shape] = layer.shapes;
    if (shape?.grow === 0) return { runs: shapeRuns(shape, scene, settings), palette };
  }

  const layers = [...backdrop(scene, settings)];
  for (const layer of scene.layers) {
    layers.push({ coverage: layerCoverage(layer, scene, settings), paint: layer.paint, opacity: layer.opacity });
  }
  if (scene.sketch)
    layers.push({ paint: { kind: "image", data: sketchPixels(scene, scene.sketch) }, opacity: settings.opacity });
  return { width, height, data: compose(layers, { width, height, blend: settings.blend }) };
}

/** The picture as straight RGBA. */
export function toRgba(picture: Picture): RgbaImage {
  if ("data" in picture) return picture;
  const { width, height, rows, starts, values } = picture.runs;
  const data = new Uint8Array(4 * width * height);
  // Four bytes at a time; both views have the machine's byte order, so it does not matter.
  const colors = new Uint32Array(picture.palette.slice().buffer);
  const pixels = new Uint32Array(data.buffer);
  for (let y = 0; y < height; y++) {
    const end = rows[y + 1] ?? 0;
    for (let k = rows[y] ?? 0; k < end; k++) {
      const from = starts[k] ?? 0;
      const to = k + 1 < end ? (starts[k + 1] ?? width) : width;
      const color = colors[values[k] ?? 0] ?? 0;
      if (to - from > 8) pixels.fill(color, y * width + from, y * width + to);
      else for (let x = from; x < to; x++) pixels[y * width + x] = color;
    }
  }
  return { width, height, data };
}

function shapeRuns({ outline, transform, rule }: Shape, { width, height }: Scene, { levels }: Settings): RunImage {
  const runs = coverageRuns(outline, { width, height, transform, rule });
  return levels === 16 ? { ...runs, values: runs.values.map(nearestOf16) } : runs;
}

/** Coverage to the nearest of sixteen levels, which four bits hold. */
function nearestOf16(value: number): number {
  return 17 * Math.round(value / 17);
}

/** Background and noise, both within the rounded corners. */
function backdrop(scene: Scene, settings: Settings): Layer[] {
  const { width, height } = scene;
  const corners = backgroundOutline(scene);
  const within = corners ? { coverage: coverage(corners, { width, height }) } : {};
  const layers: Layer[] = [{ ...within, paint: { kind: "solid", color: scene.background } }];
  if (settings.noise !== "none") layers.push({ ...within, paint: { kind: "image", data: noiseOf(scene, settings) } });
  return layers;
}

/** Pixels of the noise that the settings ask for; none where they ask for none. */
export function noiseOf({ width, height }: Scene, { noise, noiseOpacity, seed }: Settings): Uint8Array {
  if (noise === "none") return new Uint8Array(4 * width * height);
  return noisePixels(width * height, noise, noiseOpacity, seed);
}

function layerCoverage(layer: SceneLayer, { width, height }: Scene, settings: Settings): Uint8Array {
  const parts = layer.shapes.flatMap((shape) => shapeCoverages(shape, width, height));
  const [first = new Uint8Array(width * height), ...rest] = parts;
  for (const part of rest) unite(first, part);
  const pixels = layer.blur > 0 ? blur(first, width, layer.blur) : first;
  return settings.levels === 16 ? pixels.map(nearestOf16) : pixels;
}

function shapeCoverages({ outline, transform, rule, grow }: Shape, width: number, height: number): Uint8Array[] {
  const fill = coverage(outline, { width, height, transform, rule });
  if (grow === 0) return [fill];
  return [fill, coverage(strokeOutline(outline, { width: 2 * grow, transform }), { width, height })];
}

/** What at least one of two covers, where it is not known how they overlap within a pixel. */
function unite(pixels: Uint8Array, others: Uint8Array): void {
  for (let i = 0; i < pixels.length; i++) {
    const other = others[i] ?? 0;
    if (other === 0) continue;
    const own = pixels[i] ?? 0;
    pixels[i] = own + other - Math.round((own * other) / 255);
  }
}

/** Pixels as bright as this are the paper of a sketch. */
const PAPER = 250;

/** The sketch on an empty picture of the scene's size, its paper left out. */
export function sketchPixels(scene: Scene, { image, left, top }: NonNullable<Scene["sketch"]>): Uint8Array {
  const pixels = new Uint8Array(4 * scene.width * scene.height);
  for (let y = Math.max(0, -top); y < Math.min(image.height, scene.height - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(image.width, scene.width - left); x++) {
      const from = 4 * (y * image.width + x);
      const [r = 0, g = 0, b = 0] = image.data.subarray(from, from + 3);
      // Luma of ITU-R BT.601, as picture libraries take it for grey.
      if (0.299 * r + 0.587 * g + 0.114 * b >= PAPER) continue;
      pixels.set(image.data.subarray(from, from + 4), 4 * ((y + top) * scene.width + x + left));
    }
  }
  return pixels;
}
