/** Word clouds of ours, as the peers make theirs. */
import { existsSync } from "node:fs";
import sharp from "sharp";
import type * as defaults from "../../../packages/wordcloud/src/default-lettering.ts";
import type * as letterings from "../../../packages/wordcloud/src/fonts/lettering-of.ts";
import type * as library from "../../../packages/wordcloud/src/index.ts";
import { CLOUD_FONT } from "../peers/peers.ts";
import { load } from "./api.ts";
import { cloudInput } from "./cloud-input.ts";
import type { Answer, CloudJob } from "./protocol.ts";
import { timeSync } from "./serve.ts";

type Api = Pick<typeof library, "countWords" | "layoutCloud" | "renderPng" | "loadLettering">;

interface Material {
  readonly api: Api;
  readonly text: string;
  readonly words: readonly library.Word[];
  /** A lettering that has set no word yet, since ours keeps the lines it has set. */
  readonly newLettering: () => Promise<library.Lettering>;
  readonly layout: library.LayoutOptions;
  readonly picture: Parameters<Api["renderPng"]>[1];
  /** Pixels that the words may cover, those of the mask's edge by their share. */
  readonly area: number;
}

const PACKAGE = "wordcloud";
/** As far apart as word_cloud's words by default. */
const PADDING = 2;

const known = new Map<string, Promise<Material>>();

/** The work of a job; its input is made once, its result never is kept. Places and ink are counted after the clock. */
export async function cloudWork(root: string, job: CloudJob): Promise<(repeat: number) => Promise<Answer>> {
  const key = JSON.stringify(job);
  const made = known.get(key) ?? prepare(root, job);
  known.set(key, made);
  const material = await made;
  const { api, text, words, layout, picture } = material;
  return async (repeat) => {
    let last: library.CloudLayout = { words: [], skipped: [], width: job.width, height: job.height };
    const fonts: library.Lettering[] = [];
    while (fonts.length < repeat) fonts.push(await material.newLettering());
    let turn = 0;
    const answer = timeSync(repeat, () => {
      const font = fonts[turn++];
      const own = font === undefined ? {} : { font };
      const counted = job.given === "book" ? api.countWords(text, { maxWords: job.words }) : words;
      last = api.layoutCloud(counted, { ...layout, ...own });
      return job.made === "png" ? api.renderPng(last, { ...picture, ...own }).length : last.words.length;
    });
    const placed = last.words.length;
    if (job.given !== "weights") return { ...answer, placed };
    const [font] = fonts;
    const drawn = api.renderPng(last, { ...picture, ...(font !== undefined && { font }) });
    return { ...answer, placed, ink: (await inkOf(drawn)) / material.area };
  };
}

async function prepare(root: string, job: CloudJob): Promise<Material> {
  const api = await load<Api>(root, PACKAGE);
  const { text = "", words = [], mask: encoded } = cloudInput(job);
  const white = job.given === "weights" ? { background: "#000000" } : {};
  const mask = encoded === undefined ? undefined : await pixelsOf(Buffer.from(encoded, "base64"));
  return {
    api,
    text,
    words: words.map(([word, weight]): library.Word => ({ text: word, weight })),
    newLettering: await letteringsFor(root, job, api),
    layout: {
      width: job.width,
      height: job.height,
      maxWords: job.words,
      padding: PADDING,
      ...(job.given === "weights" && { colors: ["#ffffff"], ...white }),
      ...(job.given === "sizes" && {
        sizing: "exact",
        exponent: 1,
        ...(job.top !== undefined && { maxFont: job.top }),
      }),
      ...(job.minFont !== undefined && { minFont: job.minFont }),
      ...(job.tilted === true && { angles: "any" }),
      ...(job.given === "book" && job.mask !== undefined && { mask: `fa-solid-${job.mask}` }),
      ...(mask !== undefined && { mask: { pixels: mask } }),
    },
    picture: white,
    area: mask === undefined ? job.width * job.height : darknessOf(mask.data),
  };
}

/** A book is set in the font that each contestant brings; so are words where the font of the peers is missing. */
async function letteringsFor(root: string, job: CloudJob, api: Api): Promise<Material["newLettering"]> {
  if (job.given !== "book" && existsSync(CLOUD_FONT)) return () => api.loadLettering(CLOUD_FONT);
  const { letteringOf } = await load<typeof letterings>(root, PACKAGE, "fonts/lettering-of.ts");
  const { defaultFont } = await load<typeof defaults>(root, PACKAGE, "default-lettering.ts");
  return async () => letteringOf([defaultFont()]);
}

async function pixelsOf(png: Uint8Array): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** How many pixels white words on black cover. */
async function inkOf(png: Uint8Array): Promise<number> {
  const { data } = await pixelsOf(png);
  return data.length / 4 - darknessOf(data);
}

/** Pixels of a grey picture, each by how black it is. */
function darknessOf(rgba: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < rgba.length; i += 4) sum += 255 - (rgba[i] ?? 255);
  return sum / 255;
}
