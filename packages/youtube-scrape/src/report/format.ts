const MONTHS = [
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

export const WEEKDAYS: readonly string[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];

const NONE = "n/a";

/** Rounded to whole, with thousands separators: `12,345`. */
export function integer(value: number | null): string {
  if (value === null) return NONE;
  return grouped(Math.round(value).toFixed(0));
}

/** With one digit after the point below 100, whole from there on; `0.04` where one digit would say nothing. */
export function decimal(value: number | null): string {
  if (value === null) return NONE;
  const size = Math.abs(value);
  if (size >= 100) return integer(value);
  return value.toFixed(size >= 1 || size === 0 ? 1 : 2).replace(/\.0$/, "");
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

const STEPS: readonly (readonly [number, string])[] = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
];

/** Three digits at most and a letter: `1.2M`, `340k`. */
export function compact(value: number | null): string {
  if (value === null) return NONE;
  for (const [unit, letter] of STEPS) {
    const shown = Number((value / unit).toPrecision(3));
    if (Math.abs(shown) >= 1) return Math.abs(shown) < 1000 ? `${shown}${letter}` : `${integer(shown)}${letter}`;
  }
  return decimal(value);
}

/** A share of 0 to 1 as a percentage. */
export function percent(share: number | null): string {
  if (share === null) return NONE;
  const value = 100 * share;
  if (value === 0 || value === 100) return `${value}%`;
  if (value < 0.1) return "<0.1%";
  if (value > 99.9) return ">99.9%";
  return `${value.toFixed(1)}%`;
}

/** Whole seconds as `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function span(seconds: number | null): string {
  if (seconds === null) return NONE;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return both(Math.floor(whole / 60), "min", whole % 60, "s");
  if (whole < 86_400 * 4) return both(Math.floor(whole / 3600), "h", Math.floor((whole % 3600) / 60), "min");
  return `${integer(whole / 86_400)} days`;
}

/** Whole seconds as on a player: `0:45`, `3:20`, `2:05:00`. */
export function clock(seconds: number | null): string {
  if (seconds === null) return NONE;
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), two(whole % 60)];
  return minutes < 60 ? `${minutes}:${rest}` : `${integer(Math.floor(minutes / 60))}:${two(minutes % 60)}:${rest}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** A round number of seconds for an axis: `30 s`, `5 m`, `2 h`. */
export function stepName(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${seconds / 60} m` : `${seconds / 3600} h`;
}

function both(first: number, firstUnit: string, second: number, secondUnit: string): string {
  return second === 0 ? `${first} ${firstUnit}` : `${first} ${firstUnit} ${second} ${secondUnit}`;
}

/** `2024-03` as `March 2024`; anything else as it is. */
export function month(ym: string): string {
  const name = MONTHS[Number(ym.slice(5, 7)) - 1];
  return /^\d{4}-\d\d$/.test(ym) && name !== undefined ? `${name} ${ym.slice(0, 4)}` : ym;
}

/** `2024-03` as `Mar`. */
export function shortMonth(ym: string): string {
  return (MONTHS[Number(ym.slice(5, 7)) - 1] ?? ym).slice(0, 3);
}

/** The day of a time: `2024-03-09T...` as `9 March 2024`; anything else as it is. */
export function day(time: string | null): string {
  if (time === null) return NONE;
  const name = MONTHS[Number(time.slice(5, 7)) - 1];
  if (!/^\d{4}-\d\d-\d\d/.test(time) || name === undefined) return time;
  return `${Number(time.slice(8, 10))} ${name} ${time.slice(0, 4)}`;
}

/** Day, hour and minute of a time in UTC. */
export function moment(time: string | null): string {
  if (time === null) return NONE;
  const clock = /T(\d\d:\d\d)/.exec(time)?.[1];
  return clock === undefined ? day(time) : `${day(time)}, ${clock} UTC`;
}

/** `4 to 6`, or `4` where both are the same. */
export function between(from: string, to: string): string {
  return from === to ? from : `${from} to ${to}`;
}

/** `1 video`, `2 videos`. */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${integer(count)} ${count === 1 ? one : more}`;
}

const LANGUAGES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** The English name of a language by its code; undefined for what is none. */
export function languageName(code: string): string | undefined {
  try {
    return LANGUAGES.of(code);
  } catch {
    return undefined;
  }
}
