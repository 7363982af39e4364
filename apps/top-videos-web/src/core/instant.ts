const DAY = 86_400;

/** Days from 1970-01-01 to the first day of a month, in the Gregorian calendar; after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function daysTo(year: number, month: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Seconds from 1970 to the first moment of a month in UTC. @param month 1 to 12 */
export function monthSeconds(year: number, month: number): number {
  return daysTo(year, month) * DAY;
}

/** Seconds since 1970 of a time as {@link readTime} hands it back, or one with fractions; NaN for what is no time. */
export function secondsAt(time: string): number {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = time.slice(0, 10).split("-").map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = time.slice(11, 23).replace("Z", "").split(":").map(Number);
  return (daysTo(year, month) + day - 1) * DAY + hours * 3600 + minutes * 60 + seconds;
}

/**
 * A moment as text that sorts like time: `YYYY-MM-DDTHH:MM:SS` in UTC, without the Z, so that it also sorts before times
 * with fractions of the same second.
 *
 * @param seconds since 1970, of the years 0 to 9999
 */
export function instantText(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return `${date}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d+)?Z$/;

/** A time of the API as `YYYY-MM-DDTHH:MM:SSZ`; null for text that is no time, which only another program can have stored. */
export function readTime(text: string | null): string | null {
  if (text === null) return null;
  const parts = TIME.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1) return null;
  const next = month === 12 ? daysTo(year + 1, 1) : daysTo(year, month + 1);
  if (day > next - daysTo(year, month)) return null;
  return text.length === 20 ? text : `${text.slice(0, 19)}Z`;
}
