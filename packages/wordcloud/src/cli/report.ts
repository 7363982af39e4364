import type { CloudLayout } from "../core/cloud.ts";
import { quote } from "../core/quote.ts";
import type { Terminal } from "./terminal.ts";

/** What `--json` tells, key by key. */
export interface Result {
  /** "-" for the standard output. */
  readonly path: string;
  readonly format: string;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Words that there were to place. */
  readonly words: number;
  readonly placed: number;
  readonly skipped: number;
  /** Share of the mask, or of the picture, that is covered: 0 to 1. */
  readonly ink: number;
  /** Milliseconds. */
  readonly ms: Readonly<Record<"count" | "layout" | "render" | "encode" | "total", number>>;
}

export type Telling = "json" | "line" | "nothing";

/** Tells of a picture: on the standard output, or on the other one where the picture itself went there. */
export function tell(result: Result, telling: Telling, terminal: Terminal): void {
  if (telling === "nothing") return;
  const say = result.path === "-" ? terminal.error : terminal.line;
  if (telling === "json") {
    say(JSON.stringify(result));
    return;
  }
  const { path, width, height, placed, ink, ms } = result;
  const name = path === "-" ? "standard output" : visible(path);
  const figures = `${width} x ${height}  ${grouped(placed)} ${placed === 1 ? "word" : "words"}, ink ${Math.round(100 * ink)} %, ${grouped(Math.round(ms.total))} ms`;
  say(path === "-" ? `${name}  ${figures}` : `${terminal.bold(name)}  ${terminal.dim(figures)}`);
}

/** Skipped words that are named in full. */
const NAMED = 3;

/** Says in a line which words have no place and why. */
export function warnOfSkipped({ skipped }: CloudLayout, savedTo: string | undefined, terminal: Terminal): void {
  if (skipped.length === 0) return;
  const first = skipped.slice(0, NAMED);
  const named = [...new Set(first.map(({ reason }) => reason))].map((reason) => {
    const words = first.filter((word) => word.reason === reason).map(({ text }) => quote(text));
    return `${words.join(", ")}: ${reason}`;
  });
  const all = savedTo === undefined ? "--save-layout FILE.json names all" : `${quote(savedTo)} names all`;
  const fonts = first.some(({ reason }) => lacksGlyphs(reason)) ? "--font FILE adds a font; " : "";
  const count = skipped.length === 1 ? "1 word is" : `${grouped(skipped.length)} words are`;
  terminal.error(visible(`wordcloud: ${count} not in the picture; ${named.join("; ")}; ${fonts}${all}`));
}

/** Whether the layout's reason for skipping a word is one that another font would mend. */
export function lacksGlyphs(reason: string): boolean {
  return reason.startsWith("no font has");
}

/** A whole number with commas between thousands. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Without what would steer the terminal. */
export function visible(text: string): string {
  return text.replace(/\p{C}/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}
