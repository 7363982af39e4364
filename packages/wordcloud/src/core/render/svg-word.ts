import { type Affine, chain, type Outline, type Paint, scaling } from "@side-projects/raster";
import type { PlacedWord } from "../cloud.ts";
import { parseColor } from "../color/color.ts";
import { CloudError } from "../error.ts";
import { wordTransform } from "../layout/place-map.ts";
import type { Lettering, LineLayer } from "../lettering.ts";
import { quote } from "../quote.ts";
import { UNITS } from "./cff-table.ts";
import { layersOf } from "./layers.ts";
import { pathData, unitsOf } from "./path-data.ts";
import { fillOf, shortest } from "./svg-paint.ts";
import type { TextSetter } from "./svg-text.ts";
import { escapeXml } from "./xml.ts";

/** What all words of a document have in common. */
export interface WordStyle {
  readonly lettering: Lettering;
  /** The gradients that words are filled with, by the words' indices. */
  readonly gradients: readonly { readonly paint: Pick<Paint, "kind">; readonly id: string }[];
  /** Sets words as text where they allow it; left out, all are outlines. */
  readonly text?: { readonly setter: TextSetter; readonly family: string };
}

/** Draws the words of a document, each as an element of its own. */
export class WordWriter {
  /** Elements that words refer to. */
  readonly definitions: string[] = [];
  readonly #style: WordStyle;
  /** Paths by outline: a word that is there many times is written once. */
  readonly #paths = new Map<Outline, { units: number; path: string }>();

  constructor(style: WordStyle) {
    this.#style = style;
  }

  /** @throws CloudError E_OPTION for a link that leads elsewhere than to the web or to a mailbox */
  write(word: PlacedWord): string {
    const title = `<title>${escapeXml(word.title ?? `${word.text}: ${word.weight}`)}</title>`;
    return linked(word, this.#text(word, title) ?? this.#outlines(word, title));
  }

  #outlines(word: PlacedWord, title: string): string {
    const { lettering } = this.#style;
    const { layers, advance } = layersOf(word, lettering);
    const map = wordTransform(word, advance, lettering);
    const [only, ...others] = layers.map((layer) => this.#attributes(layer, map, word));
    if (only === undefined) return `<path d="">${title}</path>`;
    if (others.length === 0) return `<path${only}>${title}</path>`;
    return `<g>${title}${[only, ...others].map((path) => `<path${path}/>`).join("")}</g>`;
  }

  /** A gradient is in pixels of the picture, and then so is the path; else it keeps the font's units: short numbers. */
  #attributes({ outline, color }: LineLayer, map: Affine, word: PlacedWord): string {
    const gradient = this.#gradientOf(word);
    if (color === undefined && gradient !== undefined) {
      const d = pathData(outline, { map: chain(map, scaling(100)), decimals: 2 });
      return ` fill="url(#${gradient.id})" d="${d}"`;
    }
    const { units, path } = this.#pathOf(outline, word.size);
    const fill = fillOf(color ?? parseColor(word.color));
    return ` transform="${matrixOf(chain(scaling(1 / units), map))}"${fill} d="${path}"`;
  }

  #gradientOf({ gradient }: PlacedWord): WordStyle["gradients"][number] | undefined {
    return gradient === undefined ? undefined : this.#style.gradients[gradient];
  }

  #pathOf(outline: Outline, size: number): { units: number; path: string } {
    const known = this.#paths.get(outline);
    if (known !== undefined && known.units >= 50 * size) return known;
    const units = unitsOf(outline, size);
    if (known?.units === units) return known;
    const made = { units, path: pathData(outline, { map: scaling(units), decimals: 0 }) };
    this.#paths.set(outline, made);
    return made;
  }

  #text(word: PlacedWord, title: string): string | undefined {
    const { text, lettering } = this.#style;
    const places = text?.setter.placesOf(word.text);
    if (text === undefined || places === undefined) return undefined;
    const map = chain(scaling(1 / UNITS), wordTransform(word, lettering.line(word.text).advance, lettering));
    const x = places.map((place) => shortest(place * UNITS, 2)).join(" ");
    const font = `font-family="${text.family}" font-size="${UNITS}"`;
    const attributes = `transform="${matrixOf(map)}"${this.#textFill(word, map)} ${font} x="${x}"`;
    return `<text ${attributes}>${title}${escapeXml(word.text)}</text>`;
  }

  /** The gradient is in pixels of the picture, text in those of its own transform: it takes the way back. */
  #textFill(word: PlacedWord, map: Affine): string {
    const gradient = this.#gradientOf(word);
    if (gradient === undefined) return fillOf(parseColor(word.color));
    const { paint, id: all } = gradient;
    const id = `${all}-${this.definitions.length + 1}`;
    const back = inverse(map)
      .map((value) => shortest(value, 4))
      .join(" ");
    this.definitions.push(`<${paint.kind}Gradient id="${id}" href="#${all}" gradientTransform="matrix(${back})"/>`);
    return ` fill="url(#${id})"`;
  }
}

function matrixOf([a, b, c, d, e, f]: Affine): string {
  const factors = [a, b, c, d].map((value) => shortest(value, 7));
  return `matrix(${[...factors, shortest(e, 3), shortest(f, 3)].join(" ")})`;
}

function inverse([a, b, c, d, e, f]: Affine): Affine {
  const area = a * d - b * c;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

function linked({ href }: PlacedWord, element: string): string {
  if (href === undefined) return element;
  if (typeof href === "string" && ADDRESS.test(href)) return `<a href="${escapeXml(href)}">${element}</a>`;
  throw new CloudError("E_OPTION", `the link ${quote(href)}`, "use an http, https or mailto address");
}
