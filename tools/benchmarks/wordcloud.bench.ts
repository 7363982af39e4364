import type { BenchCase } from "./src/cases.ts";
import type { CloudJob } from "./src/protocol.ts";

const SIDE = 1024;

function cloud(name: string, job: Partial<CloudJob> & Pick<CloudJob, "given" | "words" | "made">): BenchCase {
  return {
    name,
    job: { task: "cloud", width: SIDE, height: SIDE, ...job },
    work: { amount: job.words, unit: "words" },
    peers: job.given === "sizes" ? ["d3-cloud", "wordcloud2.js"] : ["word_cloud"],
  };
}

/** The same words on the same canvas, or in the same mask, where the share of ink is what counts. */
function ink(name: string, job: Partial<CloudJob> = {}): BenchCase {
  return cloud(`ink/${name}`, { given: "weights", words: 200, made: "png", ...job });
}

/** Numbers of words by which the growth of the time is judged, all on one canvas, where words of 4 px have no room. */
export const SCALING: readonly number[] = [100, 300, 1000, 3000, 10_000];

/** Cases of wordcloud; Droid Sans Mono sets the words wherever they are given. */
export function wordcloudCases(): BenchCase[] {
  const book = { given: "book", made: "png" } as const;
  const sizes = { given: "sizes", words: 200, made: "layout" } as const;
  const weights = { given: "weights", made: "layout" } as const;
  return [
    cloud("book/200", { ...book, words: 200 }),
    { ...cloud("icon/2000", { ...book, words: 2000, mask: "flag" }), peers: ["stylecloud"] },
    {
      ...cloud("command/200", { ...book, words: 200 }),
      peers: ["word_cloud command", "bare node"],
      process: "command",
    },
    { ...cloud("sizes/200", { ...sizes, top: 112 }), fast: true },
    cloud("sizes/200-tilted", { ...sizes, top: 112, tilted: true }),
    cloud("sizes/200-tight", { ...sizes, top: 144, tilted: true }),
    { ...cloud("picture/90", { given: "weights", words: 90, made: "png" }), fast: true },
    cloud("layout/2000", { ...weights, words: 2000 }),
    ...SCALING.map((words) => ({ ...cloud(`scaling/${words}`, { ...weights, words, minFont: 1 }), peers: [] })),
    ink("400x200", { width: 400, height: 200 }),
    ink("800x600", { width: 800, height: 600 }),
    ink("1024x1024"),
    ...(["star", "dog", "flag"] as const).map((mask) => ink(mask, { mask })),
  ];
}
