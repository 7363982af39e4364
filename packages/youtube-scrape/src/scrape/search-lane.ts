import { fromUtcSeconds, toUtcSeconds } from "../core/calendar.ts";
import { ScrapeError } from "../core/error.ts";
import { readSearchPage } from "../core/resources.ts";
import { searchStep } from "../core/search-window.ts";
import type { VideoRow } from "../core/video-row.ts";
import { countMembers, searchList } from "../store/coverage.ts";
import type { SearchWindow } from "../store/windows.ts";
import { PAGE_SIZE } from "./listing-lane.ts";
import { enqueue, type RunContext } from "./run-context.ts";
import type { Lane } from "./scheduler.ts";

/** The day of YouTube's first video; nothing was published before. */
const FIRST_UPLOAD = "2005-04-23";

/**
 * Oldest listed videos that the search covers again, because uploads are listed in the order of uploading, and a video may
 * have been published a good while after it was uploaded.
 */
const OVERLAP = 250;

/** Pages of a search that may hold results: 500 at 50 a page, and one for the limit not being exact. */
const MOST_PAGES = 11;

/** Times in a run that a search begins anew because its page token is refused. */
const MOST_RESTARTS = 5;

/** Finds what lies beyond the 20,000 that are listed, by searching ever smaller spans of time. */
export class SearchLane implements Lane<VideoRow> {
  readonly #context: RunContext;
  readonly #listed: () => boolean;
  #busy = false;
  #restarts = 0;

  /** @param listed whether the uploads have been listed to the end */
  constructor(context: RunContext, listed: () => boolean) {
    this.#context = context;
    this.#listed = listed;
  }

  get finished(): boolean {
    const { plan, windows } = this.#context;
    if (!plan.beyondCap) return true;
    if (!this.#listed()) return false;
    return !this.#busy && (windows.begun() ? windows.next() === undefined : !this.#isShort());
  }

  next(): (() => Promise<readonly VideoRow[]>) | undefined {
    if (this.#busy || !this.#listed() || this.finished) return undefined;
    this.#busy = true;
    return async () => {
      try {
        await this.#page(this.#window());
        return [];
      } finally {
        this.#busy = false;
      }
    };
  }

  #isShort(): boolean {
    const { session, plan, claimed, uploads, channelId } = this.#context;
    if (plan.since !== null || claimed === null) return false;
    return countMembers(session.store, uploads, channelId) < claimed;
  }

  #window(): SearchWindow {
    const { session, windows, channelId, uploads } = this.#context;
    if (!windows.begun()) {
      const { db } = session.store;
      const created = db
        .prepare<[string], string | null>("SELECT published_at FROM channels WHERE channel_id = ?")
        .pluck()
        .get(channelId);
      const oldest = db
        .prepare<[string, number], string>(
          `SELECT published_at FROM playlist_members WHERE playlist_id = ? AND published_at IS NOT NULL
           ORDER BY published_at LIMIT 1 OFFSET ?`,
        )
        .pluck()
        .get(uploads, OVERLAP);
      const from = toUtcSeconds(created ?? FIRST_UPLOAD) ?? 0;
      const until = toUtcSeconds(oldest ?? "") ?? Math.floor(session.now() / 1000);
      session.write(() => windows.add(Math.min(from, until), until));
    }
    const window = windows.next();
    if (window === undefined) throw new Error("a search without a window");
    return window;
  }

  async #page(window: SearchWindow): Promise<void> {
    const { session, channelId } = this.#context;
    const reply = await session.call({
      path: "search",
      bucket: "search",
      query: {
        part: "snippet",
        type: "video",
        order: "date",
        channelId,
        // A second more on both sides: whether the ends belong to the span is not documented.
        publishedAfter: fromUtcSeconds(window.from - 1),
        publishedBefore: fromUtcSeconds(window.until + 1),
        maxResults: String(PAGE_SIZE),
        pageToken: window.nextToken ?? undefined,
      },
    });
    if (reply.type === "restart" && this.#restarts++ < MOST_RESTARTS) return this.#restart(window);
    if (reply.type !== "body") throw new ScrapeError("E_ANSWER", "the API has no search", { hint: "check --base-url" });
    this.#store(window, readSearchPage(reply.body));
  }

  #restart(window: SearchWindow): void {
    const { session, windows } = this.#context;
    session.write(() => windows.update({ ...window, nextToken: null, pages: 0, found: 0 }, "open"));
  }

  #store(window: SearchWindow, page: ReturnType<typeof readSearchPage>): void {
    const { session, windows, listings, channelId, counts } = this.#context;
    const { items, nextPageToken, totalResults } = page;
    session.write(() => {
      const at = session.stamp();
      listings.addMembers(searchList(channelId), items, at);
      for (const { videoId, publishedAt } of items) enqueue(this.#context, videoId, publishedAt);
      const after = {
        ...window,
        nextToken: nextPageToken,
        pages: window.pages + 1,
        found: window.found + items.length,
      };
      const times = items.map(({ publishedAt }) => toUtcSeconds(publishedAt ?? "") ?? 0);
      const isLast = items.length === 0 || after.pages >= MOST_PAGES || nextPageToken === window.nextToken;
      const hasNext = nextPageToken !== null && !isLast;
      const step = searchStep({ ...after, times, totalResults, hasNext });
      windows.update(after, step.step === "on" ? "open" : step.step);
      if (step.step === "split") for (const [from, until] of step.spans) windows.add(from, until);
    });
    session.progress("search", { listed: counts.queued, videos: counts.fetched, expected: this.#context.claimed });
  }
}
