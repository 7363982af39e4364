/**
 * wordcloud2.js as a contestant, in a Chromium, where it is at home; it draws as it places and cannot do otherwise.
 * Usage: `node peers/wordcloud2.ts MODULES FONT`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "../../testkit/src/browser.ts";
import type { Answer, Job } from "../src/protocol.ts";
import { serve } from "../src/serve.ts";

const [, , modules = "", font = ""] = process.argv;
const FAMILY = "of the benchmark";

const browser = await openBrowser();
const page = await browser.newPage();
const fontData = readFileSync(font).toString("base64");
await page.setContent(
  `<style>@font-face { font-family: "${FAMILY}"; src: url(data:font/ttf;base64,${fontData}) }</style>`,
);
await page.addScriptTag({ content: readFileSync(join(modules, "wordcloud", "src", "wordcloud2.js"), "utf8") });

/** In the page: all repetitions, timed there, and how many words the last one placed. */
const WORK = `async ({ repeat, words, width, height, tilted, family }) => {
  await document.fonts.load('20px "' + family + '"');
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  document.body.replaceChildren(canvas);
  let placed = 0;
  canvas.addEventListener("wordcloudstart", () => { placed = 0; });
  canvas.addEventListener("wordclouddrawn", ({ detail }) => { if (detail.drawn) placed++; });
  const options = {
    list: words, weightFactor: 1, gridSize: 2, wait: 0, ellipticity: 1, shape: "square",
    fontFamily: '"' + family + '"', fontWeight: "normal",
    rotateRatio: tilted ? 1 : 0.1, minRotation: tilted ? -Math.PI / 2 : Math.PI / 2, maxRotation: Math.PI / 2,
  };
  const start = performance.now();
  for (let i = 0; i < repeat; i++) {
    const ended = new Promise((resolve) => canvas.addEventListener("wordcloudstop", resolve, { once: true }));
    WordCloud(canvas, options);
    await ended;
  }
  return { ns: 1e6 * (performance.now() - start), placed };
}`;

async function run(job: Job, repeat: number): Promise<Answer> {
  if (job.task !== "cloud" || job.given !== "sizes") throw new Error("wordcloud2.js takes words with sizes only");
  const { input, width, height, tilted = false } = job;
  const given = { repeat, words: input?.words ?? [], width, height, tilted, family: FAMILY };
  const answer: Answer = await page.evaluate(`(${WORK})(${JSON.stringify(given)})`);
  return answer;
}

try {
  await serve({ run });
} finally {
  await browser.close();
}
