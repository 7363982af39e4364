import { monthName } from "./period.ts";

const UNITS = [
  { size: 1e9, letter: "B" },
  { size: 1e6, letter: "M" },
  { size: 1e3, letter: "K" },
] as const;

/** "Dec" of 12; empty for what is no month. */
export function shortMonth(month: number): string {
  return monthName(month).slice(0, 3);
}

/** A count in at most four digits: 62, 2.3K, 99.4K, 338.6M. From 999,950 on it is 1.0M, never 1000.0K. */
export function compact(count: number): string {
  for (const { size, letter } of UNITS) {
    // One decimal is shown, so a number belongs to the unit to which it rounds.
    if (count >= size * 0.99995 && count >= 1000) return `${(count / size).toFixed(1)}${letter}`;
  }
  return String(count);
}

/** Decimals that a number beside an axis can have. */
const DECIMALS = [1, 2, 3, 4] as const;

/**
 * Counts of one axis, all in the unit of the largest and with as many decimals as they need to be exact: 943.5K, 31.165M.
 * Short ones, and those that four decimals do not tell exactly, stay whole.
 */
export function scaleNames(counts: readonly number[]): string[] {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const unit = most < 1e5 ? undefined : UNITS.find(({ size }) => most >= size);
  if (unit === undefined) return counts.map(grouped);
  const { size, letter } = unit;
  const isExact = (count: number, decimals: number): boolean =>
    Math.abs(Number((count / size).toFixed(decimals)) * size - count) < 0.5;
  const decimals = DECIMALS.find((number) => counts.every((count) => isExact(count, number)));
  if (decimals === undefined) return counts.map(grouped);
  return counts.map((count) => (count === 0 ? "0" : `${(count / size).toFixed(decimals)}${letter}`));
}

/** A count with commas between thousands: 20,000. */
export function grouped(count: number): string {
  const digits = String(count);
  if (digits.length < 4) return digits;
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
  return text;
}

/** "1 video", "214 videos", "1.2M views": a count before its noun, compact above 9,999. */
export function counted(count: number, noun: string): string {
  return `${count > 9999 ? compact(count) : grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** Seconds as a player shows them: 0:07, 1:38, 1:02:03. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Seconds as they are said: "1 hour 2 minutes 3 seconds". Parts that are 0 are left out. */
export function spoken(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    { count: Math.floor(whole / 3600), noun: "hour" },
    { count: Math.floor(whole / 60) % 60, noun: "minute" },
    { count: whole % 60, noun: "second" },
  ];
  const said = parts.filter(({ count }) => count > 0).map(({ count, noun }) => counted(count, noun));
  return said.length === 0 ? "0 seconds" : said.join(" ");
}

/** The day of an ISO time as in "Dec 02, 2024"; the text itself where it is not one. */
export function day(iso: string): string {
  const name = shortMonth(Number(iso.slice(5, 7)));
  return name === "" ? iso : `${name} ${iso.slice(8, 10)}, ${iso.slice(0, 4)}`;
}

/** Day and minute of an ISO time: "Nov 21, 2026, 15:34 UTC". */
export function moment(iso: string): string {
  return `${day(iso)}, ${iso.slice(11, 16)} UTC`;
}

/** A share as "4.6%"; two digits below 1 %, none from 100 % on. */
export function percent(share: number): string {
  const value = share * 100;
  if (value >= 99.95) return `${Math.round(value)}%`;
  return `${value.toFixed(value > 0 && value < 0.995 ? 2 : 1)}%`;
}

/** A change against an earlier value as "+12%", "-3%" or "no change"; null where there was nothing. */
export function change(now: number, before: number): string | null {
  if (before <= 0) return null;
  const value = Math.round(((now - before) / before) * 100);
  if (value === 0) return "no change";
  return value > 0 ? `+${grouped(value)}%` : `-${grouped(-value)}%`;
}

/** A message or hint as the commands print it, as a sentence of a page: a capital first, a full stop last. */
export function sentence(text: string): string {
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  return ended.slice(0, 1).toUpperCase() + ended.slice(1);
}
