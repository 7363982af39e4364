/** Results after which a search gives no more, about; see youtube/api-samples issue 546. */
export const RESULTS_AT_MOST = 500;

/** A search that ends with so many may have been cut off: the limit is not exact. */
const SUSPECT = 450;

/** What a page of a search showed. */
export interface SearchEvidence {
  readonly from: number;
  readonly until: number;
  /** Results up to and with this page. */
  readonly found: number;
  /** Seconds since 1970 at which the results of this page were published, in the order of the page. */
  readonly times: readonly number[];
  readonly totalResults: number | null;
  readonly hasNext: boolean;
}

/** `on`: the next page; `done`: all was seen; `split`: search these spans instead, both ends included. */
export type SearchStep =
  | { readonly step: "on" }
  | { readonly step: "done" }
  | { readonly step: "split"; readonly spans: readonly (readonly [from: number, until: number])[] };

/**
 * What to do after a page of a search in a span of time. A span with more results than a search gives is halved. Where the
 * page is in falling order of time, what lies after its last result has been seen and is left out; and where the search was
 * read to its end, only what lies before is left.
 */
export function searchStep(evidence: SearchEvidence): SearchStep {
  const { from, until, found, totalResults, hasNext } = evidence;
  const isCut = found >= RESULTS_AT_MOST || (!hasNext && found >= SUSPECT);
  const tooMany = isCut || (hasNext && (totalResults ?? 0) > RESULTS_AT_MOST);
  if (!tooMany) return { step: hasNext ? "on" : "done" };
  const rest = unseenUntil(evidence);
  if (isCut && rest < until) return { step: "split", spans: [[from, rest]] };
  // A second can't be halved; its pages are read as far as they go.
  if (rest <= from) return { step: hasNext ? "on" : "done" };
  const middle = from + Math.floor((rest - from) / 2);
  return {
    step: "split",
    spans: [
      [from, middle],
      [middle + 1, rest],
    ],
  };
}

/** The last second of the span that may hold something that was not seen. */
function unseenUntil({ from, until, times }: SearchEvidence): number {
  const last = times.at(-1);
  const falls = times.every((time, i) => i === 0 || time <= (times[i - 1] ?? time));
  return last !== undefined && falls && last >= from && last < until ? last : until;
}
