import type { Month } from "./archive.ts";
import type { Period } from "./ask.ts";

const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A year as it is written in addresses and compared as text: four digits. */
const yearText = (year: number): string => String(year).padStart(4, "0");

/** The one way a period is written in addresses and file names: `2024-12`, `2024` or `all`. */
export function periodKey(period: Period): string {
  if (period.type === "all") return "all";
  if (period.type === "year") return yearText(period.year);
  return `${yearText(period.year)}-${String(period.month).padStart(2, "0")}`;
}

/** Reads what {@link periodKey} writes, years 0001 to 9999; null for anything else. */
export function parsePeriod(text: string): Period | null {
  if (text === "all") return { type: "all" };
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(text);
  const year = Number(match?.[1] ?? 0);
  if (year === 0) return null;
  const month = match?.[2];
  return month === undefined ? { type: "year", year } : { type: "month", year, month: Number(month) };
}

/** The period of the same length just before; null before the year 1 and for all time. */
export function previous(period: Period): Period | null {
  if (period.type === "all") return null;
  const { year } = period;
  if (period.type === "month" && period.month > 1) return { type: "month", year, month: period.month - 1 };
  if (year <= 1) return null;
  return period.type === "year" ? { type: "year", year: year - 1 } : { type: "month", year: year - 1, month: 12 };
}

/** The nearest periods of the same length that have videos; null where there is none on that side, and for all time. */
export interface Neighbours {
  readonly earlier: Period | null;
  readonly later: Period | null;
}

/** @param months those that have videos, newest first */
export function neighbours(months: readonly Pick<Month, "year" | "month">[], period: Period): Neighbours {
  if (period.type === "all") return { earlier: null, later: null };
  const key = periodKey(period);
  let later: Period | null = null;
  for (const { year, month } of months) {
    const other: Period = period.type === "year" ? { type: "year", year } : { type: "month", year, month };
    const otherKey = periodKey(other);
    // Keys of one kind compare as text.
    if (otherKey < key) return { earlier: other, later };
    if (otherKey > key) later = other;
  }
  return { earlier: null, later };
}

/** English name of a month. @param month 1 to 12; empty for any other number */
export function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? "";
}

/** A period in words: `December 2024`, `2024` or `All time`. */
export function periodName(period: Period): string {
  if (period.type === "all") return "All time";
  return period.type === "year" ? String(period.year) : `${monthName(period.month)} ${period.year}`;
}
