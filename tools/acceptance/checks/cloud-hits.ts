import {
  type CloudLayout,
  defaultLettering,
  hitTester,
  layoutCloud,
  renderSvg,
  type Word,
} from "../../../packages/wordcloud/src/index.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { behave, codeOf } from "./cloud-behaviour.ts";
import { ownersOf } from "./cloud-ink.ts";
import { cloudWords, SURVEYED } from "./cloud-material.ts";

/** Samples along a side of a pixel. */
const ZOOM = 8;

/** What is at a point is the word that is drawn there; links and titles come along. */
export async function hitFindings(seeds: number): Promise<Finding[]> {
  const [centres, inked]: [string[], string[]] = [[], []];
  let [words, points] = [0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    for (const [name, mask] of SURVEYED) {
      const options = { width: 320, height: 240, angles: "any", seed, mask, minFont: 2 } as const;
      const layout = layoutCloud(cloudWords(60, seed), options);
      const hit = hitTester(layout);
      words += layout.words.length;
      for (const [i, { x, y, text }] of layout.words.entries()) {
        if (hit(x, y) !== i) centres.push(`${name} ${seed}: ${text}`);
      }
      for (const { x, y, owner } of pointsInInk(layout)) {
        points++;
        const found = hit(x, y);
        if (found !== owner) inked.push(`${name} ${seed}: ${layout.words[owner]?.text} at ${x}, ${y} is ${found}`);
      }
    }
  }
  return [
    allOf("words whose centre returns themselves", words, centres),
    allOf("points in the ink that return the word that alone is drawn there", points, inked),
    await interactive(),
  ];
}

/** Points well within a word's ink; a centre within half a pixel would go before it. */
function pointsInInk(layout: CloudLayout): { x: number; y: number; owner: number }[] {
  const { cells, width } = ownersOf(layout, defaultLettering(), ZOOM);
  const near = [1, -1, width, -width, width + 1, width - 1, 1 - width, -1 - width, 2, -2, 2 * width, -2 * width];
  const points: { x: number; y: number; owner: number }[] = [];
  for (let at = 0; at < cells.length; at += 691) {
    const owner = (cells[at] ?? 0) - 1;
    const [x, y] = [((at % width) + 0.5) / ZOOM, (Math.floor(at / width) + 0.5) / ZOOM];
    if (owner < 0 || near.some((step) => cells[at + step] !== cells[at])) continue;
    if (!layout.words.some((word) => Math.hypot(word.x - x, word.y - y) < 0.6)) points.push({ x, y, owner });
  }
  return points;
}

/** Links and titles in SVG, and none that a click should not follow. */
async function interactive(): Promise<Finding> {
  const svg = (word: Word): string =>
    renderSvg(layoutCloud([word, { text: "other", weight: 1 }], { width: 200, height: 100 }))
      .replaceAll("&#38;", "&amp;")
      .replaceAll("&#60;", "&lt;")
      .replaceAll("&#62;", "&gt;");
  const link = (href: string): Word => ({ text: "tea", weight: 3, href });
  return behave("links and titles of an SVG", [
    [
      "a link",
      () => /<a href="https:\/\/example\.org\/\?a=1&amp;b=2"><path/.test(svg(link("https://example.org/?a=1&b=2"))),
    ],
    ["a mailbox", () => svg(link("mailto:tea@example.org")).includes('href="mailto:tea@example.org"')],
    ["no script", async () => (await codeOf(() => svg(link("javascript:alert(1)")))) === "E_OPTION"],
    ["no data", async () => (await codeOf(() => svg(link("data:text/html,x")))) === "E_OPTION"],
    ["no way out of the attribute", () => !svg(link('https://x.org/"onload="alert(1)')).includes('"onload="')],
    ["the word and its weight as title", () => svg({ text: "tea", weight: 3 }).includes("<title>tea: 3</title>")],
    [
      "a title of its own",
      () => svg({ text: "tea", weight: 3, title: "Tea & <milk>" }).includes("<title>Tea &amp; &lt;milk&gt;</title>"),
    ],
  ]);
}
