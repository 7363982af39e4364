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
  // The colour's alpha counts once for all shapes together, which overlap.
  const alpha = layer.paint.kind === "solid" ? layer.paint.color[3] : 1;
  let attributes = `${paintSvg(layer.paint, `p${id}`, definitions)}${attribute("opacity", alpha * layer.opacity, 1)}`;
  if (layer.blur > 0) {
    const region = `filterUnits="userSpaceOnUse" x="0" y="0" width="${scene.width}" height="${scene.height}"`;
    const effect = `<feGaussianBlur stdDeviation="${layer.blur}"/>`;
    definitions.push(`<filter id="b${id}" ${region} color-interpolation-filters="sRGB">${effect}</filter>`);
    attributes += ` filter="url(#b${id})"`;
  }
  const paths = layer.shapes.flatMap((shape) => pathsOf(shape, layer, scene));
  const [only] = paths;
  // A filter needs the group: its region is in the user space of the element, which a transform of its own would move.
  if (paths.length === 1 && layer.blur === 0) return `<path${attributes}${only}/>`;
  return `<g${attributes}>${paths.map((path) => `<path${path}/>`).join("")}</g>`;
}

/**
 * Attributes of a shape's paths. A plain shape keeps its font units, which makes short numbers; others are drawn in
 * pixels, where their paint is.
 */
function pathsOf({ outline, transform, rule, grow }: Shape, { paint }: SceneLayer, scene: Scene): string[] {
  const evenOdd = rule === "evenodd" ? ' fill-rule="evenodd"' : "";
  if (grow === 0 && paint.kind === "solid") {
    // The last digit of a factor moves no point of an em of 2048 units by more than a hundredth of a pixel.
    const matrix = transform.map((value) => shortest(value, 6)).join(" ");
    return [
      `${matrix === IDENTITY_MATRIX ? "" : ` transform="matrix(${matrix})"`}${evenOdd} d="${formatPath(outline)}"`,
    ];
  }
  const decimals = Math.max(scene.width, scene.height) > 256 ? 2 : 3;
  const fill = `${evenOdd} d="${formatPath(transformOutline(outline, transform), decimals)}"`;
  if (grow === 0) return [fill];
  const line = strokeOutline(outline, { width: 2 * grow, transform, flatness: 0.05 });
  return [fill, ` d="${formatPath(line, 2)}"`];
}

const IDENTITY_MATRIX = "1 0 0 1 0 0";

function paintSvg(paint: Paint, id: string, definitions: string[]): string {
  if (paint.kind === "solid") return colorOf(paint.color);
  if (paint.kind === "image") return "";
  const stops = paint.stops.map(stopSvg).join("");
  const numbers = paint.kind === "linear" ? [...paint.from, ...paint.to] : [...paint.center, paint.radius];
  const names = paint.kind === "linear" ? ["x1", "y1", "x2", "y2"] : ["cx", "cy", "r"];
  const place = names.map((name, i) => `${name}="${shortest(numbers[i] ?? 0, 3)}"`).join(" ");
  const kind = `${paint.kind}Gradient`;
  definitions.push(`<${kind} id="${id}" gradientUnits="userSpaceOnUse" ${place}>${stops}</${kind}>`);
  return ` fill="url(#${id})"`;
}

function stopSvg({ at, color }: GradientStop): string {
  return `<stop offset="${at}" stop-color="${hexOf(color)}"${attribute("stop-opacity", color[3], 1)}/>`;
}

function fillOf(color: Rgba): string {
  return `${colorOf(color)}${attribute("fill-opacity", color[3], 1)}`;
}

/** Black is what SVG fills with where nothing is said. */
function colorOf(color: Rgba): string {
  const hex = hexOf(color).replace(/^#(.)\1(.)\2(.)\3$/, "#$1$2$3");
  return hex === "#000" ? "" : ` fill="${hex}"`;
}

function attribute(name: string, value: number, usual: number): string {
  return value === usual ? "" : ` ${name}="${shortest(value, 6)}"`;
}

function shortest(value: number, decimals: number): string {
  const text = String(Number(value.toFixed(decimals)));
  return text === "-0" ? "0" : text.replace(/^(-?)0\./, "$1.");
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
