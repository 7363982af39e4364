import { alphaFindings } from "./checks/cloud-alpha.ts";
import { angleFindings } from "./checks/cloud-angles.ts";
import { originalFindings } from "./checks/cloud-behaviours.ts";
import { inkFindings, speedFindings } from "./checks/cloud-benches.ts";
import { colorFindings } from "./checks/cloud-colors.ts";
import { compatFindings } from "./checks/cloud-compat.ts";
import { completeFindings } from "./checks/cloud-complete.ts";
import { engineFindings } from "./checks/cloud-engines.ts";
import { hitFindings } from "./checks/cloud-hits.ts";
import { hostileFindings } from "./checks/cloud-hostile.ts";
import { inputFindings } from "./checks/cloud-input.ts";
import { maskFindings } from "./checks/cloud-masks.ts";
import { overlapFindings } from "./checks/cloud-overlap.ts";
import { repeatFindings } from "./checks/cloud-repeat.ts";
import { reproductionFindings } from "./checks/cloud-reproductions.ts";
import { scriptFindings } from "./checks/cloud-scripts.ts";
import { shownFindings } from "./checks/cloud-shown.ts";
import { sizeFindings } from "./checks/cloud-sizes.ts";
import { svgFindings } from "./checks/cloud-svg.ts";
import { type Check, lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

const checks: readonly (readonly [id: number, title: string, check: Check])[] = [
  [
    1,
    "No two words overlap, and gaps are as wide as asked",
    (quick) => (quick ? overlapFindings(2, 2) : overlapFindings(100, 5)),
  ],
  [2, "Every word has a place, or a reason why it has none", (quick) => completeFindings(quick ? 2 : 40)],
  [3, "Sizes are honest", (quick) => sizeFindings(quick ? 1 : 25)],
  [4, "Words stand at any angle that is asked for", (quick) => angleFindings(quick ? 1 : 25)],
  [
    5,
    "Masks of every kind keep their outside free, and are filled a fifth better than word_cloud's",
    async (quick) => [...(await maskFindings(quick ? 1 : 10)), ...(await inkFindings(quick))],
  ],
  [6, "A tenth of word_cloud's time, seven tenths of d3-cloud's", speedFindings],
  [7, "One seed is one layout, in every engine", (quick) => engineFindings(quick ? 6 : 60, quick ? [] : [20, 22, 24])],
  [8, "SVG is the same picture, and needs nothing else", (quick) => svgFindings(quick ? 6 : 1)],
  [9, "Transparent pictures are exact at any scale", () => alphaFindings()],
  [10, "Colours are those that were asked for, and change without a layout", colorFindings],
  [
    11,
    "What word_cloud's tests ask holds, and words of any script are found and set",
    async () => [...(await originalFindings()), ...(await scriptFindings())],
  ],
  [12, "Texts, tables and lists go in, by file and by pipe", (quick) => inputFindings(quick ? 8 : 1)],
  [14, "A point tells its word", (quick) => hitFindings(quick ? 1 : 30)],
  [15, "Repeating fills the gaps and stops at the least size", (quick) => repeatFindings(quick ? 1 : 20)],
  [16, "Bad input is an error with a code, at once, and no file is lost", hostileFindings],
  [17, "The parameters of word_cloud and stylecloud are taken one by one", () => compatFindings()],
  [18, "The first commands and npm start make their clouds", shownFindings],
  [
    19,
    "The star is filled to its edges, and two layers share a picture",
    (quick) => reproductionFindings(quick ? 1 : 10),
  ],
];

/**
 * Lines 1 to 17 are those of the specification's list under their numbers there, save 13, which is the page's; then what
 * was asked beside it.
 */
export const lines: readonly AcceptanceLine[] = checks.map(([id, title, check]) =>
  lineOf("wordcloud", id, title, check),
);
