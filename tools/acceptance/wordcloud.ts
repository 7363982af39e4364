import { alphaFindings } from "./checks/cloud-alpha.ts";
import { angleFindings } from "./checks/cloud-angles.ts";
import { colorFindings } from "./checks/cloud-colors.ts";
import { completeFindings } from "./checks/cloud-complete.ts";
import { engineFindings } from "./checks/cloud-engines.ts";
import { maskFindings } from "./checks/cloud-masks.ts";
import { overlapFindings } from "./checks/cloud-overlap.ts";
import { sizeFindings } from "./checks/cloud-sizes.ts";
import { svgFindings } from "./checks/cloud-svg.ts";
import { type Check, lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

const checks: readonly (readonly [id: number, title: string, check: Check])[] = [
  [1, "No two words overlap, and gaps are as wide as asked", (quick) => overlapFindings(...(quick ? TWO : ALL))],
  [2, "Every word has a place, or a reason why it has none", (quick) => completeFindings(quick ? 2 : 40)],
  [3, "Sizes are honest", (quick) => sizeFindings(quick ? 1 : 25)],
  [4, "Words stand at any angle that is asked for", (quick) => angleFindings(quick ? 1 : 25)],
  [5, "Masks of every kind keep their outside free, and are well filled", (quick) => maskFindings(quick ? 1 : 10)],
  [7, "One seed is one layout, in every engine", (quick) => engineFindings(quick ? 6 : 60, quick ? [] : [20, 22, 24])],
  [8, "SVG is the same picture, and needs nothing else", () => svgFindings()],
  [9, "Transparent pictures are exact at any scale", () => alphaFindings()],
  [10, "Colours are those that were asked for, and change without a layout", colorFindings],
];

const TWO = [2, 2] as const;
const ALL = [100, 5] as const;

/**
 * Lines 1 to 17 are those of the specification's list under their numbers there, save 13, which is the page's; then what
 * was asked beside it.
 */
export const lines: readonly AcceptanceLine[] = checks.map(([id, title, check]) =>
  lineOf("wordcloud", id, title, check),
);
