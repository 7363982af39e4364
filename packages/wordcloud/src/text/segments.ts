import type { Vocabulary } from "./vocabulary.ts";

// One dictionary serves Chinese and Japanese, and one each the scripts of South-East Asia: the locale decides nothing.
let segmenter: Intl.Segmenter | undefined;

/** Adds the words of a stretch that has no spaces between them: Chinese, Japanese, Thai, Lao, Khmer or Burmese. */
export function addSegments(vocabulary: Vocabulary, from: number, to: number): void {
  segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
  for (const segment of segmenter.segment(vocabulary.text.slice(from, to))) {
    const start = from + segment.index;
    if (segment.isWordLike === true) vocabulary.add(start, start + segment.segment.length);
  }
}
