import { LISTED_AT_MOST } from "../core/limits.ts";
import { lastCoverage } from "../store/coverage.ts";
import type { Listing } from "../store/listings.ts";
import type { ListingRules } from "./listing-lane.ts";
import { enqueue, type RunContext } from "./run-context.ts";

/**
 * Pages without anything new after which a listing may end. The uploads are in the order of uploading, not publishing, so
 * a single known video says nothing of those behind it.
 */
const KNOWN_PAGES = 4;

/** Days after which a channel is listed to the end again, known pages or not. */
const FULL_LISTING_DAYS = 7;

/** Times that a listing is gone through while each still finds something. */
const MOST_PASSES = 6;

const DAY_MS = 86_400_000;

/** How the uploads of a channel are listed: what is taken in, when it is enough, and when it is done once more. */
export function uploadsRules(context: RunContext): ListingRules {
  const { session, uploads, channelId, seen, plan } = context;
  const last = lastCoverage(session.store, { channelId, uploads, beforeRun: session.runId });
  const fullListing = Date.parse(last?.fullListingAt ?? "");
  const isFresh = session.now() - fullListing < FULL_LISTING_DAYS * DAY_MS;
  const known = new Set([...presentMembers(context), ...seen]);
  const { since } = plan;

  const enough = (listing: Listing): boolean => {
    if (listing.oldPages >= KNOWN_PAGES) return true;
    const isWhole = known.size >= expectedUploads(context, listing);
    return listing.knownPages >= KNOWN_PAGES && isFresh && isWhole;
  };
  const again = (listing: Listing): boolean => {
    if (seen.size >= expectedUploads(context, listing)) return false;
    const passes = context.listings.completePasses(uploads);
    // The last run came no further, and nothing is different now.
    const inVain = last?.claimed === context.claimed && seen.size >= last.listed - last.recovered;
    if (inVain || (passes > 1 && listing.found === 0) || passes >= MOST_PASSES) return false;
    const found = seen.size.toLocaleString("en");
    session.warn("RELISTED", uploads, `the listing gave ${found} videos, fewer than there are; listing once more`);
    return true;
  };
  return {
    playlistId: uploads,
    accept: ({ videoId, publishedAt }) => {
      const isNew = !seen.has(videoId);
      seen.add(videoId);
      known.add(videoId);
      enqueue(context, videoId, publishedAt);
      return isNew;
    },
    isOld: ({ publishedAt }) => since !== null && publishedAt !== null && publishedAt < since,
    enough,
    again,
  };
}

/** Uploads that the API ought to list, as far as it and the channel say. */
function expectedUploads({ claimed }: RunContext, { totalResults }: Listing): number {
  return Math.min(LISTED_AT_MOST, Math.max(claimed ?? 0, totalResults ?? 0));
}

/** Members of the uploads list that are taken to be there still. */
function presentMembers({ session, uploads }: RunContext): string[] {
  return session.store.db
    .prepare<[string], string>(
      `SELECT video_id FROM playlist_members JOIN videos USING (video_id)
       WHERE playlist_id = ? AND availability = 'available'`,
    )
    .pluck()
    .all(uploads);
}
