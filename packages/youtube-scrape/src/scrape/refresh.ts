import { quote, ScrapeError } from "../core/error.ts";
import { playlistOf } from "../core/playlists.ts";
import type { StatsRow, VideoRow } from "../core/video-row.ts";
import type { RefreshOptions, ScrapeResult } from "../options.ts";
import { queueKnown, saveChannel } from "../store/channels.ts";
import { createRun, type RunSummary, updateRun } from "../store/runs.ts";
import type { Store } from "../store/store.ts";
import { alone } from "./alone.ts";
import { findChannel } from "./channel.ts";
import { finish } from "./finish.ts";
import { guarded } from "./guard.ts";
import { type Plan, PUBLIC_PARTS } from "./plan.ts";
import { runContext } from "./run-context.ts";
import { drain } from "./scheduler.ts";
import { isoNow, Session, storedOptions } from "./session.ts";
import { StatsLane } from "./stats-lane.ts";
import { VideosLane } from "./videos-lane.ts";

/** A refresh asks for everything of what is known. */
const PLAN: Plan = { parts: PUBLIC_PARTS, since: null, kinds: [], beyondCap: false, newOnly: false };

/**
 * Fetches the stored videos of a channel anew, without listing: all their fields, or with `statsOnly` only their counts,
 * which have a daily allowance of their own. Adds to the history; gives each row once it is stored.
 *
 * @throws ScrapeError
 */
export function refresh(options: RefreshOptions): AsyncGenerator<VideoRow | StatsRow, ScrapeResult, void> {
  return alone(options.store, () => begun(options));
}

async function* begun(options: RefreshOptions): AsyncGenerator<VideoRow | StatsRow, ScrapeResult, void> {
  const { store, clock, statsOnly = false } = options;
  const stored = readChannel(store, options.channel);
  if (stored === undefined) {
    throw new ScrapeError("E_NOTHING", `the database has no channel ${quote(options.channel)}`, {
      hint: "collect it first: youtube-scrape scrape",
    });
  }
  const channel = stored.channelId;
  const runId = createRun(store, {
    command: statsOnly ? "stats" : "refresh",
    channelRef: channel,
    channelId: null,
    options: { ...PLAN, ...storedOptions(options) },
    at: isoNow(clock),
  });
  const session = new Session(options, runId);
  return yield* guarded(session, refreshRun(session, channel, statsOnly, undefined));
}

/** The work of a refresh, from wherever its run has come to. */
export async function* refreshRun(
  session: Session,
  channelId: string,
  statsOnly: boolean,
  unfinished: RunSummary | undefined,
): AsyncGenerator<VideoRow | StatsRow, ScrapeResult, void> {
  const { store, runId } = session;
  if (unfinished?.channelId === undefined || unfinished.channelId === null) await begin(session, channelId, statsOnly);
  const stored = readChannel(store, channelId);
  const context = runContext(session, PLAN, {
    channelId,
    uploads: stored?.uploads ?? playlistOf(channelId, "all"),
    title: stored?.title ?? null,
    claimed: stored?.claimed ?? null,
  });
  updateRun(store, runId, session.stamp(), { state: "running", reason: null });
  session.emit({
    type: "run",
    runId,
    channelId,
    title: stored?.title ?? channelId,
    claimed: stored?.claimed ?? null,
    continued: unfinished !== undefined,
  });
  const lane = statsOnly ? new StatsLane(context) : new VideosLane(context, () => true);
  yield* drain<VideoRow | StatsRow>([lane], session.concurrency, () => session.halt());
  return finish(context, false);
}

/** Queues what is known. A refresh of all fields begins with the channel's own; one of counts costs no general unit. */
async function begin(session: Session, channelId: string, statsOnly: boolean): Promise<void> {
  const { store, runId } = session;
  const found = statsOnly ? undefined : await findChannel(channelId, (call) => session.call(call));
  session.write(() => {
    const at = session.stamp();
    if (found !== undefined) saveChannel(store, found.row, at);
    queueKnown(store, runId, channelId, null);
    updateRun(store, runId, at, { channelId });
  });
}

interface StoredChannel {
  readonly channelId: string;
  readonly uploads: string | null;
  readonly claimed: number | null;
  readonly title: string | null;
}

/** @param channel id or handle */
function readChannel({ db }: Store, channel: string): StoredChannel | undefined {
  return db
    .prepare<[string, string], StoredChannel>(
      `SELECT channel_id AS channelId, uploads_playlist AS uploads, video_count AS claimed, title
       FROM channels WHERE channel_id = ? OR handle = ? COLLATE NOCASE`,
    )
    .get(channel, channel);
}
