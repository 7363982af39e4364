import { fraction, mix } from "./mix.ts";

const DAY_MS = 86_400_000;
/** Days between the first upload and the end of the channel: a little over 12 years. */
const CHANNEL_DAYS = 4422;

/** Uploads by day of the week, from Sunday, and by hour of the day in UTC. */
const WEEKDAYS = [1.15, 0.8, 0.85, 0.9, 1, 1.55, 1.45] as const;
const HOURS = [
  0.5, 0.3, 0.2, 0.1, 0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.6, 2.2, 2.8, 2.6, 2.2, 1.8, 1.4, 1.1, 0.9, 0.7,
] as const;

/** Maps the order of uploads to moments, so that months, weekdays and hours are as uneven as on a real channel. */
export interface Times {
  /** First millisecond of the channel and the one after its last. */
  readonly start: number;
  readonly end: number;
  /** Moment at a part of 0 to below 1 of all uploads; it never falls as the part grows. Whole seconds in ms. */
  at(part: number): number;
  /** Part of all uploads that lies before a moment. */
  before(ms: number): number;
}

/** @param end midnight after the last day, milliseconds in UTC */
export function makeTimes(seed: number, end: number): Times {
  const start = end - CHANNEL_DAYS * DAY_MS;
  const sums = new Float64Array(CHANNEL_DAYS + 1);
  for (let day = 0; day < CHANNEL_DAYS; day++) sums[day + 1] = (sums[day] ?? 0) + weight(seed, start, day);
  const total = sums[CHANNEL_DAYS] ?? 1;
  const hours = hourSums();
  return {
    start,
    end,
    at: (part) => {
      const goal = Math.min(Math.max(part, 0), 1) * total;
      const day = Math.min(place(sums, goal), CHANNEL_DAYS - 1);
      const from = sums[day] ?? 0;
      const inDay = (goal - from) / ((sums[day + 1] ?? total) - from);
      return start + day * DAY_MS + momentOfDay(hours, inDay);
    },
    before: (ms) => (sums[Math.min(Math.max(Math.floor((ms - start) / DAY_MS), 0), CHANNEL_DAYS)] ?? 0) / total,
  };
}

/** Milliseconds into a day at a part of 0 to below 1 of its uploads. */
export function inDay(part: number): number {
  return momentOfDay(hourSums(), part);
}

/** How many uploads a day gets, compared with the others: growth, good and bad months, weekdays, a few quiet weeks. */
function weight(seed: number, start: number, day: number): number {
  const progress = day / CHANNEL_DAYS;
  const growth = 0.35 + 1.9 * progress * progress + 0.6 * progress;
  const date = new Date(start + day * DAY_MS);
  const month = 0.55 + fraction(mix(seed ^ 0x6d6f, date.getUTCFullYear() * 12 + date.getUTCMonth()));
  const quiet = fraction(mix(seed ^ 0x7175, Math.floor(day / 7))) < 0.03 ? 0.08 : 1;
  return growth * month * quiet * (WEEKDAYS[date.getUTCDay()] ?? 1);
}

function hourSums(): Float64Array {
  const sums = new Float64Array(25);
  HOURS.forEach((hour, i) => {
    sums[i + 1] = (sums[i] ?? 0) + hour;
  });
  return sums;
}

function momentOfDay(hours: Float64Array, part: number): number {
  const goal = part * (hours[24] ?? 1);
  const hour = Math.min(place(hours, goal), 23);
  const from = hours[hour] ?? 0;
  const inHour = (goal - from) / ((hours[hour + 1] ?? goal + 1) - from);
  return Math.min(Math.floor((hour + inHour) * 3600), 86_399) * 1000;
}

/** Last place whose sum is at most the goal. */
function place(sums: Float64Array, goal: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sums[middle] ?? 0) <= goal) low = middle;
    else high = middle - 1;
  }
  return low;
}
