import { renderPng } from "icon-render";
import { book, type Weighted, weightedWords } from "./book.ts";
import type { CloudInput, CloudJob } from "./protocol.ts";

/** Nothing is tuned to the words of this seed: other seeds serve for that. */
const SEED = 6;
/** As many as a book of 25,000 words has. */
const BOOK_BYTES = 150_000;
/** Share of the canvas that an icon's height takes; the dog is wider than high. */
const ICON_SHARE = 0.8;

/** What a contestant is given, the same for all of them and in every run. */
export function cloudInput({ given, words, top = 0, mask, width }: CloudJob): CloudInput {
  return {
    ...(given === "book" && { text: cloudText() }),
    ...(given === "weights" && { words: weightedWords(words, SEED) }),
    ...(given === "sizes" && { words: sizedWords(weightedWords(words, SEED), top) }),
    ...(mask !== undefined && given !== "book" && { mask: maskPicture(mask, width).toString("base64") }),
  };
}

/** The book of the benchmarks. */
export function cloudText(): string {
  return book(BOOK_BYTES, SEED);
}

/** Whole pixels, as one contestant knows no others; the area of a word goes with its weight. */
function sizedWords(words: readonly Weighted[], top: number): Weighted[] {
  const greatest = words[0]?.[1] ?? 1;
  return words.map(([text, weight]): Weighted => [text, Math.floor(top * Math.sqrt(weight / greatest))]);
}

/** Black where words may be, white elsewhere. */
function maskPicture(icon: string, size: number): Buffer {
  const picture = renderPng(icon, {
    size,
    iconSize: Math.floor(ICON_SHARE * size),
    color: "#000000",
    background: "#ffffff",
  });
  return Buffer.from(picture);
}
