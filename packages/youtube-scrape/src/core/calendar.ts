import { ScrapeError } from "./error.ts";

const SECONDS_A_DAY = 86_400;
const DAYS_AN_ERA = 146_097;
/** Days from the first of March of the year 0 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const FIRST_SECOND = -62_135_596_800;
const LAST_SECOND = 253_402_300_799;

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|([+-])(\d{2}):(\d{2})))?$/;

/**
 * Seconds since 1970-01-01T00:00:00Z of an RFC 3339 date and time with any offset, or of a date, which means its
 * midnight in UTC. Fractions are rounded down to the second before.
 *
 * @returns null for anything else: a day that the month does not have, the hour 24, the second 60, a time without an
 *   offset, and moments outside the years 1 to 9999 in UTC
 */
export function toUtcSeconds(text: string): number | null {
  const found = MOMENT.exec(text);
  if (found === null) return null;
  const [, years, months, days, hours, minutes, seconds, sign, offsetHours, offsetMinutes] = found;
  const year = number(years);
  const month = number(months);
  const day = number(days);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const time = secondsOfDay(number(hours), number(minutes), number(seconds));
  const offset = secondsOfDay(number(offsetHours), number(offsetMinutes), 0);
  if (time === null || offset === null) return null;
  const total = daysSince1970(year, month, day) * SECONDS_A_DAY + time - (sign === "-" ? -offset : offset);
  return total < FIRST_SECOND || total > LAST_SECOND ? null : total;
}

/**
 * The moment as `YYYY-MM-DDTHH:MM:SSZ`.
 *
 * @param seconds since 1970-01-01T00:00:00Z, in the years 1 to 9999; fractions are rounded down
 * @throws ScrapeError E_USAGE outside those years
 */
export function fromUtcSeconds(seconds: number): string {
  const whole = Math.floor(seconds);
  if (!(whole >= FIRST_SECOND && whole <= LAST_SECOND))
    throw new ScrapeError("E_USAGE", `${seconds} seconds since 1970 lie outside the years 1 to 9999`);
  const days = Math.floor(whole / SECONDS_A_DAY);
  const rest = whole - days * SECONDS_A_DAY;
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(twoDigits).join(":");
  return `${dateOf(days)}T${time}Z`;
}

/** The same moment as `YYYY-MM-DDTHH:MM:SSZ`, or null where {@link toUtcSeconds} knows none. */
export function normalTime(text: string): string | null {
  const seconds = toUtcSeconds(text);
  return seconds === null ? null : fromUtcSeconds(seconds);
}

function number(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function secondsOfDay(hours: number, minutes: number, seconds: number): number | null {
  return hours > 23 || minutes > 59 || seconds > 59 ? null : hours * 3600 + minutes * 60 + seconds;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Years that begin in March put the leap day last, after H. Hinnant, "chrono-compatible low-level date algorithms". */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_AN_ERA + dayOfEra - DAYS_TO_1970;
}

function dateOf(daysFrom1970: number): string {
  const days = daysFrom1970 + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_AN_ERA);
  const dayOfEra = days - era * DAYS_AN_ERA;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}
