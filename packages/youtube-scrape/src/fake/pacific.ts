const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const PACIFIC = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** Milliseconds by which the wall clock in California is behind UTC at a moment. */
function behind(ms: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of PACIFIC.formatToParts(ms)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.floor(ms / 1000) * 1000 - Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The next midnight in California, when the daily allowances begin anew; on change days the day has 23 or 25 hours. */
export function nextPacificMidnight(ms: number): number {
  const wall = ms - behind(ms);
  const midnight = (Math.floor(wall / DAY_MS) + 1) * DAY_MS;
  // The offset that holds at midnight itself, which can differ from the one now.
  return midnight + behind(midnight + behind(ms));
}
