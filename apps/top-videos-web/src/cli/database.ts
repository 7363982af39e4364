import { existsSync } from "node:fs";
import type { ScrapeEvent } from "@side-projects/youtube-scrape";
import { grouped } from "../core/format.ts";
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
  const demo = await makeDemo({ signal, onEvent: live ? progress : () => undefined });
  if (live) stderr.write("\r\u001b[K");
  return { ...demo, temporary: true };
}

function progress(event: ScrapeEvent): void {
  if (event.type !== "progress") return;
  process.stderr.write(`\r\u001b[Kcollecting it: ${grouped(event.videos)} videos`);
}
