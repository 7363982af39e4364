/**
 * d3-cloud as a contestant, on the canvas of @napi-rs: words with sizes to places. Usage:
 * `node --expose-gc peers/d3-cloud.ts MODULES FONT`.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { seededRandom } from "../inputs.ts";
import type { Answer, Job } from "../src/protocol.ts";
import { serve } from "../src/serve.ts";

interface Tag {
  text: string;
  size: number;
}

/** What is used of d3-cloud, which comes without types. */
interface Cloud {
  size(size: readonly [number, number]): Cloud;
  canvas(make: () => unknown): Cloud;
  words(words: readonly Tag[]): Cloud;
  font(family: string): Cloud;
  fontSize(size: (tag: Tag) => number): Cloud;
  padding(padding: number): Cloud;
  rotate(rotate: () => number): Cloud;
  random(random: () => number): Cloud;
  on(event: "end", ended: (placed: readonly Tag[]) => void): Cloud;
  start(): Cloud;
}

interface Canvas {
  createCanvas(width: number, height: number): unknown;
  GlobalFonts: { registerFromPath(file: string, family: string): unknown };
}

const [, , modules = "", font = ""] = process.argv;
const require = createRequire(import.meta.url);
const cloud: () => Cloud = require(join(modules, "d3-cloud"));
const { createCanvas, GlobalFonts }: Canvas = require(join(modules, "@napi-rs", "canvas"));
const FAMILY = "of the benchmark";
/** It widens each word by so much on each side, so the gap is twice that: the 2 px that the others keep. */
const PADDING = 1;

if (GlobalFonts.registerFromPath(font, FAMILY) === null) throw new Error(`${font} is no font`);

function place(tags: readonly Tag[], size: readonly [number, number], tilted: boolean): Promise<number> {
  const random = seededRandom(1);
  const rotate = tilted ? () => 180 * random() - 90 : () => (random() < 0.1 ? 90 : 0);
  return new Promise((resolve) => {
    cloud()
      .size(size)
      .canvas(() => createCanvas(1, 1))
      .words(tags)
      .font(FAMILY)
      .fontSize((tag) => tag.size)
      .padding(PADDING)
      .rotate(rotate)
      .random(random)
      .on("end", (placed) => resolve(placed.length))
      .start();
  });
}

async function run(job: Job, repeat: number): Promise<Answer> {
  if (job.task !== "cloud" || job.given !== "sizes") throw new Error("d3-cloud takes words with sizes only");
  const { input, width, height, tilted = false } = job;
  const words = input?.words ?? [];
  let placed = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeat; i++) {
    const tags = words.map(([text, size]) => ({ text, size }));
    placed = await place(tags, [width, height], tilted);
  }
  return { ns: Number(process.hrtime.bigint() - start), placed };
}

await serve({ run });
