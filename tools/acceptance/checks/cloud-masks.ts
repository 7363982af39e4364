import { decodePng } from "@side-projects/testkit";
import { layoutCloud, renderPng } from "../../../packages/wordcloud/src/index.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { type MaskCase, maskCases } from "./cloud-mask-cases.ts";
import { cloudWords } from "./cloud-material.ts";
import { inFolder } from "./command.ts";

/** Coverage of a pixel by the mask, of 255, below which it counts as outside: the drawings of the truth are samples. */
const INSIDE = 230;

/** Words in masks of every kind: no pixel outside has any ink. */
export function maskFindings(seeds: number): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const cases = await maskCases(folder);
    const wrong: string[] = [];
    const empty: string[] = [];
    let [outside, clouds] = [0, 0];
    for (const found of cases) {
      for (let seed = 1; seed <= seeds; seed++) {
        const { beyond, share, placed } = inked(found, seed);
        clouds++;
        outside += beyond;
        if (beyond > 0) wrong.push(`${found.name}, seed ${seed}: ${beyond} px`);
        if (share < 0.1 || placed < 60) empty.push(`${found.name}: ${placed} words, ${(100 * share).toFixed(0)} %`);
      }
    }
    return [
      atMost(`pixels with ink outside of ${cases.length} masks, each drawn a second time`, outside, 0),
      allOf(
        `clouds without any, ${new Set(cases.map(({ name }) => name)).size} kinds and places of masks`,
        clouds,
        wrong,
      ),
      allOf("of them with all 60 words, over a tenth of the mask inked", clouds, empty),
    ];
  });
}

function inked({ options, truth }: MaskCase, seed: number): { beyond: number; share: number; placed: number } {
  const angles = seed % 2 === 0 ? "any" : [0, 90];
  const layout = layoutCloud(cloudWords(60, seed), { ...options, angles, seed, minFont: 2, colors: ["black"] });
  const { data } = decodePng(renderPng(layout, { background: "transparent" }));
  let [beyond, ink, area] = [0, 0, 0];
  for (let i = 0; i < truth.length; i++) {
    const cover = truth[i] ?? 0;
    const alpha = data[4 * i + 3] ?? 0;
    area += cover;
    ink += alpha;
    if (alpha > 0 && cover < INSIDE) beyond++;
  }
  return { beyond, share: ink / area, placed: layout.words.length };
}
