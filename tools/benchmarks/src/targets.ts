import { SCALING } from "../wordcloud.bench.ts";
import type { CaseResult, Run } from "./results.ts";
import type { SizeResult } from "./sizes.ts";
import { logSlope, median } from "./stats.ts";
import { ratios } from "./verdict.ts";

/** A promise about the figures of one run. */
export interface Target {
  /** What is promised, in words. */
  text: string;
  /** Largest figure that keeps the promise. */
  limit: number;
  unit: "x" | "s" | "ms" | "MB" | "%" | "units" | "words" | "bytes" | "";
  /** The figure of a run; undefined where the run holds none, for example without the peer. */
  figure(run: Run): number | undefined;
}

export interface Outcome {
  text: string;
  limit: number;
  unit: Target["unit"];
  figure: number | undefined;
  met: boolean | undefined;
}

function speed(name: string, peer: string, limit: number): Target {
  return {
    text: `${name} against ${peer}`,
    limit,
    unit: "x",
    figure: (run) => ratioTo(caseOf(run, name), peer),
  };
}

function size(text: string, name: string, against: string, limit: number): Target {
  return { text, limit, unit: "%", figure: (run) => percentOf(run.sizes, name, against) };
}

/** What icon-render promises: row 6 and row 8 of its acceptance list. */
export const ICON_RENDER_TARGETS: readonly Target[] = [
  speed("png/heart/64", "icon-to-image", 0.5),
  ...[256, 512, 1024, 2048].map((px) => speed(`png/heart/${px}`, "icon-to-image", 0.2)),
  ...[64, 256, 512, 1024, 2048].map((px) => speed(`pixels/heart/${px}`, "icon-to-image", 0.33)),
  speed("command/heart/1024", "icon-to-image command", 0.7),
  {
    text: "2,583 icons at 64 px in one process",
    limit: 2,
    unit: "s",
    figure: (run) => seconds(caseOf(run, "batch/all-common-names/64")),
  },
  {
    text: "growth of memory during them",
    limit: 100,
    unit: "MB",
    figure: (run) => inMegabytes(caseOf(run, "batch/all-common-names/64")?.growth),
  },
  size("bytes of all common names at 512 px, of the original's", "default/all", "icon-to-image", 45),
  size("bytes of 100 seeded icons at 512 px, max, of the original's", "max/seeded-100", "icon-to-image", 40),
  size("bytes of the same, of oxipng -o max", "max/seeded-100", "oxipng", 101),
];

const SCRAPE = "scrape/20000";

/** What youtube-scrape promises: row 1, row 12 and row 15 of its acceptance list. */
export const YOUTUBE_SCRAPE_TARGETS: readonly Target[] = [
  time("20,000 videos without latency", `${SCRAPE}/0-ms`, 4),
  time("20,000 videos at 50 ms an answer", `${SCRAPE}/50-ms`, 24),
  ...["0-ms", "50-ms"].map((latency) => peak(`${SCRAPE}/${latency}`, 150)),
  {
    text: "units of the API's allowance for 20,000 videos",
    limit: 801,
    unit: "units",
    figure: (run) => caseOf(run, `${SCRAPE}/0-ms`)?.units,
  },
  time("report of 20,000 videos", "report/20000", 5),
  {
    text: "size of that report",
    limit: 2,
    unit: "MB",
    figure: (run) => inMegabytes(caseOf(run, "report/20000")?.bytes),
  },
];

const FRAGMENT = "view/fragment";

/** What top-videos-web promises under load: row 3 and row 4 of its acceptance list. */
export const TOP_VIDEOS_WEB_TARGETS: readonly Target[] = [
  speed(FRAGMENT, "fastapi", 1 / 3),
  speed("view/page", "fastapi", 1 / 15),
  {
    text: "an answer that the client has, against a fragment",
    limit: 0.5,
    unit: "x",
    figure: (run) => {
      const [known, whole] = [caseOf(run, "view/not-modified"), caseOf(run, FRAGMENT)];
      return known && whole && median(known.samples) / median(whole.samples);
    },
  },
  { text: "99 of 100 fragments", limit: 40, unit: "ms", figure: (run) => caseOf(run, FRAGMENT)?.slow },
  peak(FRAGMENT, 200),
  peak("view/page", 200),
];

/** Least ink of ours over the ink of word_cloud, and the largest share that word_cloud's may be of ours. */
const INK_GAIN = 1.2;

/** What wordcloud promises: row 2, row 5 and row 6 of its acceptance list. */
export const WORDCLOUD_TARGETS: readonly Target[] = [
  speed("book/200", "word_cloud", 0.1),
  speed("sizes/200", "d3-cloud", 0.7),
  speed("icon/2000", "stylecloud", 0.03),
  milliseconds("picture/90", 60),
  milliseconds("layout/2000", 500),
  {
    text: "growth of a layout's time with its words, as a power",
    limit: 1.3,
    unit: "",
    figure: slopeOfLayouts,
  },
  ...["ink/400x200", "ink/1024x1024", "ink/star", "sizes/200", "layout/2000", "scaling/10000"].map(leftOut),
  ...["800x600", "1024x1024", "star", "dog", "flag"].map(
    (name): Target => ({
      text: `ink of word_cloud, of ours, ${name}`,
      limit: 1 / INK_GAIN,
      unit: "x",
      figure: (run) => inkRatio(caseOf(run, `ink/${name}`), "word_cloud"),
    }),
  ),
];

/** The same steps in the same worlds as the original's. */
const ORIGINAL = "ballin (original)";

/** What ballin promises: row 2, row 3 and row 11 of its acceptance list. */
export const BALLIN_TARGETS: readonly Target[] = [
  ...[5_000, 10_000, 15_000].map((balls) => speed(`steps/${balls}`, ORIGINAL, 0.2)),
  milliseconds("steps-and-frames/10000", 5),
  milliseconds("steps-and-frames/50000", 1000 / 60),
  milliseconds("steps-and-frames/100000", 1000 / 30),
  {
    text: "bytes of a frame of 15,000 coloured balls",
    limit: 40_000,
    unit: "bytes",
    figure: (run) => caseOf(run, "frames/15000-colors")?.bytes,
  },
];

function milliseconds(name: string, limit: number): Target {
  const figure = (run: Run): number | undefined => {
    const found = caseOf(run, name);
    return found && median(found.samples);
  };
  return { text: name, limit, unit: "ms", figure };
}

function leftOut(name: string): Target {
  const figure = (run: Run): number | undefined => {
    const found = caseOf(run, name);
    return found?.placed === undefined ? undefined : found.work.amount - found.placed;
  };
  return { text: `words without a place in ${name}`, limit: 0, unit: "words", figure };
}

function inkRatio(result: CaseResult | undefined, peer: string): number | undefined {
  const theirs = result?.peers.find((p) => p.name === peer)?.ink;
  return theirs === undefined || result?.ink === undefined ? undefined : theirs / result.ink;
}

function slopeOfLayouts(run: Run): number | undefined {
  const points = SCALING.flatMap((words): [number, number][] => {
    const found = caseOf(run, `scaling/${words}`);
    return found === undefined ? [] : [[words, median(found.samples)]];
  });
  return points.length < SCALING.length ? undefined : logSlope(points);
}

function time(text: string, name: string, limit: number): Target {
  return { text, limit, unit: "s", figure: (run) => seconds(caseOf(run, name)) };
}

function peak(name: string, limit: number): Target {
  return { text: `memory of ${name}`, limit, unit: "MB", figure: (run) => inMegabytes(caseOf(run, name)?.peak) };
}

export function evaluate(targets: readonly Target[], run: Run): Outcome[] {
  return targets.map(({ text, limit, unit, figure: figureOf }) => {
    const figure = figureOf(run);
    return { text, limit, unit, figure, met: figure === undefined ? undefined : figure <= limit };
  });
}

/** One line: the promise, the figure, and by how much it is kept or broken. */
export function describe({ text, limit, unit, figure, met }: Outcome): string {
  if (figure === undefined) return `no figure  ${text} (limit ${show(limit, unit)})`;
  const margin = met === true ? `${show(limit - figure, unit)} to spare` : `by ${show(figure - limit, unit)}`;
  return `${met === true ? "met      " : "MISSED   "}  ${text}: ${show(figure, unit)}, limit ${show(limit, unit)}, ${margin}`;
}

function show(value: number, unit: Target["unit"]): string {
  if (unit === "x") return `${value.toFixed(3)} x`;
  const whole = unit === "units" || unit === "words" || unit === "bytes" || (unit === "MB" && value >= 10);
  const digits = whole ? 0 : 2;
  return `${value.toFixed(digits)} ${unit}`.trimEnd();
}

function caseOf(run: Run, name: string): CaseResult | undefined {
  return run.cases.find((c) => c.name === name);
}

function ratioTo(result: CaseResult | undefined, peer: string): number | undefined {
  const other = result?.peers.find((p) => p.name === peer);
  return result === undefined || other === undefined ? undefined : ratios(result.samples, other.samples).median;
}

function seconds(result: CaseResult | undefined): number | undefined {
  return result === undefined ? undefined : median(result.samples) / 1000;
}

function inMegabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1e6;
}

function percentOf(sizes: readonly SizeResult[], name: string, against: string): number | undefined {
  const found = sizes.find((s) => s.name === name);
  const other = found?.against.find((a) => a.name === against);
  return found === undefined || other === undefined ? undefined : (100 * found.bytes) / other.bytes;
}
