import type { Answer as Page } from "./addresses.ts";

/** One picture of one icon, as all contestants understand it. Colours are `#rrggbb`; a background may be left out. */
export interface IconJob {
  task: "png" | "pixels" | "svg";
  icon: string;
  /** Width and height in pixels; the icon takes floor(0.95 x size), as it does in the original. */
  size: number;
  /** Degrees, clockwise. @default 0 */
  rotate?: number;
  /** @default "#000000" */
  color?: string;
  /** `null` is transparent. @default "#ffffff" */
  background?: string | null;
  /** Ours alone. @default "default" */
  optimize?: Optimize;
  /** Lets the original keep its glyph masks from call to call, which ours does not do. @default false */
  warm?: boolean;
}

export type Optimize = "fast" | "default" | "max";

/** One step of the way on a made-up outline, without a font. */
export interface RasterJob {
  task: "coverage" | "encode";
  shape: "heart" | "blob" | "overlap";
  size: number;
}

/** Many icons one after the other in one process. */
export interface BatchJob {
  task: "batch";
  icons: readonly string[];
  size: number;
  optimize?: Optimize;
}

/** A whole collection into a new database; several channels go into the same one, one after the other. */
export interface ScrapeJob {
  task: "scrape";
  /** Videos of each channel, at most the 20,000 that the API lists. */
  videos: number;
  channels: number;
  /** Milliseconds that each answer takes beside the work. */
  latency: number;
}

/** One part of youtube-scrape by itself, on a made-up channel of so many videos. */
export interface VideosJob {
  task: "map" | "save" | "export-csv" | "export-jsonl" | "report";
  videos: number;
}

/** Answers of a server that shows 20,000 videos, under load. */
export interface ViewJob {
  task: "view";
  answer: Page;
  /** Added to every query, such as `n=100`. */
  query?: string;
  /** Whether answers are asked for compressed. @default false */
  gzip?: boolean;
  /** Whether the client has each answer already. @default false */
  conditional?: boolean;
  /** Of each sample. */
  seconds: number;
}

/** A word cloud of seeded words, two pixels between them, or of a seeded book. */
export interface CloudJob {
  task: "cloud";
  /** What there is: a book of 150 KB, words with weights, or words with font sizes in whole pixels. */
  given: "book" | "weights" | "sizes";
  /** Most words; exactly so many where words are given. */
  words: number;
  /** What is made: the bytes of a PNG, or places and nothing else. */
  made: "png" | "layout";
  width: number;
  height: number;
  /** Icon that the words fill. @default none */
  mask?: "star" | "dog" | "flag";
  /** Any angle from -90 to 90 degrees, instead of one word in ten upright. @default false */
  tilted?: boolean;
  /** Font size of the greatest word, where sizes are given. @default 0 */
  top?: number;
  /** Least font size in pixels. @default each contestant's own, which is 4 in ours and in word_cloud */
  minFont?: number;
  /** What a peer is given, which cannot make it by itself. @default none */
  input?: CloudInput;
}

/** What goes into a cloud. */
export interface CloudInput {
  text?: string;
  /** Words, the greatest first, with their weights or sizes. */
  words?: readonly (readonly [text: string, weight: number])[];
  /** A PNG in base64: black where words may be. */
  mask?: string;
}

/** A world of balls, stirred by a seeded burst every 60 steps, that goes on from sample to sample. */
export interface BallsJob {
  task: "balls";
  /** What is timed: steps of 1/60 s, frames from the balls to the bytes of a terminal, or a step with its frame. */
  made: "steps" | "frames" | "steps and frames";
  balls: number;
  /** Size of the world in units, which are cells. */
  columns: number;
  rows: number;
  /** Bursts, and 60 steps after each, before the first sample, in which the balls fall. */
  before: number;
  /** Ours alone: which of the engines. @default the one that it chooses by itself */
  engine?: "rapier" | "swarm";
  /** Draws each ball in its colour. @default false */
  colors?: boolean;
  /** The same for all contestants. @default none */
  input?: BallsInput;
}

/** x, y, x, y, ... in units, y up. */
export interface BallsInput {
  places: readonly number[];
  bursts: readonly number[];
}

/** A seeded song of so many notes, in chords of four on ten tracks. */
export interface SongJob {
  task: "song";
  /**
   * What is timed: the bytes of a file to a song or back, one note changed with its step to undo, that undone, all notes
   * moved with the step, or frames on a screen of 200 x 60.
   */
  made:
    | "read-mid"
    | "write-mid"
    | "read-json"
    | "edit"
    | "undo"
    | "move-all"
    | "frame-playhead"
    | "frame-scroll"
    | "frame-zoom";
  notes: number;
  /** The song in files, for peers. @default none */
  files?: Readonly<Record<"mid" | "json", string>>;
}

/** A seeded song of ten tracks, with reverb and chorus, as a WAV of 16 bits at 44,100 Hz. */
export interface SoundJob {
  task: "sound";
  /** Length of the song. */
  seconds: number;
  /** The SoundFont that all use. @default our own bank */
  font?: string;
}

export type Job =
  | IconJob
  | RasterJob
  | BatchJob
  | ScrapeJob
  | VideosJob
  | ViewJob
  | CloudJob
  | BallsJob
  | SongJob
  | SoundJob;

/**
 * What a contestant in another process is asked, one JSON object a line: `run` measures inside itself, `settle`
 * collects garbage, `save` writes one file for each icon of a batch into a folder.
 */
export type Request =
  | { op: "run"; job: Job; repeat: number }
  | { op: "settle" }
  | { op: "save"; job: BatchJob; folder: string };

/** The answer, one JSON object a line. */
export interface Answer {
  /** Nanoseconds of all repetitions together. */
  ns?: number;
  /** Bytes of all files or pixels made; keeps the work alive and gives the sizes. */
  bytes?: number;
  /** Bytes by which the peak of the resident set grew during a batch. */
  growth?: number;
  /** Words that have a place in the last cloud. */
  placed?: number;
  /** Share of the mask, or of the canvas, that the words of the last cloud cover. */
  ink?: number;
  /** Mean height of the balls in units, after the last step. */
  height?: number;
  /** 99 of 100 balls that lie in another one do so by at most so many radii, after the last step. */
  overlap?: number;
  error?: string;
}

/** The answer of a line, or one that carries the error when the line is not an answer. */
export function parseAnswer(line: string): Answer {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return { error: `not an answer: ${line.slice(0, 200)}` };
    const answer: Answer = {};
    if ("ns" in value && typeof value.ns === "number") answer.ns = value.ns;
    if ("bytes" in value && typeof value.bytes === "number") answer.bytes = value.bytes;
    if ("growth" in value && typeof value.growth === "number") answer.growth = value.growth;
    if ("placed" in value && typeof value.placed === "number") answer.placed = value.placed;
    if ("ink" in value && typeof value.ink === "number") answer.ink = value.ink;
    if ("height" in value && typeof value.height === "number") answer.height = value.height;
    if ("overlap" in value && typeof value.overlap === "number") answer.overlap = value.overlap;
    if ("error" in value && typeof value.error === "string") answer.error = value.error;
    return answer;
  } catch {
    return { error: `not an answer: ${line.slice(0, 200)}` };
  }
}
