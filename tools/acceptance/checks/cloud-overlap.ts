import { type CloudLayout, defaultLettering, layoutCloud, renderSvg } from "../../../packages/wordcloud/src/index.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { closest, ownersByResvg, ownersOf } from "./cloud-ink.ts";
import { cloudWords, SURVEYED } from "./cloud-material.ts";

/** Gaps are measured on pixels of a quarter of a pixel's width. */
const ZOOM = 4;
/** In turn, so that a fifth of the clouds have each. */
const PADDINGS = [2, 0, 1, 3.5, 8];
const WORDS = 60;

/** What is found in many clouds. */
class Survey {
  readonly names: string[] = [];
  words = 0;
  shared = 0;
  /** The least gap beyond the padding, in pixels. */
  spare = Number.POSITIVE_INFINITY;
  readonly incomplete: string[] = [];
  readonly tight: string[] = [];
  readonly drawn: string[] = [];
  readonly wrong: string[] = [];

  /** Draws each word alone, as the layout says. */
  look(layout: CloudLayout, name: string, padding: number): void {
    const font = defaultLettering();
    this.names.push(name);
    this.words += layout.words.length;
    const { shared, outside } = ownersOf(layout, font, 1);
    this.shared += shared;
    const left = layout.words.length === WORDS ? outside : [`${layout.words.length} words`];
    if (left.length > 0) this.incomplete.push(`${name}: ${left.join(", ")}`);
    const spare = closest(ownersOf(layout, font, ZOOM), ZOOM * (padding + 2)) / ZOOM - padding;
    this.spare = Math.min(this.spare, spare);
    if (spare < 0) this.tight.push(`${name}, padding ${padding}: ${(padding + spare).toFixed(2)} px`);
  }

  /** Draws each element of the SVG alone by resvg. */
  lookAtSvg(layout: CloudLayout, name: string): void {
    const { shared, elements } = ownersByResvg(renderSvg(layout, { background: "transparent" }), WORDS);
    this.drawn.push(name);
    if (shared > 0 || elements !== layout.words.length) this.wrong.push(`${name}: ${shared} of ${elements}`);
  }
}

/** Words of many clouds, each drawn alone: no pixel is shared, and all gaps are as wide as the padding. */
export function overlapFindings(seeds: number, masks: number): Finding[] {
  const survey = new Survey();
  for (let seed = 1; seed <= seeds; seed++) {
    for (const [mask, shape] of SURVEYED.slice(0, masks)) {
      const padding = PADDINGS[(seed - 1) % PADDINGS.length] ?? 2;
      const size = { width: 512, height: 384, mask: shape };
      const layout = layoutCloud(cloudWords(WORDS, seed), { ...size, angles: "any", seed, padding });
      const name = `seed ${seed}, ${mask}`;
      survey.look(layout, name, padding);
      if (seed === 1) survey.lookAtSvg(layout, name);
    }
  }
  const { names, words, shared, incomplete, tight, spare, drawn, wrong } = survey;
  const clouds = `${names.length} clouds of ${WORDS} words at free angles`;
  return [
    atMost(`pixels that two of ${words.toLocaleString("en-US")} words cover by more than half`, shared, 0),
    allOf("the same, of the elements of the SVG drawn alone by resvg", drawn.length, wrong),
    allOf(`${clouds} with each word in the picture`, names.length, incomplete),
    allOf(
      `with gaps of their padding, 0 to 8 px, between centres of quarter pixels over half covered (least beyond it ${spare.toFixed(2)} px)`,
      names.length,
      tight,
    ),
  ];
}
