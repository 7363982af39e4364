import { existsSync } from "node:fs";
import { grouped } from "../core/format.ts";
import type { DemoProgress } from "./demo.ts";
import { USUAL_DATABASE } from "./flags.ts";
import type { Settings } from "./settings.ts";

/** The database that is shown. */
export interface Database {
  readonly path: string;
  /** Whether it was made for this run. */
  readonly temporary: boolean;
  /** Removes what was made for this run. */
  remove(): void;
}

/**
 * The database that was named; else the usual one of youtube-scrape in this folder; else the made-up channel.
 *
 * @param signal ends the making of the latter
 * @throws ScrapeError E_ABORTED, E_DISK
 */
export async function chooseDatabase({ database, quiet }: Settings, signal: AbortSignal): Promise<Database> {
  const path = database ?? (existsSync(USUAL_DATABASE) ? USUAL_DATABASE : undefined);
  if (path !== undefined) return { path, temporary: false, remove: () => undefined };
  const { stderr } = process;
  if (!quiet) stderr.write(`there is no ${USUAL_DATABASE} here, so this is a made-up channel; --db FILE shows yours\n`);
  const { makeDemo } = await import("./demo.ts");
  const live = !quiet && stderr.isTTY && process.env.TERM !== "dumb";
  try {
    return { ...(await makeDemo({ signal, onProgress: live ? progressLine() : () => undefined })), temporary: true };
  } finally {
    if (live) stderr.write(CLEAR);
  }
}

/** Back to the beginning of the line, of which nothing is left. */
const CLEAR = "\r\u001b[K";

/** Writes one line anew whenever there is something new to tell. */
function progressLine(): (progress: DemoProgress) => void {
  let shown = "";
  return (progress) => {
    const line = progressOf(progress);
    if (line !== shown) process.stderr.write(`${CLEAR}${line}`);
    shown = line;
  };
}

/** How far the made-up channel is, such as `making the demo 1/2: 1,200 of 3,000`. */
export function progressOf({ visit, visits, videos, expected }: DemoProgress): string {
  const whole = expected === null ? "" : ` of ${grouped(expected)}`;
  return `making the demo ${visit}/${visits}: ${grouped(videos)}${whole}`;
}
