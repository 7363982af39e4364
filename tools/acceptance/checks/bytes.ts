import { readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { command, compareImages, decodePng } from "@side-projects/testkit";
import { renderPng, renderRgba, renderWebp } from "icon-render";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { originalNames, someNames, somePictures } from "./icons.ts";
import { loadSharp } from "./modules.ts";
import { originalBytes, oxipng, STORED_TOTAL } from "./original.ts";
import { same } from "./pixels.ts";

const LIKE_ORIGINAL = { size: 512, iconSize: 486, color: "black", background: "white" } as const;
const LEVELS = ["fast", "default", "max"] as const;

function totalOf(names: readonly string[], optimize: (typeof LEVELS)[number]): number {
  return names.reduce((sum, name) => sum + renderPng(name, { ...LIKE_ORIGINAL, optimize }).length, 0);
}

/** Files of the default level against the original's, over all of its names or a seeded part. */
export async function defaultAgainstOriginal(quick: boolean): Promise<Finding> {
  const names = quick ? someNames(60) : originalNames();
  const measured = await originalBytes(names);
  const theirs = measured ?? (quick ? undefined : STORED_TOTAL);
  const what = `default, ${names.length} icons, of the original's`;
  if (theirs === undefined) return withoutPeer(what, "the original", totalOf(names, "default"), names.length);
  const source = measured === undefined ? "stored" : "measured";
  return atMost(
    `${what} ${theirs.toLocaleString("en-US")} bytes (${source})`,
    (100 * totalOf(names, "default")) / theirs,
    45,
    " %",
  );
}

/** A small sample has no stored total, so without the peer it is held to the mean of all names. */
function withoutPeer(what: string, peer: string, bytes: number, count: number): Finding {
  const share = (100 * bytes * originalNames().length) / count / STORED_TOTAL;
  const { met, text } = atMost(`${what} mean`, share, 45, " %");
  return { met, text: `${text} (peer missing: ${peer})` };
}

/** The smallest files of a hundred seeded icons against the original and oxipng. */
export async function smallestAgainstPeers(): Promise<Finding[]> {
  const names = someNames(100);
  const ours = totalOf(names, "max");
  const original = await originalBytes(names);
  const theirs = await oxipngBytes(names);
  return [
    against("max, 100 icons, of the original's", ours, original, 40),
    against("of oxipng -o max", ours, theirs, 101),
  ];
}

function against(what: string, ours: number, theirs: number | undefined, limit: number): Finding {
  if (theirs === undefined) return { met: false, text: `${what}: peer missing` };
  return atMost(`${what} ${theirs.toLocaleString("en-US")} bytes`, (100 * ours) / theirs, limit, " %");
}

/** A few icons, without a peer: more time makes no file larger. */
export function levelsInOrder(count: number): Finding {
  const [fast = 0, usual = 0, smallest = 0] = LEVELS.map((level) => totalOf(someNames(count), level));
  const met = smallest <= usual && usual <= fast;
  return { met, text: `${count} icons take ${fast} bytes fast, ${usual} by default and ${smallest} with max` };
}

async function oxipngBytes(names: readonly string[]): Promise<number | undefined> {
  const program = oxipng();
  if (program === undefined) return undefined;
  return inFolder(async (folder) => {
    const files = names.map((name) => path.join(folder, `${name}.png`));
    for (const [i, name] of names.entries()) {
      writeFileSync(files[i] ?? "", renderPng(name, { ...LIKE_ORIGINAL, optimize: "fast" }));
    }
    const { code, stderr } = await command(program, ["-q", "-o", "max", "--strip", "all", ...files], {
      timeout: 1_200_000,
    });
    if (code !== 0) throw new Error(`oxipng ended with ${code}: ${stderr}`);
    return readdirSync(folder).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  });
}

/** Every level decodes, by pngjs, to the pixels that were drawn. */
export function levelsDecodeAlike(count: number): Finding {
  const wrong: string[] = [];
  const looks = [LIKE_ORIGINAL, { size: 200, color: "#ff5733", background: "transparent" }] as const;
  for (const { name, style } of somePictures(count)) {
    for (const look of looks) {
      const drawn = renderRgba(name, { ...look, style });
      for (const optimize of LEVELS) {
        const decoded = decodePng(renderPng(name, { ...look, style, optimize }));
        if (compareImages(decoded, drawn).max !== 0) wrong.push(`${style} ${name} ${optimize}`);
      }
    }
  }
  return allOf(
    "files of the levels fast, default and max with the pixels drawn",
    count * looks.length * LEVELS.length,
    wrong,
  );
}

/**
 * Lossless WebP against libwebp's slowest lossless mode on the same pixels, and the lossy option.
 *
 * @param judged efforts that may take no more in all; a few small pictures do not tell how the default does
 */
export async function webpFindings(
  count: number,
  size: number,
  judged: readonly ("default" | "max")[],
): Promise<Finding[]> {
  const sharp = loadSharp();
  const wrong: string[] = [];
  const mixed: string[] = [];
  let [ours, usual, theirs, small, large] = [0, 0, 0, 0, 0];
  for (const [i, { name, style }] of somePictures(count).entries()) {
    const look = i % 2 === 0 ? {} : { color: "#ff5733", background: "transparent" };
    const drawn = renderRgba(name, { ...look, size, style });
    const file = await renderWebp(name, { ...look, size, style, optimize: "max" });
    ours += file.length;
    usual += (await renderWebp(name, { ...look, size, style })).length;
    const raw = { raw: { width: drawn.width, height: drawn.height, channels: 4 } } as const;
    theirs += (await sharp(drawn.data, raw).webp({ lossless: true, quality: 100, effort: 6 }).toBuffer()).length;
    const lossy = await Promise.all([20, 90].map((quality) => renderWebp(name, { ...look, size, style, quality })));
    if (!lossy.every(isLossy) || isLossy(file)) mixed.push(`${style} ${name}`);
    small += lossy[0]?.length ?? 0;
    large += lossy[1]?.length ?? 0;
    const data = await sharp(file).ensureAlpha().raw().toBuffer();
    if (!same(data, drawn.data)) wrong.push(`${style} ${name}`);
  }
  const totals = { default: usual, max: ours };
  const compared = judged.map((effort) => {
    const name = `${count} icons at ${size} px, ${effort}, of libwebp lossless m6 q100`;
    return atMost(name, (100 * totals[effort]) / theirs, 100, " %");
  });
  return [
    ...compared,
    allOf("files that decode to the pixels drawn", count, wrong),
    allOf("lossy files where quality is given, and only there", count, mixed),
    { met: small < large, text: `quality 20 takes ${small} bytes, 90 takes ${large}` },
  ];
}

/** The chunk after the header says which of the two codecs wrote the pixels: "VP8L" is the lossless one. */
function isLossy(file: Uint8Array): boolean {
  const text = Buffer.from(file).toString("latin1");
  return text.startsWith("RIFF") && text.includes("VP8 ") && !text.includes("VP8L");
}
