/** Orders of a list. The three after `oldest` are computed here and can be hidden with `--no-derived`. */
export const SORTS = [
  "views",
  "likes",
  "comments",
  "duration",
  "newest",
  "oldest",
  "likes_per_view",
  "comments_per_view",
  "percentile",
] as const;
export type Sort = (typeof SORTS)[number];

/** Sorts by figures that YouTube does not give. */
export const DERIVED_SORTS: ReadonlySet<Sort> = new Set<Sort>(["likes_per_view", "comments_per_view", "percentile"]);

export const COUNTS = [10, 25, 50, 100] as const;
export type Count = (typeof COUNTS)[number];

export const KINDS = ["long", "short", "live"] as const;
export type Kind = (typeof KINDS)[number];

/** A stretch of the calendar: `2024-12`, `2024`, or `all`. Months are those of the viewer's time zone. */
export type Period =
  | { readonly type: "month"; readonly year: number; readonly month: number }
  | { readonly type: "year"; readonly year: number }
  | { readonly type: "all" };

/** What a page or an export is asked to list. */
export interface Ask {
  readonly period: Period;
  readonly sort: Sort;
  readonly n: Count;
  /** null for all kinds, also those that are not known. */
  readonly kind: Kind | null;
  /** Words to search titles, descriptions and tags for; empty for no search. At most 200 characters. */
  readonly q: string;
}
