import type { Clock } from "../clock.ts";
import { type Bucket, visible } from "../core/error.ts";
import type { Phase, ScrapeEvent } from "../options.ts";
import { grouped, Meter, type Progress, progressLine } from "./progress.ts";

/** How much is told, from nothing to everything. */
export const LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type Level = (typeof LEVELS)[number];

export interface JournalOptions {
  /** Takes text for the standard error. */
  readonly write: (text: string) => unknown;
  /** Width of the terminal in characters; undefined where there is none and lines of JSON are written. */
  readonly columns: (() => number) | undefined;
  readonly level: Level;
  readonly clock: Clock;
}

/** Warnings of one code that are told one by one; of the rest only the number, at the end. */
const WARNINGS_TOLD = 3;
const REDRAW_MS = 100;
const REPORT_MS = 1000;
const HIDE_CURSOR = "\u001b[?25l";
/** What the API says is cut at so many characters. */
const LONGEST_TOLD = 200;
const SHOW_CURSOR = "\u001b[?25h";
const CLEAR = "\r\u001b[K";

/**
 * What happens while a command works, on the standard error: on a terminal one line that is redrawn, with messages
 * above it; elsewhere a line of JSON for each thing told.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #told = new Set<string>();
  readonly #phases = new Set<Phase>();
  /** Warnings since the last end, by code. */
  readonly #warned = new Map<string, number>();
  #meter = new Meter();
  #progress: Progress | undefined;
  #due = Number.NEGATIVE_INFINITY;
  #drawn = false;
  #shown = false;
  /** Units left today of an allowance, where known. */
  left: (bucket: Bucket) => number | undefined = () => undefined;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  event(event: ScrapeEvent): void {
    switch (event.type) {
      case "run": {
        const title = cut(event.title);
        this.#meter = new Meter();
        this.#progress = undefined;
        this.#phases.clear();
        this.#tell("info", `${event.continued ? "going on with" : "reading"} ${title} (${event.channelId})`, {
          type: "run",
          run_id: event.runId,
          channel_id: event.channelId,
          title,
          claimed: event.claimed,
          continued: event.continued,
        });
        return;
      }
      case "progress":
        this.#take(this.#meter.take(event, this.#options.clock.elapsed()));
        return;
      case "retry": {
        const reason = cut(event.reason);
        this.#tell("info", `${reason}; attempt ${event.attempt + 1} in ${(event.waitMs / 1000).toFixed(1)} s`, {
          type: "retry",
          reason,
          attempt: event.attempt,
          wait_ms: Math.round(event.waitMs),
          bucket: event.bucket,
        });
        return;
      }
      case "warning": {
        const { code } = event;
        const message = cut(event.message);
        if (this.#told.has(`${code} ${message}`)) return;
        this.#told.add(`${code} ${message}`);
        const warned = (this.#warned.get(code) ?? 0) + 1;
        this.#warned.set(code, warned);
        if (warned > WARNINGS_TOLD) return;
        this.#tell("warn", `warning: ${message}`, { type: "warning", code, message });
      }
    }
  }

  /** A message of the command itself. */
  note(level: "warn" | "info" | "debug", message: string): void {
    this.#tell(level, message, { type: "log", level, message });
  }

  /** Takes the line of progress away, gives the cursor back and counts the warnings not told. Repeated, it does no harm. */
  end(): void {
    if (this.#progress !== undefined && !this.#shown && this.#options.columns === undefined) this.#report();
    this.#progress = undefined;
    this.#clear();
    for (const [code, warned] of this.#warned) {
      const count = warned - WARNINGS_TOLD;
      if (count > 0) this.#more(code, count);
    }
    this.#warned.clear();
  }

  /** All of them are in the database. */
  #more(code: string, count: number): void {
    const message = `${grouped(count)} more of ${code}, see the table warnings`;
    this.#tell("warn", `warning: ${message}`, { type: "warning", code, message, count });
  }

  #loud(level: Level): boolean {
    return LEVELS.indexOf(level) <= LEVELS.indexOf(this.#options.level);
  }

  #tell(level: Level, message: string, fields: Readonly<Record<string, unknown>>): void {
    if (!this.#loud(level)) return;
    if (this.#options.columns === undefined) {
      this.#line(fields);
      return;
    }
    const drawn = this.#drawn;
    this.#clear();
    this.#options.write(`${visible(message)}\n`);
    if (drawn) this.#draw();
  }

  #take(progress: Progress): void {
    const { clock, columns } = this.#options;
    if (!this.#loud("info")) return;
    const now = clock.elapsed();
    // Parts of the work overlap, so only the first word of each is one that it has begun.
    const begins = !this.#phases.has(progress.phase);
    if (begins && this.#progress !== undefined && !this.#shown && columns === undefined) this.#report();
    this.#phases.add(progress.phase);
    this.#progress = progress;
    this.#shown = false;
    if (!begins && now < this.#due) return;
    this.#due = now + (columns === undefined ? REPORT_MS : REDRAW_MS);
    if (columns === undefined) this.#report();
    else this.#draw();
  }

  #report(): void {
    const progress = this.#progress;
    if (progress === undefined) return;
    const { phase, listed, videos, expected, rate, eta, units } = progress;
    this.#shown = true;
    this.#line({
      type: "progress",
      phase,
      listed,
      videos,
      expected,
      rate: rate === undefined ? null : Math.round(rate),
      eta_s: eta === undefined ? null : Math.ceil(eta),
      units,
      left: { general: this.#rest("general"), search: this.#rest("search"), stats: this.#rest("stats") },
    });
  }

  #rest(bucket: Bucket): number | null {
    return this.left(bucket) ?? null;
  }

  #line(fields: Readonly<Record<string, unknown>>): void {
    const time = new Date(this.#options.clock.now()).toISOString();
    this.#options.write(`${visible(JSON.stringify({ time, ...fields }))}\n`);
  }

  #draw(): void {
    const { columns, write } = this.#options;
    if (columns === undefined || this.#progress === undefined) return;
    const line = progressLine(this.#progress, columns(), this.left);
    write(`${this.#drawn ? "" : HIDE_CURSOR}${CLEAR}${line}`);
    this.#drawn = true;
  }

  #clear(): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    this.#options.write(`${CLEAR}${SHOW_CURSOR}`);
  }
}

/** Text from outside, short enough for a line. */
function cut(text: string): string {
  // A character is at most two units long, and half of one must not be left.
  const characters = Array.from(text.slice(0, 2 * LONGEST_TOLD + 1));
  return characters.length > LONGEST_TOLD ? `${characters.slice(0, LONGEST_TOLD).join("")}...` : text;
}
