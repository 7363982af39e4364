const SECONDS_A_MINUTE = 60;
const SECONDS_AN_HOUR = 3600;
const SECONDS_A_DAY = 86_400;
const SECONDS_A_WEEK = 604_800;

// `T` promises a time, so something must follow it; a fraction is allowed on seconds alone, as YouTube writes it.
const ISO = /^P(?=[\dT])(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?$/;
const PROTOBUF = /^(\d+)(?:\.\d+)?s$/;

/**
 * Whole seconds of a duration as the API writes it: ISO 8601 with weeks, days, hours, minutes and seconds (`PT1M38S`,
 * `P1DT2H`, `P0D`), or the protobuf form of videos:batchGetStats (`98s`, `98.5s`). Fractions are rounded down.
 *
 * @returns null for anything else: nothing after `P` or `T`, a sign, months and years, which have no fixed length, and
 *   durations beyond 2^53 - 1 seconds
 */
export function parseDuration(text: string): number | null {
  const iso = ISO.exec(text);
  if (iso === null) return parseProtobuf(text);
  const [, weeks, days, hours, minutes, seconds] = iso;
  // A part beyond 2^53 may be rounded, but only to another number beyond it, so the check of the sum still holds.
  const total =
    number(weeks) * SECONDS_A_WEEK +
    number(days) * SECONDS_A_DAY +
    number(hours) * SECONDS_AN_HOUR +
    number(minutes) * SECONDS_A_MINUTE +
    number(seconds);
  return Number.isSafeInteger(total) ? total : null;
}

function parseProtobuf(text: string): number | null {
  const seconds = PROTOBUF.exec(text)?.[1];
  if (seconds === undefined) return null;
  const total = Number(seconds);
  return Number.isSafeInteger(total) ? total : null;
}

function number(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits);
}
