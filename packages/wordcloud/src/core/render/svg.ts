import {
  type Affine,
  chain,
  formatPath,
  type Rgba,
  scaling,
  strokeOutline,
  transformOutline,
} from "@side-projects/raster";
import type { CloudLayout, PlacedWord } from "../cloud.ts";
import { CloudError } from "../error.ts";
import { wordTransform } from "../layout/place-map.ts";
import type { Lettering, LineLayer } from "../lettering.ts";
import { colorOf } from "./color.ts";
import { type GradientPaint, gradientPaint } from "./gradient-paint.ts";
import type { SvgOptions } from "./options.ts";
import { type Settings, settingsFrom } from "./settings.ts";
import { idPrefixOf } from "./svg-id.ts";
import { shortest } from "./svg-number.ts";
import { escapeXml } from "./xml.ts";

/**
 * The layout as an SVG document: an element for each word, in the layout's order, with the word in its title.
 *
 * @throws CloudError E_LAYOUT, E_OPTION, E_NUMBER, E_COLOR, E_SIZE, E_PIXELS
 */
export function renderSvg(layout: CloudLayout, lettering: Lettering, options: SvgOptions = {}): string {
  const settings = settingsFrom(layout, options);
  const { width, height } = layout;
  const prefix = idPrefixOf(layout, options);
  const shared = layout.gradient && gradientPaint(layout.gradient, width, height);
  const gradient = shared && gradientSvg(shared, `${prefix}g`);
  const words = layout.words.map((word) => wordSvg(word, lettering, gradient && `url(#${prefix}g)`));
  const title = escapeXml(options.title ?? titleOf(layout));
  const size = `width="${settings.width}" height="${settings.height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    ...(gradient ? [`<defs>${gradient}</defs>`] : []),
    ...backgroundSvg(layout, settings),
    ...words,
    ...contourSvg(settings),
    "</svg>\n",
  ].join("\n");
}

/** Words that are named to those who cannot see the picture. */
const NAMED = 10;

function titleOf({ words }: CloudLayout): string {
  const named = words.slice(0, NAMED).map(({ text }) => text);
  return `Word cloud: ${named.join(", ")}${words.length > NAMED ? ", ..." : ""}`;
}

function backgroundSvg({ width, height }: CloudLayout, { background }: Settings): string[] {
  return background[3] > 0 ? [`<rect width="${width}" height="${height}"${fillOf(background)}/>`] : [];
}

function contourSvg({ contour }: Settings): string[] {
  if (contour === undefined) return [];
  const line = strokeOutline(contour.border, { width: contour.width, flatness: 0.05 });
  return [`<path${fillOf(contour.color)} d="${formatPath(line, 2)}"/>`];
}

function wordSvg(word: PlacedWord, lettering: Lettering, gradient: string | undefined): string {
  const { layers, advance } = lettering.line(word.text);
  const map = wordTransform(word, advance, lettering);
  const title = `<title>${escapeXml(word.title ?? `${word.text}: ${word.weight}`)}</title>`;
  const paths = layers.map((layer) => pathSvg(layer, map, word, gradient));
  const [only] = paths;
  const drawn =
    paths.length === 1 && only !== undefined
      ? `<path${only}>${title}</path>`
      : `<g>${title}${paths.map((path) => `<path${path}/>`).join("")}</g>`;
  return word.href === undefined ? drawn : `<a href="${escapeXml(addressOf(word.href))}">${drawn}</a>`;
}

/** Attributes of a path. A gradient is in pixels of the picture, so what it fills has to be as well. */
function pathSvg({ outline, color }: LineLayer, map: Affine, word: PlacedWord, gradient: string | undefined): string {
  if (color === undefined && gradient !== undefined) {
    return ` fill="${gradient}" d="${formatPath(transformOutline(outline, map), 2)}"`;
  }
  const unit = 1000;
  const matrix = chain(scaling(1 / unit), map)
    .map((value) => shortest(value, 6))
    .join(" ");
  const fill = fillOf(color ?? colorOf(word.color));
  return ` transform="matrix(${matrix})"${fill} d="${formatPath(transformOutline(outline, scaling(unit)), 0)}"`;
}

const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s]+$/i;

function addressOf(href: string): string {
  if (typeof href === "string" && ADDRESS.test(href)) return href;
  throw new CloudError("E_OPTION", `the link ${JSON.stringify(href)}`, "use an http, https or mailto address");
}

function gradientSvg(paint: GradientPaint, id: string): string {
  const stops = paint.stops.map(
    ({ at, color }) =>
      `<stop offset="${shortest(at, 6)}" stop-color="${hexOf(color)}"${attribute("stop-opacity", color[3])}/>`,
  );
  const numbers = paint.kind === "linear" ? [...paint.from, ...paint.to] : [...paint.center, paint.radius];
  const names = paint.kind === "linear" ? ["x1", "y1", "x2", "y2"] : ["cx", "cy", "r"];
  const place = names.map((name, i) => `${name}="${shortest(numbers[i] ?? 0, 3)}"`).join(" ");
  const kind = `${paint.kind}Gradient`;
  return `<${kind} id="${id}" gradientUnits="userSpaceOnUse" ${place}>${stops.join("")}</${kind}>`;
}

function fillOf(color: Rgba): string {
  return ` fill="${hexOf(color)}"${attribute("fill-opacity", color[3])}`;
}

function hexOf([r, g, b]: Rgba): string {
  return `#${[r, g, b].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function attribute(name: string, value: number): string {
  return value === 1 ? "" : ` ${name}="${shortest(value, 6)}"`;
}
