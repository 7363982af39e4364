import { layoutCloud } from "../../../packages/wordcloud/src/index.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { cloudWords, logFit } from "./cloud-material.ts";

const EXPONENTS = [0.3, 0.5, 0.7, 1];

/** With exact sizes equal weights have equal sizes, and sizes go by the weight to the power that was asked for. */
export function sizeFindings(seeds: number): Finding[] {
  const unequal: string[] = [];
  const left: string[] = [];
  let [worst, slopes, clouds] = [0, 0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const equal = cloudWords(20, seed).map(({ text }) => ({ text, weight: 7 }));
    const same = layoutCloud(equal, { width: 400, height: 200, sizing: "exact", seed });
    const sizes = new Set(same.words.map(({ size }) => size));
    if (sizes.size !== 1 || same.words.length !== 20) unequal.push(`seed ${seed}: ${[...sizes].join(", ")}`);
    for (const exponent of EXPONENTS) {
      const words = cloudWords(60, seed);
      const options = { width: 640, height: 480, sizing: "exact", exponent, minFont: 0.5, seed } as const;
      const layout = layoutCloud(words, options);
      clouds++;
      if (layout.words.length !== words.length) left.push(`seed ${seed}, power ${exponent}: ${layout.words.length}`);
      const { slope, worst: apart } = logFit(layout.words.map(({ weight, size }) => [weight, size]));
      worst = Math.max(worst, apart);
      slopes = Math.max(slopes, Math.abs(slope / exponent - 1));
    }
  }
  return [
    allOf("clouds of 20 equal weights with one size (word_cloud: 12 to 96 px)", seeds, unequal),
    atMost(
      `worst size of ${clouds} clouds, off the weight to the power of ${EXPONENTS.join(", ")}`,
      100 * worst,
      1,
      " %",
    ),
    atMost("worst power, off the one asked for", 100 * slopes, 1, " %"),
    allOf("of them with all 60 words", clouds, left),
  ];
}
