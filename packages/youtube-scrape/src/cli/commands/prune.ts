import { ScrapeError } from "../../core/error.ts";
import { type PruneResult, parseAge, prune } from "../../store/prune.ts";
import type { Context } from "../context.ts";
import { grouped } from "../progress.ts";
import { reading, writing } from "../stores.ts";

/** `youtube-scrape prune`: removes what has not been retrieved for long. */
export function pruneCommand(context: Context): Promise<number> {
  const { args, clock, terminal, json, quiet } = context;
  const stale = args.texts.get("stale");
  if (stale === undefined) {
    throw new ScrapeError("E_USAGE", "prune without an age", {
      hint: "write --stale 30d; YouTube's terms name 30 days",
    });
  }
  const olderThanMs = parseAge(stale.trim());
  const dryRun = args.switches.has("dry-run");
  const tell = (result: PruneResult): number => {
    if (json) terminal.line(JSON.stringify(line(result)));
    else if (!quiet) terminal.line(text(result));
    return 0;
  };
  const options = { olderThanMs, now: clock.now(), dryRun };
  if (dryRun) return reading(context, (store) => Promise.resolve(tell(prune(store, options))));
  return writing(context, false, (store) => Promise.resolve(tell(prune(store, options))));
}

function line({ dryRun, ...rows }: PruneResult): Readonly<Record<string, unknown>> {
  return { ...rows, dry_run: dryRun };
}

function text({ dryRun, cutoff, videos, video_stats, channels, spared }: PruneResult): string {
  const verb = dryRun ? "would remove" : "removed";
  const rows = `${grouped(videos)} videos, ${grouped(video_stats)} rows of history, ${grouped(channels)} channels`;
  const kept = `${grouped(spared.channels)} channels, ${grouped(spared.playlist_members)} listed ids`;
  const rest = spared.channels + spared.playlist_members === 0 ? "" : `; kept for unfinished runs: ${kept}`;
  return `${verb} ${rows}: last retrieved before ${cutoff}${rest}`;
}
