import { parseChannelRef } from "../core/channel-ref.ts";
import { quote } from "../core/error.ts";
import { LISTED_AT_MOST } from "../core/limits.ts";
import { playlistOf } from "../core/playlists.ts";
import type { VideoRow } from "../core/video-row.ts";
import type { ScrapeOptions, ScrapeResult } from "../options.ts";
import { queueKnown, saveChannel } from "../store/channels.ts";
import type { Listing } from "../store/listings.ts";
import { createRun, type RunSummary, unfinishedRuns, updateRun } from "../store/runs.ts";
import type { Store } from "../store/store.ts";
import { alone } from "./alone.ts";
import { findChannel } from "./channel.ts";
import { finish } from "./finish.ts";
import { guarded } from "./guard.ts";
import { ListingLane } from "./listing-lane.ts";
import { type Plan, planOf } from "./plan.ts";
import { type RunContext, runContext, type Subject } from "./run-context.ts";
import { drain } from "./scheduler.ts";
import { SearchLane } from "./search-lane.ts";
import { isoNow, Session, type StoredOptions, storedOptions } from "./session.ts";
import { uploadsRules } from "./uploads.ts";
import { VideosLane } from "./videos-lane.ts";

/** An unfinished run is gone on with for this long; what it has listed is then too old. */
const CONTINUED_FOR_MS = 7 * 86_400_000;

/**
 * Collects a channel: lists its uploads, fetches every public field of each video, and keeps rows, history and progress in
 * the store. Gives each video once it is stored. Where an unfinished scrape of the channel with the same options is there,
 * it goes on with that one.
 *
 * Ending the iteration early, aborting the signal or killing the process loses nothing that was given: {@link resume} or
 * another scrape goes on from there.
 *
 * @throws ScrapeError
 */
export function scrape(options: ScrapeOptions): AsyncGenerator<VideoRow, ScrapeResult, void> {
  return alone(options.store, () => begun(options));
}

async function* begun(options: ScrapeOptions): AsyncGenerator<VideoRow, ScrapeResult, void> {
  parseChannelRef(options.channel);
  const plan = planOf(options);
  const unfinished = options.fresh === true ? undefined : findUnfinished(options, plan);
  const runId = unfinished?.runId ?? startRun(options, plan);
  const session = new Session(options, runId);
  return yield* guarded(session, scrapeRun(session, plan, options.channel, unfinished));
}

/** The work of a scrape, from wherever its run has come to. */
export async function* scrapeRun(
  session: Session,
  plan: Plan,
  channel: string,
  unfinished: RunSummary | undefined,
): AsyncGenerator<VideoRow, ScrapeResult, void> {
  const known = unfinished === undefined ? undefined : knownSubject(session.store, unfinished);
  const subject = known ?? (await beginRun(session, plan, channel));
  const context = runContext(session, plan, subject);
  updateRun(session.store, session.runId, session.stamp(), { state: "running", reason: null });
  tellRun(context, subject.title, unfinished !== undefined);

  const uploads = new ListingLane(context, uploadsRules(context));
  const kinds = plan.kinds.map((kind) => kindLane(context, playlistOf(subject.channelId, kind)));
  const search = new SearchLane(context, () => uploads.finished);
  const videos = new VideosLane(context, () => uploads.finished && search.finished);
  yield* drain([uploads, ...kinds, search, videos], session.concurrency, () => session.halt());
  return finish(context, true);
}

/** An unfinished scrape of the same channel from the same server, with the same plan. */
function findUnfinished(run: ScrapeOptions, plan: Plan): RunSummary | undefined {
  const { store, channel, clock } = run;
  const wanted = sameness(plan, storedOptions(run));
  const now = clock?.now() ?? Date.now();
  return unfinishedRuns(store).find(({ command, channelRef, options, updatedAt }) => {
    if (command !== "scrape" || channelRef !== channel) return false;
    return now - Date.parse(updatedAt) <= CONTINUED_FOR_MS && sameness(options, options) === wanted;
  });
}

/** Text that is the same for runs that do the same at the same server; a demo has another port each time. */
function sameness(plan: { readonly [Name in keyof Plan]?: unknown }, server: StoredOptions): string {
  const { parts, since, kinds, beyondCap, newOnly } = plan;
  const { baseUrl, demo } = server;
  return JSON.stringify([parts, since, kinds, beyondCap, newOnly, demo ?? baseUrl]);
}

function startRun(run: ScrapeOptions, plan: Plan): number {
  const { store, channel, clock } = run;
  const options = { ...plan, ...storedOptions(run) };
  return createRun(store, { command: "scrape", channelRef: channel, channelId: null, options, at: isoNow(clock) });
}

/** The channel of a run that has got as far as knowing it. */
function knownSubject({ db }: Store, { channelId, claimed }: RunSummary): Subject | undefined {
  if (channelId === null) return undefined;
  const stored = db
    .prepare<[string], { uploads: string | null; title: string | null }>(
      "SELECT uploads_playlist AS uploads, title FROM channels WHERE channel_id = ?",
    )
    .get(channelId);
  if (stored === undefined) return undefined;
  return { channelId, uploads: stored.uploads ?? playlistOf(channelId, "all"), title: stored.title, claimed };
}

async function beginRun(session: Session, plan: Plan, channel: string): Promise<Subject> {
  const { row, uploads, unmapped } = await findChannel(channel, (call) => session.call(call));
  const claimed = row.video_count;
  session.write(() => {
    const at = session.stamp();
    saveChannel(session.store, row, at);
    updateRun(session.store, session.runId, at, { channelId: row.channel_id, claimed });
    // What is stored already is fetched again, so that each run adds to the history.
    if (!plan.newOnly) queueKnown(session.store, session.runId, row.channel_id, plan.since);
    for (const leaf of unmapped) {
      session.warn(
        "UNMAPPED",
        leaf,
        `the API tells something new of the channel, ${quote(leaf)}; it is kept in extras`,
      );
    }
  });
  return { channelId: row.channel_id, uploads, title: row.title, claimed };
}

function kindLane(context: RunContext, playlistId: string): ListingLane {
  const nothing = () => false;
  const { listings } = context;
  const again = ({ totalResults }: Listing): boolean => {
    const expected = Math.min(LISTED_AT_MOST, totalResults ?? 0);
    return listings.completePasses(playlistId) < 2 && listings.seen(playlistId).length < expected;
  };
  return new ListingLane(context, { playlistId, accept: nothing, isOld: nothing, enough: nothing, again });
}

function tellRun({ session, channelId, claimed }: RunContext, title: string | null, continued: boolean): void {
  session.emit({ type: "run", runId: session.runId, channelId, title: title ?? channelId, claimed, continued });
}
