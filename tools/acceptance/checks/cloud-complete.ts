import { repository } from "@side-projects/testkit";
import { type CloudLayout, countWords, layoutCloud } from "../../../packages/wordcloud/src/index.ts";
import { isInstalled, startPeer } from "../../benchmarks/peers/peers.ts";
import { book } from "../../benchmarks/src/book.ts";
import type { CloudJob } from "../../benchmarks/src/protocol.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { cloudWords } from "./cloud-material.ts";

/** As many bytes as the Constitution of the United States with its amendments has, the text of word_cloud's examples. */
const BYTES = 45_000;
const SMALL = { width: 400, height: 200 };

/** Every word has a place where the original drops some, and what has none is told with a reason. */
export async function completeFindings(texts: number): Promise<Finding[]> {
  const wrong: string[] = [];
  for (let seed = 1; seed <= texts; seed++) {
    const words = countWords(book(BYTES, seed), { maxWords: 200 });
    const { words: placed, skipped } = layoutCloud(words, { ...SMALL, seed });
    if (words.length !== 200 || placed.length !== 200 || skipped.length > 0) {
      wrong.push(`text ${seed}: ${placed.length} of ${words.length}`);
    }
  }
  return [
    allOf("texts of 45 KB with 200 of 200 words on 400 x 200 pixels", texts, wrong),
    await theirs(),
    ...told(texts),
  ];
}

/** The first text and word_cloud with its default options, its size among them. */
async function theirs(): Promise<Finding> {
  if (!isInstalled("word_cloud")) return { met: true, text: "word_cloud is not installed (npm run bench:peers)" };
  const peer = startPeer("word_cloud", repository);
  try {
    const input = { text: book(BYTES, 1) };
    const job: CloudJob = { task: "cloud", given: "book", words: 200, made: "layout", ...SMALL, input };
    const { placed = 200 } = await peer.ask({ op: "run", job, repeat: 1 });
    return { met: placed < 200, text: `word_cloud places ${placed} of 200 of the first text` };
  } finally {
    await peer.close();
  }
}

/** Canvases that are too small for 200 words of at least 12 px. */
function told(count: number): Finding[] {
  const lost: string[] = [];
  const topless: string[] = [];
  let skips = 0;
  for (let seed = 1; seed <= count; seed++) {
    const words = cloudWords(200, seed);
    const size = { width: 90 + 20 * seed, height: 60 + 10 * seed };
    const layout = layoutCloud(words, { ...size, seed, minFont: 12, angles: seed % 2 === 0 ? "any" : [0, 90] });
    const name = `${size.width} x ${size.height}`;
    skips += layout.skipped.length;
    if (!isAccounted(layout, new Set(words.map(({ text }) => text)))) lost.push(name);
    if (layout.words[0]?.text !== words[0]?.text) topless.push(`${name} begins with ${layout.words[0]?.text}`);
  }
  return [
    allOf(`crowded canvases, ${skips} words skipped, where each word has a place or a reason`, count, lost),
    allOf("crowded canvases with the word of greatest weight", count, topless),
    { met: skips > 0, text: `${skips} reasons seen` },
  ];
}

function isAccounted({ words, skipped }: CloudLayout, texts: ReadonlySet<string>): boolean {
  const all = [...words, ...skipped].map(({ text }) => text);
  const reasoned = skipped.every(({ reason }) => typeof reason === "string" && reason.length > 10);
  return reasoned && all.length === texts.size && all.every((text) => texts.has(text));
}
