import type { CloudLayout } from "../cloud.ts";
import { gradientPaint } from "../color/gradient-paint.ts";
import type { Lettering } from "../lettering.ts";
import { contourOutline } from "../mask/contour.ts";
import type { SvgOptions } from "./options.ts";
import { pathData } from "./path-data.ts";
import { type Settings, settingsFrom } from "./settings.ts";
import { idPrefixOf } from "./svg-id.ts";
import { fillOf, gradientSvg } from "./svg-paint.ts";
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
  const { width, height, gradient } = layout;
  const id = `${idPrefixOf(layout, options)}gradient`;
  const writer = new WordWriter(lettering, gradient && `url(#${id})`);
  const title = escapeXml(options.title ?? titleOf(layout));
  const size = `width="${settings.width}" height="${settings.height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    ...(gradient ? [`<defs>${gradientSvg(gradientPaint(gradient, width, height), id)}</defs>`] : []),
    ...backgroundSvg(layout, settings),
    ...layout.words.map((word) => writer.write(word)),
    ...contourSvg(settings),
    "</svg>\n",
  ].join("\n");
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
