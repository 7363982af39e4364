import { decodePng, openBrowser } from "@side-projects/testkit";
import { layoutCloud, renderPng, renderSvg } from "../../../packages/wordcloud/src/index.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { cloudWords } from "./cloud-material.ts";
import { type Scene, scenes } from "./cloud-scenes.ts";
import { drawnByResvg, meanOnWhite } from "./svg-pixels.ts";

/** Words that XML, JSON and CSS would read as something else. */
const HOSTILE = ["<b>&amp;", "\"quotes'", "]]>", "a--b", "&#x0;", "</svg>", "\u0001\u0007", "\ud800", "%s"];

/** resvg samples an edge four times, too coarsely for small letters, so it draws the small scenes so much larger. */
const ZOOM = 4;

/**
 * SVG and PNG are one picture, and the SVG is a document that needs nothing else.
 *
 * @param every of how many scenes one is looked at
 */
export async function svgFindings(every: number): Promise<Finding[]> {
  const all = (await scenes()).filter((_, i) => i % every === 0);
  let [worst, at] = [0, ""];
  const dependent: string[] = [];
  for (const scene of all) {
    const svg = renderSvg(scene.layout, scene.draw);
    const mean = meanOnWhite(drawnByResvg(svg, ZOOM), decodePng(renderPng(scene.layout, scene.draw)));
    if (mean > worst) [worst, at] = [mean, scene.name];
    const foreign = /<(text|style|font|image|use|script)\b|font-family|url\((?!#)|@font-face/.exec(svg);
    if (foreign !== null) dependent.push(`${scene.name}: ${foreign[0]}`);
    dependent.push(...misnamed(scene, svg));
  }
  const large = layoutCloud(cloudWords(200, 6), { angles: "any" });
  const plain = meanOnWhite(drawnByResvg(renderSvg(large)), decodePng(renderPng(large)));
  const how = `${all.length} scenes drawn from SVG by resvg, ${ZOOM} times as large, against their PNG`;
  return [
    atMost("200 words at 1024 px drawn from SVG by resvg against their PNG, mean", plain, 1, "/255"),
    atMost(`${how}, worst mean (${at})`, worst, 1, "/255"),
    allOf(
      "outlined SVGs without text, fonts or pictures, an element with its title for each word",
      all.length,
      dependent,
    ),
    ...(await inChromium(all)),
  ];
}

/** Each word's element carries the word and its weight, in the layout's order. */
function misnamed({ name, layout }: Scene, svg: string): string[] {
  const titles = [...svg.matchAll(/<(?:path|g)\b[^>]*><title>([^<]*)<\/title>/g)].map(([, title]) => title);
  const wanted = layout.words.map(({ text, weight }) => `${text}: ${weight}`);
  const off = wanted.findIndex((title, i) => title !== titles[i]);
  return off < 0 && titles.length === wanted.length
    ? []
    : [`${name}: ${titles.length} titles, ${wanted[Math.max(0, off)]}`];
}

/** A browser parses them as XML, and draws the words as text in their own font as it draws the outlines. */
async function inChromium(all: readonly Scene[]): Promise<Finding[]> {
  const strange = HOSTILE.map((text, i) => ({ text, weight: 9 - i, title: `${text} <i>` }));
  const hostile = layoutCloud([...strange, ...cloudWords(9, 2)], { width: 300, height: 200 });
  const documents = [
    ...all.flatMap(({ layout, draw }) => [renderSvg(layout, draw), renderSvg(layout, { ...draw, text: true })]),
    renderSvg(hostile, { title: HOSTILE.join(" ") }),
    renderSvg(hostile, { text: true }),
  ];
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ deviceScaleFactor: ZOOM });
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    const broken: unknown = await page.evaluate(`${JSON.stringify(documents)}.flatMap((text, i) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      const error = parsed.querySelector("parsererror");
      return error ? [i + ": " + error.textContent.slice(0, 90)] : parsed.documentElement.localName === "svg" ? [] : [i + ": no svg"];
    })`);
    let [worst, at] = [0, ""];
    const textual: string[] = [];
    for (const { name, layout } of all) {
      const shots: Buffer[] = [];
      for (const text of [false, true]) {
        const svg = renderSvg(layout, { text });
        if (text && !svg.includes("<text")) textual.push(`${name} has no text`);
        await page.setContent(`<body style="margin:0">${svg}`);
        await page.evaluate("document.fonts.ready.then(() => undefined)");
        shots.push(await page.screenshot({ clip: { x: 0, y: 0, width: layout.width, height: layout.height } }));
      }
      const [outlined, written] = shots.map((shot) => decodePng(shot));
      const mean = outlined && written ? meanOnWhite(outlined, written) : 255;
      if (mean > worst) [worst, at] = [mean, name];
    }
    const list: readonly unknown[] = Array.isArray(broken) ? broken : ["no answer"];
    return [
      allOf("documents, outlined and as text, that Chromium parses as XML", documents.length, list.map(String)),
      allOf("clouds with their words as text", all.length, textual),
      atMost(
        `text in its embedded font against outlines in Chromium, 4 times as large, worst mean (${at})`,
        worst,
        2,
        "/255",
      ),
      allOf(
        "requests for anything beyond the document: none",
        1,
        requests.filter((url) => /^(https?|file):/.test(url)),
      ),
    ];
  } finally {
    await browser.close();
  }
}
