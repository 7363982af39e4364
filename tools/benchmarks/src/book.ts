import { seededRandom } from "../inputs.ts";

/** The small words of English, the most frequent first; each list of stop words holds nearly all of them. */
const SMALL = (
  "the of and to a in that it was he for is with as his on be at by had not but from have they which she or were " +
  "her this an are all we there been has when who their him if will more no would my so what them you out up into " +
  "then could only some than do its can about did other over any these after may such before our should very me " +
  "through between own because being those where while how under most during once both here too each few against " +
  "why again further off down does same nor just"
).split(" ");

/** Words that a reader takes for what a book is about; some of them go in pairs. */
const COMMON = (
  "river house morning letter winter garden captain island market mother father window evening harbour road village " +
  "answer question silence forest mountain summer story voice night friend doctor station table picture shadow light " +
  "water stone horse bread music paper ship storm field bridge tower street school church castle train valley winter " +
  "money party office company number system country state power people world family child woman person student group " +
  "problem hand place week case point government work part year time thing life day way eye idea body face level door " +
  "health art war history result change reason research girl guy moment air teacher force education foot boy age " +
  "policy process sense nation plan college interest death experience effect use class control care order account " +
  "walk speak laugh remember travel carry follow begin watch listen build write learn understand believe bring happen " +
  "great little old young long small large early late certain quiet bright heavy narrow green golden distant strange"
).split(" ");

const PAIRS: readonly string[] = [
  "golden harbour",
  "old captain",
  "winter garden",
  "railway station",
  "morning light",
  "stone bridge",
  "green valley",
  "quiet village",
];

const ONSETS = "b c d f g h l m n p r s t v w br cl cr dr fl gr pl pr sh sl st str th tr".split(" ");
const VOWELS = "a e i o u a e i o ai ea ee oo ou".split(" ");
const CODAS = "n r l t s m d k st nd rt ng ck ll sh nt".split(" ");
const ENDINGS = ["", "", "", "er", "ing", "ed", "ly", "al", "ness", "ment"];

/** Words beyond the common ones, all different, that sound like English and mean nothing. */
function madeWords(count: number, random: () => number): string[] {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? "";
  const syllable = (): string => pick(ONSETS) + pick(VOWELS) + (random() < 0.6 ? pick(CODAS) : "");
  const known = new Set([...SMALL, ...COMMON]);
  const made: string[] = [];
  while (made.length < count) {
    const word = syllable() + (random() < 0.55 ? syllable() : "") + pick(ENDINGS);
    if (word.length < 3 || word.length > 14 || known.has(word)) continue;
    known.add(word);
    made.push(word);
  }
  return made;
}

/** The values in a seeded order (Fisher and Yates). */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [result[i], result[j]];
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a];
  }
  return result;
}

/** Words with meaning in the order of their frequency: common and made ones mixed, ever more of the latter. */
function vocabulary(count: number, random: () => number): string[] {
  const common = shuffled([...new Set(COMMON)], random);
  const made = madeWords(Math.max(0, count - common.length), random);
  const words: string[] = [];
  while (words.length < count) {
    const word = (random() < 120 / (120 + words.length) ? common.pop() : undefined) ?? made.pop() ?? common.pop();
    if (word === undefined) break;
    words.push(word);
  }
  return words;
}

/** A word and its weight, as all contestants take them. */
export type Weighted = readonly [text: string, weight: number];

/** `count` different words, the weights after Zipf and Mandelbrot, the greatest first and none below 1. */
export function weightedWords(count: number, seed: number): Weighted[] {
  const words = vocabulary(count, seededRandom(seed));
  return words.map((word, rank): Weighted => [word, Math.max(1, Math.round((3.7 * 1000) / (rank + 3.7)))]);
}

/** Draws ranks 0 to count - 1 with the frequency 1 / (rank + shift). */
function zipf(count: number, shift: number, random: () => number): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + shift);
    sums[rank] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? sum) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/**
 * About so many bytes of ASCII that read like an English book to a program: sentences and paragraphs, half of the words
 * small ones, the others by Zipf's law out of 6,000, with plurals, genitives, pairs that belong together and some numbers.
 */
export function book(bytes: number, seed: number): string {
  const random = seededRandom(seed);
  const words = vocabulary(6000, random);
  const [small, large] = [zipf(SMALL.length, 2.7, random), zipf(words.length, 8, random)];
  const next = (): string => {
    const kind = random();
    if (kind < 0.5) return SMALL[small()] ?? "the";
    if (kind < 0.51) return PAIRS[Math.floor(random() * PAIRS.length)] ?? "";
    if (kind < 0.513) return String(1 + Math.floor(random() * 1950));
    const word = words[large()] ?? "";
    if (kind < 0.57) return `${word}s`;
    return kind < 0.58 ? `${word}'s` : word;
  };
  const parts: string[] = [];
  let length = 0;
  while (length < bytes) {
    const sentence = Array.from({ length: 4 + Math.floor(random() * 22) }, next);
    const text = sentence.map((word, i) => (i > 0 && i % 9 === 0 ? `${word},` : word)).join(" ");
    const part = `${text.charAt(0).toUpperCase()}${text.slice(1)}.${random() < 0.12 ? "\n\n" : " "}`;
    parts.push(part);
    length += part.length;
  }
  return parts.join("");
}
