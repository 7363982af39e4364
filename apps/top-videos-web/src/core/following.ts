import type { Period } from "./ask.ts";

/** The period of the same length just after it; null after all time and the year 9999. */
export function following(period: Period): Period | null {
  if (period.type === "all") return null;
  const { year } = period;
  if (period.type === "month" && period.month < 12) return { type: "month", year, month: period.month + 1 };
  if (year >= 9999) return null;
  return period.type === "year" ? { type: "year", year: year + 1 } : { type: "month", year: year + 1, month: 1 };
}
