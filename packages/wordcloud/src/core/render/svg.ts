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
  const settings = settingsFrom(layout, options);
  const prefix = idPrefixOf(layout, options);
  const { width, height, gradient } = layout;
  const shared = gradient && ({ kind: `${gradient.kind}Gradient`, id: `${prefix}gradient` } as const);
  const setter = setterOf(lettering, options);
  const family = `${prefix}font`;
  const writer = new WordWriter({ lettering, gradient: shared, ...(setter && { text: { setter, family } }) });
  const words = layout.words.map((word) => writer.write(word));
  const title = escapeXml(options.title ?? titleOf(layout));
  const size = `width="${settings.width}" height="${settings.height}" viewBox="0 0 ${width} ${height}"`;
  const definitions = [
    ...(gradient && shared ? [gradientSvg(gradientPaint(gradient, width, height), shared.id)] : []),
    ...writer.definitions,
    ...fontSvg(setter?.font(family), family),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    ...(definitions.length > 0 ? [`<defs>${definitions.join("")}</defs>`] : []),
    ...backgroundSvg(layout, settings),
    ...words,
    ...contourSvg(settings),
    "</svg>\n",
  ].join("\n");
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

function backgroundSvg({ width, height }: CloudLayout, { background }: Settings): string[] {
  return background[3] > 0 ? [`<rect width="${width}" height="${height}"${fillOf(background)}/>`] : [];
}

function contourSvg({ contour }: Settings): string[] {
  if (contour === undefined) return [];
  const line = contourOutline(contour.border, contour.width);
  const d = pathData(line, { map: [100, 0, 0, 100, 0, 0], decimals: 2 });
  return [`<path${fillOf(contour.color)} d="${d}"/>`];
}
