/** The API counts its daily allowances by the calendar of Los Angeles and renews them at midnight there. */
const CALENDAR = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  calendar: "gregory",
  numberingSystem: "latn",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const HOUR_MS = 3_600_000;

/**
 * The day in Pacific time, `YYYY-MM-DD`.
 *
 * @param ms milliseconds since 1970 in UTC, in the years 1000 to 9999
 */
export function pacificDay(ms: number): string {
  const [month = "", day = "", year = ""] = CALENDAR.format(ms).split("/");
  return `${year}-${month}-${day}`;
}

/** The first midnight in Pacific time after a moment, both in milliseconds since 1970 in UTC. */
export function nextPacificMidnight(ms: number): number {
  // Read as UTC, a day begins there 7 hours before it does by summer time here, and 8 before it does by winter time.
  const dayStart = Date.parse(pacificDay(ms)) + 24 * HOUR_MS;
  const summer = dayStart + 7 * HOUR_MS;
  // Clocks change at two in the morning: every day has one midnight, and an hour before it is still the day before.
  return Date.parse(pacificDay(summer)) === dayStart ? summer : summer + HOUR_MS;
}
