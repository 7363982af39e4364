import type { Period } from "./ask.ts";
import { instantText, monthSeconds } from "./instant.ts";

/** Seconds by which a zone is ahead of UTC at a moment, given in seconds since 1970. */
export type OffsetAt = (seconds: number) => number;

/** A stretch of times as text: from the first, up to but not including the second. */
export interface Range {
  readonly from: string;
  readonly until: string;
}

/** Greater than the text of any time. */
const NEVER = "9999-13";

/** More than any zone is away from UTC, and than the time between a moment and its zone's next change matters. */
const DAY_AND_A_HALF = 129_600;

/**
 * The times of a period as text, for a zone; null for all time, which has no bounds.
 *
 * @param offsetAt null for UTC: then a time is in a month where its text begins with it, as in the database's own sums
 */
export function rangeOf(period: Period, offsetAt: OffsetAt | null): Range | null {
  if (period.type === "all") return null;
  const { year } = period;
  const [first, last] = period.type === "month" ? [period.month, period.month] : [1, 12];
  if (offsetAt === null) return { from: monthText(year, first), until: monthText(year, last + 1) };
  return {
    from: startText(year, first, offsetAt),
    until: last === 12 ? startText(year + 1, 1, offsetAt) : startText(year, last + 1, offsetAt),
  };
}

function monthText(year: number, month: number): string {
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}`;
}

function startText(year: number, month: number, offsetAt: OffsetAt): string {
  if (year > 9999) return NEVER;
  return instantText(Math.max(monthSeconds(0, 1), monthStart(year, month, offsetAt)));
}

/**
 * When a month begins in a zone, in seconds since 1970. Where the clocks skip its midnight, it begins after the gap;
 * where they go through it twice, at the second.
 */
function monthStart(year: number, month: number, offsetAt: OffsetAt): number {
  const local = monthSeconds(year, month);
  let before = local - DAY_AND_A_HALF;
  let after = local + DAY_AND_A_HALF;
  const [old, current] = [offsetAt(before), offsetAt(after)];
  if (old === current) return local - current;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === old) before = middle;
    else after = middle;
  }
  // `after` is the moment of the change.
  if (local - current >= after) return local - current;
  return Math.min(local - old, after);
}

/**
 * The month that a text lies in or, where it lies between two months as no time does, the one before.
 *
 * @returns null for what comes before the year 1 or is no time at all
 */
export function monthAt(
  text: string,
  offsetAt: OffsetAt | null,
): { readonly year: number; readonly month: number } | null {
  const digits = /^\d{4}/.exec(text)?.[0];
  if (digits === undefined) return text > NEVER ? { year: 9999, month: 12 } : null;
  // In a zone ahead of UTC a year begins in the last days of the year before.
  for (const year of [Number(digits) + 1, Number(digits), Number(digits) - 1]) {
    if (year < 1 || year > 9999) continue;
    for (let month = 12; month >= 1; month--) {
      const range = rangeOf({ type: "month", year, month }, offsetAt);
      if (range !== null && range.from <= text) return { year, month };
    }
  }
  return null;
}
