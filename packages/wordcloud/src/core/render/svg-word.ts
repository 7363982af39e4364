import { type Affine, chain, type Outline, scaling } from "@side-projects/raster";
import type { PlacedWord } from "../cloud.ts";
import { parseColor } from "../color/color.ts";
import { CloudError } from "../error.ts";
import { wordTransform } from "../layout/place-map.ts";
import type { Lettering, LineLayer } from "../lettering.ts";
import { quote } from "../quote.ts";
import { layersOf } from "./layers.ts";
import { pathData, unitsOf } from "./path-data.ts";
import { fillOf, shortest } from "./svg-paint.ts";
import { escapeXml } from "./xml.ts";

/** Draws the words of a document, each as an element of its own. */
export class WordWriter {
  readonly #lettering: Lettering;
  readonly #gradient: string | undefined;
  /** Paths by outline: a word that is there many times is written once. */
  readonly #paths = new Map<Outline, { units: number; path: string }>();

  /** @param gradient what fills the words in place of their own colour, as `url(#id)` */
  constructor(lettering: Lettering, gradient: string | undefined) {
    this.#lettering = lettering;
    this.#gradient = gradient;
  }

  /** @throws CloudError E_OPTION for a link that leads elsewhere than to the web or to a mailbox */
  write(word: PlacedWord): string {
    return linked(word, this.#drawn(word, `<title>${titleOf(word)}</title>`));
  }

  #drawn(word: PlacedWord, title: string): string {
    const { layers, advance } = layersOf(word, this.#lettering);
    const map = wordTransform(word, advance, this.#lettering);
    const [only, ...others] = layers.map((layer) => this.#attributes(layer, map, word));
    if (only === undefined) return `<path d="">${title}</path>`;
    if (others.length === 0) return `<path${only}>${title}</path>`;
    return `<g>${title}${[only, ...others].map((path) => `<path${path}/>`).join("")}</g>`;
  }

  /** A gradient is in pixels of the picture, and then so is the path; else it keeps the font's units: short numbers. */
  #attributes({ outline, color }: LineLayer, map: Affine, word: PlacedWord): string {
    if (color === undefined && this.#gradient !== undefined) {
      const d = pathData(outline, { map: chain(map, scaling(100)), decimals: 2 });
      return ` fill="${this.#gradient}" d="${d}"`;
    }
    const { units, path } = this.#pathOf(outline, word.size);
    const fill = fillOf(color ?? parseColor(word.color));
    return ` transform="${matrixOf(chain(scaling(1 / units), map))}"${fill} d="${path}"`;
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
}

function matrixOf([a, b, c, d, e, f]: Affine): string {
  const factors = [a, b, c, d].map((value) => shortest(value, 7));
  return `matrix(${[...factors, shortest(e, 3), shortest(f, 3)].join(" ")})`;
}

function titleOf({ title, text, weight }: PlacedWord): string {
  return escapeXml(title ?? `${text}: ${weight}`);
}

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

function linked({ href }: PlacedWord, element: string): string {
  if (href === undefined) return element;
  if (typeof href === "string" && ADDRESS.test(href)) return `<a href="${escapeXml(href)}">${element}</a>`;
  throw new CloudError("E_OPTION", `the link ${quote(href)}`, "use an http, https or mailto address");
}
