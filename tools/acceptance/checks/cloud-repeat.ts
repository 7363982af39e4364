import {
  type CloudLayout,
  createCloud,
  defaultLettering,
  type LayoutOptions,
  layoutCloud,
} from "../../../packages/wordcloud/src/index.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { ownersOf } from "./cloud-ink.ts";
import { cloudWords, SURVEYED } from "./cloud-material.ts";

const WORDS = 12;
const COUNTS = [WORDS, 30, 80, 200, true] as const;

/** Words again in the gaps: the cover grows with their number, they shrink, and they stop at the least size. */
export async function repeatFindings(seeds: number): Promise<Finding[]> {
  const covers: string[] = [];
  const wrong: string[] = [];
  let [clouds, most] = [0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    for (const [name, mask] of SURVEYED) {
      const what = `${name}, seed ${seed}`;
      const minFont = 3 + (seed % 4);
      const angles = seed % 2 === 0 ? "any" : [0, 90];
      const options: LayoutOptions = { width: 400, height: 300, seed, mask, minFont, angles };
      const words = cloudWords(WORDS, seed);
      const inks: number[] = [];
      for (const repeat of COUNTS) inks.push((await createCloud(words, { ...options, repeat })).ink());
      if (!isFalling([...inks].reverse())) covers.push(`${what}: ${inks.map((ink) => ink.toFixed(3)).join(", ")}`);
      const layout = layoutCloud(words, { ...options, repeat: true });
      const fault = faultOf(layout, WORDS, minFont);
      if (fault !== undefined) wrong.push(`${what}: ${fault}`);
      clouds++;
      most = Math.max(most, layout.words.length);
    }
  }
  const large = layoutCloud({ tea: 3, milk: 2, cup: 1 }, { repeat: true });
  const fault = faultOf(large, 3, 4);
  return [
    allOf(
      `clouds whose cover never decreases with ${COUNTS.slice(0, -1).join(", ")} and all repetitions`,
      clouds,
      covers,
    ),
    allOf(
      `clouds, up to ${most} words, that repeat down to the least size and stop there, smaller and lighter, with no shared pixel`,
      clouds,
      wrong,
    ),
    allOf(`the same of 3 words on 1024 x 1024, ${large.words.length} in all`, 1, fault === undefined ? [] : [fault]),
  ];
}

function isFalling(values: readonly number[]): boolean {
  return values.every((value, i) => value <= (values[i - 1] ?? value));
}

/** What is wrong with the repetitions of a layout. */
function faultOf(layout: CloudLayout, words: number, minFont: number): string | undefined {
  const again = layout.words.slice(words);
  const sizes = again.map(({ size }) => size);
  const last = sizes.at(-1) ?? 0;
  if (sizes.some((size) => size < minFont)) return `a size of ${Math.min(...sizes)} below ${minFont}`;
  // Each size is tried until nothing more finds room, so the last one is near the least.
  if (last > minFont / 0.8) return `the last has ${last} px, the least is ${minFont}`;
  if (!isFalling(sizes)) return "a repetition larger than the one before";
  if (!isFalling(again.map(({ weight }) => weight))) return "a repetition heavier than the one before";
  const weightless = again.filter(({ weight }) => !(weight > 0)).length;
  if (weightless > 0) return `${weightless} repetitions have no weight`;
  const { shared } = ownersOf(layout, defaultLettering(), 1);
  return shared > 0 ? `${shared} pixels shared` : undefined;
}
