import type { PlacedWord } from "../cloud.ts";
import type { Lettering, TextLine } from "../lettering.ts";

/** What is drawn of a word: nothing where the fonts lack one of its characters. */
export function layersOf({ text }: Pick<PlacedWord, "text">, lettering: Lettering): Omit<TextLine, "missing"> {
  const { layers, advance, missing } = lettering.line(text);
  return missing.length > 0 ? { layers: [], advance } : { layers, advance };
}
