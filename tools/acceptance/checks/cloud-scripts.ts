import { readFileSync } from "node:fs";
import path from "node:path";
import { decodePng, openBrowser, repository } from "@side-projects/testkit";
import {
  countWords,
  createCloud,
  type Lettering,
  layoutCloud,
  loadLettering,
  renderPng,
} from "../../../packages/wordcloud/src/index.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { type Behaviour, behave } from "./cloud-behaviour.ts";
import { meanOnWhite } from "./svg-pixels.ts";

const FONTS = path.join(repository, "packages/wordcloud/node_modules");

interface Script {
  readonly name: string;
  readonly file: string;
  /** A text in it. */
  readonly text: string;
  /** Words that it must have, function words that it must not have. */
  readonly has: readonly string[];
  readonly hasNot: readonly string[];
}

const noto = (subset: string): string =>
  `@fontsource/noto-sans-${subset}/files/noto-sans-${subset}-${subset}-400-normal.woff2`;

const SCRIPTS: readonly Script[] = [
  {
    name: "Chinese",
    file: "@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2",
    text: "北京是中国的首都。北京大学在北京。中国人民在中国。",
    has: ["北京", "中国"],
    hasNot: ["的"],
  },
  {
    name: "Japanese",
    file: "@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2",
    text: "東京は日本の首都です。日本の図書館は大きい。",
    has: ["日本", "首都"],
    hasNot: ["は", "の"],
  },
  {
    name: "Arabic",
    file: noto("arabic"),
    text: "تفتح المكتبة في الساعة التاسعة. المكتبة كبيرة والكتب جديدة في المدينة",
    has: ["المكتبة", "كبيرة"],
    hasNot: ["في"],
  },
  {
    name: "Hindi",
    file: noto("devanagari"),
    text: "हिन्दी पुस्तकालय में किताबें हैं, हिन्दी भाषा सुन्दर है",
    has: ["हिन्दी"],
    hasNot: ["है"],
  },
  { name: "Thai", file: noto("thai"), text: "ประเทศไทยสวยงามและประเทศญี่ปุ่นสวยงาม", has: ["สวยงาม"], hasNot: ["และ"] },
];

/** Words of scripts that are cut, joined and ordered by rules of their own, as another engine sets them. */
export async function scriptFindings(): Promise<Finding[]> {
  const fonts = new Map<string, Lettering>();
  for (const { file } of SCRIPTS) fonts.set(file, await loadLettering(path.join(FONTS, file)));
  const found: Behaviour[] = SCRIPTS.map(({ name, text, has, hasNot }) => [
    `words of ${name}`,
    () => {
      const words = countWords(text).map((word) => word.text);
      return has.every((word) => words.includes(word)) && !hasNot.some((word) => words.includes(word));
    },
  ]);
  const missing: string[] = [];
  for (const { name, file, text } of SCRIPTS) {
    const font = fonts.get(file);
    if (font === undefined) continue;
    const { layout } = await createCloud(text, { font, width: 400, height: 300 });
    const { skipped } = layout;
    if (skipped.length > 0) missing.push(`${name}: ${skipped[0]?.text} ${skipped[0]?.reason}`);
  }
  return [
    await behave("scripts whose words are found and function words left out", found),
    allOf("of them with every word in the picture", SCRIPTS.length, missing),
    await asChromium(fonts),
    await unknownLetters(),
    await emoji(),
  ];
}

/** The same word in the same font, size and place, set by Chromium, which otherwise moves baselines to whole pixels. */
async function asChromium(fonts: ReadonlyMap<string, Lettering>): Promise<Finding> {
  const browser = await openBrowser();
  let [worst, at] = [0, ""];
  try {
    const page = await browser.newPage();
    for (const { name, file, has } of SCRIPTS) {
      const font = fonts.get(file);
      const [text = ""] = has;
      if (font === undefined) continue;
      const layout = layoutCloud([[text, 1]], {
        width: 640,
        height: 300,
        angles: [0],
        maxFont: 120,
        font,
        colors: ["#000"],
      });
      const [word] = layout.words;
      if (word === undefined) return { met: false, text: `${text} has no place` };
      const x = word.x - (font.line(text).advance / 2) * word.size;
      const y = word.y + ((font.ascender - font.descender) / 2) * word.size;
      const data = readFileSync(path.join(FONTS, file)).toString("base64");
      await page.setContent(`<style>@font-face { font-family: F; src: url(data:font/woff2;base64,${data}) }
        body { margin: 0 } text { font: ${word.size}px F; text-rendering: geometricPrecision }</style>
        <svg width="640" height="300"><text x="${x}" y="${y}">${text}</text></svg>`);
      await page.evaluate(`document.fonts.load("20px F", ${JSON.stringify(text)}).then(() => undefined)`);
      const shot = decodePng(await page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 300 } }));
      const mean = meanOnWhite(shot, decodePng(renderPng(layout, { font })));
      if (mean > worst) [worst, at] = [mean, name];
    }
  } finally {
    await browser.close();
  }
  return atMost(
    `words of ${SCRIPTS.length} scripts set by Chromium in the same place, worst mean (${at})`,
    worst,
    1,
    "/255",
  );
}

/** Without a font for it a word is told, not drawn as boxes. */
async function unknownLetters(): Promise<Finding> {
  const { words, skipped } = layoutCloud({ plain: 2, 漢字: 1 }, { width: 200, height: 100 });
  const told = skipped.find(({ text }) => text === "漢字")?.reason ?? "";
  return { met: words.length === 1 && told.length > 10, text: `a word that no font has: ${told || "not told"}` };
}

async function emoji(): Promise<Finding> {
  const font = await loadLettering(path.join(FONTS, "twemoji-colr-font/twemoji.woff2"));
  const layout = layoutCloud([["\u{1F34E}", 1]], { width: 200, height: 200, font, colors: ["#000"] });
  const { data } = decodePng(renderPng(layout, { font, background: "transparent" }));
  const colors = new Set<string>();
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) colors.add(data.subarray(i, i + 3).join());
  const red = [...colors].some((color) => /^(1[5-9]\d|2\d\d),\d{1,2},\d{1,2}$/.test(color));
  return { met: red && colors.size > 2, text: `an emoji of a colour font has ${colors.size} colours` };
}
