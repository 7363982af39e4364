import { LISTED_AT_MOST } from "../core/limits.ts";
import { type ListingStore, listingsOf } from "../store/listings.ts";
import { type VideoStore, videosOf } from "../store/videos.ts";
import { type WindowStore, windowsOf } from "../store/windows.ts";
import { type WorkQueue, workQueueOf } from "../store/work-queue.ts";
import type { Plan } from "./plan.ts";
import type { Session } from "./session.ts";

/** A run on a channel that is known: its session, its plan, its tables, and what has been counted up to now. */
export interface RunContext {
  readonly session: Session;
  readonly plan: Plan;
  readonly channelId: string;
  /** What the videos of the channel say of it, each of them the same. */
  readonly channel: { readonly channelId: string; readonly channelTitle?: string };
  readonly uploads: string;
  readonly claimed: number | null;
  readonly listings: ListingStore;
  readonly work: WorkQueue;
  readonly videos: VideoStore;
  readonly windows: WindowStore;
  /** Uploads that this run has seen listed. */
  readonly seen: Set<string>;
  /** Ids to be fetched, in order; those in flight have been taken off. */
  readonly queue: string[];
  readonly counts: {
    listed: number;
    fetched: number;
    queued: number;
    /** Videos that are taken as gone since this process began. */
    gone: number;
  };
}

export interface Subject {
  readonly channelId: string;
  readonly uploads: string;
  readonly title: string | null;
  readonly claimed: number | null;
}

const A_DAY_MS = 86_400_000;

/** Takes up a run where its tables say that it is, at the start as well as after a kill. */
export function runContext(session: Session, plan: Plan, { channelId, uploads, title, claimed }: Subject): RunContext {
  const { store, runId } = session;
  if (session.ahead() > A_DAY_MS) {
    const until = session.stamp().slice(0, 10);
    session.warn(
      "CLOCK",
      "clock",
      `the database has rows up to ${until}, which is to come; check this machine's clock`,
    );
  }
  const listings = listingsOf(store, runId, channelId);
  const work = workQueueOf(store, runId);
  const queue = work.pending();
  const seen = new Set(listings.seen(uploads));
  return {
    session,
    plan,
    channelId,
    channel: { channelId, ...(title !== null && { channelTitle: title }) },
    uploads,
    claimed,
    listings,
    work,
    videos: videosOf(store, runId, plan.parts),
    windows: windowsOf(store, runId),
    seen,
    queue,
    counts: {
      listed: seen.size,
      fetched: work.settled(),
      queued: queue.length + work.missed().length + work.settled(),
      gone: 0,
    },
  };
}

/** Adds a video to those to be fetched, unless the plan leaves it out. */
export function enqueue(context: RunContext, videoId: string, publishedAt: string | null): void {
  const { plan, work, videos, queue, counts } = context;
  if (plan.since !== null && publishedAt !== null && publishedAt < plan.since) return;
  if (plan.newOnly && videos.isKnown(videoId)) return;
  if (!work.add(videoId)) return;
  queue.push(videoId);
  counts.queued++;
}

/** Videos that the run will have fetched in the end, as far as can be told. */
export function expectedVideos({ plan, counts, claimed }: RunContext, found: boolean): number | null {
  if (found || plan.newOnly || plan.since !== null) return found ? counts.queued : null;
  return claimed === null ? null : Math.max(counts.queued, Math.min(claimed, LISTED_AT_MOST));
}
