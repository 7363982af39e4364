import { type GroupFacts, topValues } from "./groups.ts";
import { type Bin, binned, medianOf, type Spread, sorted, spread, trimmed } from "./spread.ts";
import { known, type Video } from "./videos.ts";

/** Titles with and without something in them. */
export interface TitleTrait {
  readonly trait: string;
  readonly videos: number;
  readonly derived_share: number;
  readonly derived_median_views: number | null;
  readonly derived_median_views_without: number | null;
}

export interface TitleFacts {
  readonly titles: number;
  /** In characters (code points). */
  readonly length: Spread;
  readonly lengths: readonly Bin[];
  readonly words: Spread;
  readonly traits: readonly TitleTrait[];
  readonly top_words: readonly GroupFacts[];
}

interface Titled extends Video {
  readonly title: string;
}

function isTitled(video: Video): video is Titled {
  return video.title !== null;
}

const TRAITS: readonly (readonly [string, RegExp])[] = [
  ["an emoji", /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u],
  ["a digit", /\p{Nd}/u],
  ["a question mark", /[?\u061F\uFF1F]/u],
  ["an exclamation mark", /[!\uFF01]/u],
  ["a word in capitals", /(?<!\p{L})\p{Lu}{3,}(?!\p{L})/u],
  // A number alone counts episodes.
  ["a hashtag", /(?<![\p{L}\p{N}])#[\p{N}_]*\p{L}/u],
];

/** Words that say how, not what; without them the list would look the same for every channel in English. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    "a about after all also an and any are as at be been before but by can could did do does down for from get had has " +
    "have he her here him his how i if in into is it its just me more most my no not now of off on one only or our out " +
    "over own she should so some than that the their them then there these they this those to too under until up us very " +
    "was we were what when where which while who why will with would you your i'm it's don't can't you're we're that's vs"
  ).split(" "),
);

/** The words of a title in lower case: letters and digits, apostrophes within. */
function wordsOf(title: string): string[] {
  return (
    title
      .toLowerCase()
      .replaceAll("\u2019", "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:'[\p{L}\p{M}]+)*/gu) ?? []
  );
}

function tellingWords(title: string | null): string[] {
  const words = wordsOf(title ?? "").filter((word) => !FILLERS.has(word) && /\p{L}/u.test(word) && word.length > 1);
  return [...new Set(words)];
}

const LENGTH_EDGES: readonly number[] = Array.from({ length: 21 }, (_, index) => 5 * index);

export function titleFacts(videos: readonly Video[]): TitleFacts {
  const titled = videos.filter(isTitled);
  const lengths = sorted(titled.map(({ title }) => characters(title)));
  const traits = TRAITS.map(([trait, pattern]) => {
    const [yes, no]: [Titled[], Titled[]] = [[], []];
    for (const video of titled) (pattern.test(video.title) ? yes : no).push(video);
    return {
      trait,
      videos: yes.length,
      derived_share: titled.length === 0 ? 0 : yes.length / titled.length,
      derived_median_views: medianOf(known(yes, "view_count")),
      derived_median_views_without: medianOf(known(no, "view_count")),
    };
  });
  return {
    titles: titled.length,
    length: spread(lengths),
    lengths: trimmed(
      binned(
        Array.from(lengths, (value) => ({ value, count: 1 })),
        LENGTH_EDGES,
      ),
    ),
    words: spread(sorted(titled.map(({ title }) => wordsOf(title).length))),
    traits,
    top_words: topValues(titled, ({ title }) => tellingWords(title)),
  };
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
