import { playlistOf } from "../core/playlists.ts";
import type { ScrapeResult } from "../options.ts";
import { countVideos } from "../store/channels.ts";
import { countFound, saveCoverage } from "../store/coverage.ts";
import { refreshDerived } from "../store/derived.ts";
import { applyMembership } from "../store/membership.ts";
import { clearWork, findRun, updateRun } from "../store/runs.ts";
import type { RunContext } from "./run-context.ts";

/** Ends a run whose work is done: kinds, monthly sums, coverage, and its working lists cleared. */
export function finish(context: RunContext, listed: boolean): ScrapeResult {
  const { session, channelId, uploads, claimed, plan, videos, listings, work, counts } = context;
  const { store, runId } = session;
  const found = countFound(store, uploads, channelId);
  const complete = !listed || claimed === null || plan.since !== null || found.listed >= claimed;
  const untold = work.untold();
  session.write(() => {
    const at = session.stamp();
    applyMembership(store, {
      long: playlistOf(channelId, "long"),
      short: playlistOf(channelId, "short"),
      live: playlistOf(channelId, "live"),
    });
    refreshDerived(store, channelId);
    // A listing that ends at a day says nothing of the whole.
    if (listed && plan.since === null)
      saveCoverage(store, runId, channelId, { ...found, claimed, passes: listings.completePasses(uploads) }, at);
    videos.count(0, 0, at, session.tick());
    updateRun(store, runId, at, { state: complete ? "done" : "incomplete", reason: null, finishedAt: at });
    clearWork(store, runId);
  });
  if (!complete) {
    const [have, all] = [found.listed.toLocaleString("en"), (claimed ?? 0).toLocaleString("en")];
    session.warn("COVERAGE", channelId, `${have} of ${all} videos were found`);
  }
  if (counts.gone > 0) {
    session.warn("OMITTED", "gone", `${counts.gone} videos are gone: left out in two runs; their last rows are kept`);
  }
  if (untold > 0) {
    session.warn("OMITTED", channelId, `${untold} of the videos that are listed were not told when asked for twice`);
  }
  const run = findRun(store, runId);
  return {
    runId,
    channelId,
    videos: countVideos(store, channelId),
    inserted: run?.inserted ?? 0,
    updated: run?.updated ?? 0,
    units: { ...session.units },
    coverage: { listed: found.listed, claimed },
    complete,
    ms: run?.elapsedMs ?? 0,
  };
}
