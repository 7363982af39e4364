import {
  encodePng,
  formatPath,
  type GradientStop,
  type Paint,
  type Rgba,
  type RgbaImage,
  strokeOutline,
  transformOutline,
} from "@side-projects/raster";
import { hexOf } from "./color.ts";
import { noiseOf, sketchPixels } from "./draw.ts";
import type { Scene, SceneLayer, Shape } from "./scene.ts";
import type { Settings } from "./settings.ts";

/** The scene as an SVG document with the same geometry as its pixels. */
export function sceneSvg(scene: Scene, settings: Settings, title?: string): string {
  const { width, height } = scene;
  const definitions: string[] = [];
  const body: string[] = backdrop(scene, settings, definitions);
  scene.layers.forEach((layer, i) => {
    body.push(layerSvg(layer, scene, `${i}`, definitions));
  });
  if (scene.sketch) {
    const data = sketchPixels(scene, scene.sketch);
    body.push(`<g${attribute("opacity", settings.opacity, 1)}>${imageSvg({ width, height, data })}</g>`);
  }
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  const named = title === undefined ? "" : `<title>${escapeXml(title)}</title>`;
  const defs = definitions.length > 0 ? `<defs>${definitions.join("")}</defs>` : "";
  return `${head}${named}${defs}${body.join("")}</svg>\n`;
}

function backdrop(scene: Scene, settings: Settings, definitions: string[]): string[] {
  const { width, height, background } = scene;
  const r = Math.min(scene.radius, width / 2, height / 2);
  const corners = attribute("rx", r, 0);
  const rectangle = `<rect width="${width}" height="${height}"${corners}`;
  const parts = background[3] > 0 ? [`${rectangle}${fillOf(background)}/>`] : [];
  if (settings.noise !== "none") {
    const image = imageSvg({ width, height, data: noiseOf(scene, settings) });
    if (r > 0) definitions.push(`<clipPath id="corners">${rectangle}/></clipPath>`);
    parts.push(r > 0 ? `<g clip-path="url(#corners)">${image}</g>` : image);
  }
  return parts;
}

function layerSvg(layer: SceneLayer, scene: Scene, id: string, definitions: string[]): string {
  const fill = paintSvg(layer.paint, `p${id}`, definitions);
  const shapes = layer.shapes.map((shape) => shapeSvg(shape, layer)).join("");
  let attributes = `${fill}${attribute("opacity", layer.opacity, 1)}`;
  if (layer.blur > 0) {
    const region = `filterUnits="userSpaceOnUse" x="0" y="0" width="${scene.width}" height="${scene.height}"`;
    const effect = `<feGaussianBlur stdDeviation="${layer.blur}"/>`;
    definitions.push(`<filter id="b${id}" ${region} color-interpolation-filters="sRGB">${effect}</filter>`);
    attributes += ` filter="url(#b${id})"`;
  }
  return `<g${attributes}>${shapes}</g>`;
}

/** A plain shape keeps its font units, which makes short paths; others are drawn in pixels, where their paint is. */
function shapeSvg({ outline, transform, rule, grow }: Shape, { paint }: SceneLayer): string {
  const evenOdd = rule === "evenodd" ? ' fill-rule="evenodd"' : "";
  if (grow === 0 && paint.kind === "solid") {
    const matrix = transform.map((value) => String(Number(value.toFixed(6)))).join(" ");
    return `<path transform="matrix(${matrix})"${evenOdd} d="${formatPath(outline)}"/>`;
  }
  const path = `<path${evenOdd} d="${formatPath(transformOutline(outline, transform))}"/>`;
  if (grow === 0) return path;
  return `${path}<path d="${formatPath(strokeOutline(outline, { width: 2 * grow, transform, flatness: 0.05 }))}"/>`;
}

function paintSvg(paint: Paint, id: string, definitions: string[]): string {
  if (paint.kind === "solid") return fillOf(paint.color);
  if (paint.kind === "image") return "";
  const stops = paint.stops.map(stopSvg).join("");
  const place =
    paint.kind === "linear"
      ? `x1="${paint.from[0]}" y1="${paint.from[1]}" x2="${paint.to[0]}" y2="${paint.to[1]}"`
      : `cx="${paint.center[0]}" cy="${paint.center[1]}" r="${paint.radius}"`;
  definitions.push(
    `<${paint.kind}Gradient id="${id}" gradientUnits="userSpaceOnUse" ${place}>${stops}</${paint.kind}Gradient>`,
  );
  return ` fill="url(#${id})"`;
}

function stopSvg({ at, color }: GradientStop): string {
  return `<stop offset="${at}" stop-color="${hexOf(color)}"${attribute("stop-opacity", color[3], 1)}/>`;
}

function fillOf(color: Rgba): string {
  return ` fill="${hexOf(color)}"${attribute("fill-opacity", color[3], 1)}`;
}

function attribute(name: string, value: number, usual: number): string {
  return value === usual ? "" : ` ${name}="${Number(value.toFixed(6))}"`;
}

function imageSvg(image: RgbaImage): string {
  const size = `width="${image.width}" height="${image.height}"`;
  return `<image ${size} href="data:image/png;base64,${base64(encodePng(image))}"/>`;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    const left = bytes.length - i;
    text += DIGITS.charAt(word >> 18) + DIGITS.charAt((word >> 12) & 63);
    text += left > 1 ? DIGITS.charAt((word >> 6) & 63) : "=";
    text += left > 2 ? DIGITS.charAt(word & 63) : "=";
  }
  return text;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
