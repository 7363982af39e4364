import type { CloudLayout } from "../cloud.ts";
import { gradientPaint } from "../color/gradient-paint.ts";
import { CloudError } from "../error.ts";
import type { Lettering } from "../lettering.ts";
import { contourOutline } from "../mask/contour.ts";
import { quote } from "../quote.ts";
import { base64 } from "./base64.ts";
import type { SvgOptions } from "./options.ts";
import { pathData } from "./path-data.ts";
import { type Settings, settingsFrom } from "./settings.ts";
import { idPrefixOf } from "./svg-id.ts";
import { fillOf, gradientSvg } from "./svg-paint.ts";
import { TextSetter } from "./svg-text.ts";
import { WordWriter } from "./svg-word.ts";
import { escapeXml } from "./xml.ts";

/** Words that are named to those who cannot see the picture. */
const NAMED = 10;

/**
 * The layout as an SVG document: an element for each word, in the layout's order, with the word in its title.
 *
 * @throws CloudError E_LAYOUT, E_OPTION, E_NUMBER, E_COLOR, E_SIZE, E_PIXELS
 */
export function renderSvg(layout: CloudLayout, lettering: Lettering, options: SvgOptions = {}): string {
  const settings = settingsFrom(layout, options, "drawing");
  const setter = setterOf(lettering, options);
  const prefix = idPrefixOf(layout, options);
  const gradients = settings.gradients.map((gradient, i) => ({
    paint: gradientPaint(gradient, layout.width, layout.height),
    id: `${prefix}gradient${i === 0 ? "" : i + 1}`,
  }));
  const family = `${prefix}font`;
  const writer = new WordWriter({ lettering, gradients, ...(setter && { text: { setter, family } }) });
  const words = layout.words.map((word) => writer.write(word));
  const title = escapeXml(titleFrom(options) ?? titleOf(layout));
  const { width, height } = settings;
  const view = viewOf(settings);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${view.width} ${view.height}"`;
  const definitions = [
    ...gradients.map(({ paint, id }) => gradientSvg(paint, id)),
    ...writer.definitions,
    ...fontSvg(setter?.font(family), family),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    ...(definitions.length > 0 ? [`<defs>${definitions.join("")}</defs>`] : []),
    ...backgroundSvg(settings),
    ...words,
    ...contourSvg(settings),
    "</svg>\n",
  ].join("\n");
}

/**
 * What the picture shows of the layout. It is as large as the picture, which is rounded to whole pixels, so that its
 * words are scaled alike across and down, and as in the picture's pixels.
 */
function viewOf({ width, height, scale }: Settings): { width: string; height: string } {
  return { width: String(Number((width / scale).toFixed(4))), height: String(Number((height / scale).toFixed(4))) };
}

/** @throws CloudError E_OPTION */
function titleFrom({ title }: SvgOptions): string | undefined {
  if (title === undefined || typeof title === "string") return title;
  throw new CloudError("E_OPTION", `the title is ${quote(title)}`, "use text");
}

/** @throws CloudError E_OPTION unless `text` is true, false or left out */
function setterOf(lettering: Lettering, { text = false }: SvgOptions): TextSetter | undefined {
  if (typeof text !== "boolean") throw new CloudError("E_OPTION", `text is ${quote(text)}`, "use true or false");
  return text ? new TextSetter(lettering) : undefined;
}

function fontSvg(font: Uint8Array | undefined, family: string): string[] {
  if (font === undefined) return [];
  const address = `data:font/otf;base64,${base64(font)}`;
  return [`<style>@font-face{font-family:${family};src:url(${address})}</style>`];
}

function titleOf({ words }: CloudLayout): string {
  const named = words.slice(0, NAMED).map(({ text }) => text);
  return `Word cloud: ${named.join(", ")}${words.length > NAMED ? ", ..." : ""}`;
}

function backgroundSvg(settings: Settings): string[] {
  const { width, height } = viewOf(settings);
  const { background } = settings;
  return background[3] > 0 ? [`<rect width="${width}" height="${height}"${fillOf(background)}/>`] : [];
}

function contourSvg({ contour }: Settings): string[] {
  if (contour === undefined) return [];
  const line = contourOutline(contour.border, contour.width);
  const d = pathData(line, { map: [100, 0, 0, 100, 0, 0], decimals: 2 });
  return [`<path${fillOf(contour.color)} d="${d}"/>`];
}
