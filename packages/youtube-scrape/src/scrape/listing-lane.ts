import { ScrapeError } from "../core/error.ts";
import { type ListingPage, readPlaylistPage } from "../core/resources.ts";
import type { VideoRow } from "../core/video-row.ts";
import type { Listing, PageItem } from "../store/listings.ts";
import { expectedVideos, type RunContext } from "./run-context.ts";
import type { Lane } from "./scheduler.ts";

export const PAGE_SIZE = 50;

/** 1,000 pages are 50,000 items, more than twice what the API lists; beyond that it goes in circles. */
const MOST_PAGES = 1000;
const MOST_PASSES = 12;

export interface ListingRules {
  readonly playlistId: string;
  /** Takes in an item of a page, within the page's transaction; true where this run had not seen it. */
  readonly accept: (item: PageItem) => boolean;
  /** Whether an item is older than what is wanted. */
  readonly isOld: (item: PageItem) => boolean;
  /** Whether to end the listing after this page, since what follows is known or not wanted. */
  readonly enough: (listing: Listing) => boolean;
  /** Whether to list it once more, now that the last page has come. */
  readonly again: (listing: Listing) => boolean;
}

/** Goes through the pages of a playlist, one after the other: each page holds the token of the next. */
export class ListingLane implements Lane<VideoRow> {
  readonly #context: RunContext;
  readonly #rules: ListingRules;
  #listing: Listing | undefined;
  #busy = false;

  constructor(context: RunContext, rules: ListingRules) {
    this.#context = context;
    this.#rules = rules;
    this.#listing = context.listings.latest(rules.playlistId);
  }

  /** True when nothing more will come of this playlist in this run. */
  get finished(): boolean {
    return this.#listing !== undefined && !["open", "restarted"].includes(this.#listing.state);
  }

  next(): (() => Promise<readonly VideoRow[]>) | undefined {
    if (this.#busy || this.finished) return undefined;
    this.#busy = true;
    return async () => {
      try {
        await this.#page(this.#current());
        return [];
      } finally {
        this.#busy = false;
      }
    };
  }

  #current(): Listing {
    const { session, listings } = this.#context;
    const { playlistId } = this.#rules;
    const last = this.#listing;
    if (last !== undefined && last.state === "open") return last;
    const pass = (last?.pass ?? 0) + 1;
    if (pass > MOST_PASSES)
      throw new ScrapeError("E_ANSWER", "the API keeps refusing its own page tokens", { hint: "try again later" });
    session.write(() => listings.open(playlistId, pass));
    this.#listing = opened(playlistId, pass);
    return this.#listing;
  }

  async #page(listing: Listing): Promise<void> {
    const reply = await this.#context.session.call({
      path: "playlistItems",
      query: {
        part: "contentDetails",
        playlistId: listing.playlistId,
        maxResults: String(PAGE_SIZE),
        pageToken: listing.nextToken ?? undefined,
      },
    });
    if (reply.type === "absent") return this.#close(listing, "absent");
    if (reply.type === "restart") return this.#close(listing, "restarted");
    this.#store(listing, readPlaylistPage(reply.body));
  }

  #store(listing: Listing, page: ListingPage): void {
    const { session, listings, counts, uploads, seen } = this.#context;
    const { playlistId, accept, isOld, enough, again } = this.#rules;
    const { items, nextPageToken, malformed } = page;
    if (listing.pages + 1 >= MOST_PAGES && nextPageToken !== null) {
      throw new ScrapeError("E_ANSWER", `the listing of ${playlistId} does not end after ${MOST_PAGES} pages`, {
        hint: "try again later",
      });
    }
    session.write(() => {
      const at = session.stamp();
      const newItems = listings.addMembers(playlistId, items, at);
      const found = listing.found + items.filter((item) => accept(item)).length;
      const after = afterPage(listing, page, { found, newItems, isOld });
      const isLast = nextPageToken === null || nextPageToken === listing.nextToken;
      const state = isLast ? "complete" : enough(after) ? "stopped" : "open";
      const ended: Listing = { ...after, state };
      listings.notePage({ listing: ended, token: listing.nextToken, items: items.length, newItems, at });
      listings.update(ended);
      const next = state === "complete" && again(ended) ? opened(playlistId, listing.pass + 1) : ended;
      if (next !== ended) listings.open(playlistId, next.pass);
      if (malformed > 0) session.warn("MALFORMED", playlistId, `${malformed} items of ${playlistId} have no video id`);
      this.#listing = next;
    });
    if (playlistId === uploads) counts.listed = seen.size;
    this.#report();
  }

  #close(listing: Listing, state: "absent" | "restarted"): void {
    const { session, listings } = this.#context;
    const ended: Listing = { ...listing, state, nextToken: null };
    session.write(() => listings.update(ended));
    this.#listing = ended;
    this.#report();
  }

  #report(): void {
    const { session, counts, uploads } = this.#context;
    const phase = this.#rules.playlistId === uploads ? "listing" : "kinds";
    const { listed, fetched: videos } = counts;
    session.progress(phase, { listed, videos, expected: expectedVideos(this.#context, false) });
  }
}

interface PageNews {
  readonly found: number;
  readonly newItems: number;
  readonly isOld: ListingRules["isOld"];
}

/** A pass with a page more. */
function afterPage(listing: Listing, page: ListingPage, { found, newItems, isOld }: PageNews): Listing {
  const { items, nextPageToken, totalResults } = page;
  const isFull = items.length > 0;
  return {
    ...listing,
    nextToken: nextPageToken,
    pages: listing.pages + 1,
    items: listing.items + items.length,
    found,
    knownPages: newItems === 0 && isFull ? listing.knownPages + 1 : 0,
    oldPages: isFull && items.every(isOld) ? listing.oldPages + 1 : 0,
    totalResults: totalResults ?? listing.totalResults,
  };
}

function opened(playlistId: string, pass: number): Listing {
  const nothing = { nextToken: null, pages: 0, items: 0, found: 0, knownPages: 0, oldPages: 0, totalResults: null };
  return { playlistId, pass, state: "open", ...nothing };
}
