import { lastCoverage } from "../store/coverage.ts";
import type { Listing, PageItem } from "../store/listings.ts";
import type { ListingRules } from "./listing-lane.ts";
import { enqueue, LISTED_AT_MOST, type RunContext } from "./run-context.ts";

/**
 * Pages without anything new after which a listing may end. The uploads are in the order of uploading, not publishing, so
 * a single known video says nothing of those behind it.
 */
const KNOWN_PAGES = 4;

/** Days after which a channel is listed to the end again, known pages or not. */
const FULL_LISTING_DAYS = 7;

const DAY_MS = 86_400_000;

/** How the uploads of a channel are listed: what is taken in, when it is enough, and when it is done once more. */
export function uploadsRules(context: RunContext): ListingRules {
  const { session, uploads, channelId, seen, plan } = context;
  const last = lastCoverage(session.store, channelId, session.runId);
  const fullListing = Date.parse(last?.fullListingAt ?? "");
  const isFresh = session.now() - fullListing < FULL_LISTING_DAYS * DAY_MS;
  const known = countKnown(context);
  let pagesBefore = 0;

  const enough = (listing: Listing, items: readonly PageItem[]): boolean => {
    const { since } = plan;
    const isBefore = ({ publishedAt }: PageItem) => since !== null && publishedAt !== null && publishedAt < since;
    pagesBefore = items.length > 0 && items.every(isBefore) ? pagesBefore + 1 : 0;
    if (pagesBefore >= KNOWN_PAGES) return true;
    const isWhole = known.size >= expectedUploads(context, listing);
    return listing.knownPages >= KNOWN_PAGES && isFresh && isWhole;
  };
  const again = (listing: Listing): boolean => {
    if (plan.since !== null || seen.size >= expectedUploads(context, listing)) return false;
    if (context.listings.completePasses(uploads) > 1) return false;
    // Listing twice did not help the last time, and nothing is different now.
    const inVain =
      last !== undefined && last.passes > 1 && last.claimed === context.claimed && seen.size >= last.listed;
    if (inVain) return false;
    const found = seen.size.toLocaleString("en");
    session.warn("RELISTED", uploads, `the listing gave ${found} videos, fewer than there are; listing once more`);
    return true;
  };
  return {
    playlistId: uploads,
    accept: ({ videoId, publishedAt }) => {
      seen.add(videoId);
      known.add(videoId);
      enqueue(context, videoId, publishedAt);
    },
    enough,
    again,
  };
}

/** Uploads that the API ought to list, as far as it and the channel say. */
function expectedUploads({ claimed }: RunContext, { totalResults }: Listing): number {
  return Math.min(LISTED_AT_MOST, Math.max(claimed ?? 0, totalResults ?? 0));
}

/** Members of the uploads list that are taken to be there still. */
function countKnown({ session, uploads }: RunContext): Set<string> {
  const ids = session.store.db
    .prepare<[string], string>(
      `SELECT video_id FROM playlist_members JOIN videos USING (video_id)
       WHERE playlist_id = ? AND availability = 'available'`,
    )
    .pluck()
    .all(uploads);
  return new Set(ids);
}
