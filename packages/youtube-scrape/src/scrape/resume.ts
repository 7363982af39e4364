import { ScrapeError } from "../core/error.ts";
import type { StatsRow, VideoRow } from "../core/video-row.ts";
import type { ResumeOptions, ScrapeResult } from "../options.ts";
import { findRun, type RunSummary } from "../store/runs.ts";
import { alone } from "./alone.ts";
import { guarded } from "./guard.ts";
import { storedPlan } from "./plan.ts";
import { refreshRun } from "./refresh.ts";
import { scrapeRun } from "./scrape.ts";
import { Session } from "./session.ts";

/**
 * Goes on with a run that was cut off, stopped by an allowance or ended by an error, from what it has stored.
 *
 * @throws ScrapeError E_NOTHING where there is no such unfinished run, and whatever the run itself throws
 */
export function resume(options: ResumeOptions): AsyncGenerator<VideoRow | StatsRow, ScrapeResult, void> {
  return alone(options.store, () => goneOn(options));
}

async function* goneOn(options: ResumeOptions): AsyncGenerator<VideoRow | StatsRow, ScrapeResult, void> {
  const run = findRun(options.store, options.runId);
  if (run === undefined || !["running", "stopped", "failed"].includes(run.state)) {
    throw new ScrapeError("E_NOTHING", `there is no unfinished run ${options.runId}`, {
      hint: "youtube-scrape status lists the unfinished runs",
    });
  }
  const session = new Session(options, run.runId);
  return yield* guarded(session, work(session, run));
}

function work(session: Session, run: RunSummary): AsyncGenerator<VideoRow | StatsRow, ScrapeResult, void> {
  if (run.command === "scrape") return scrapeRun(session, storedPlan(run.options), run.channelRef, run);
  return refreshRun(session, run.channelRef, run.command === "stats", run);
}
