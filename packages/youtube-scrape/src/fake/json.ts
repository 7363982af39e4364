/** What an answer is made of; undefined fields are left out when it is written. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** Milliseconds as the API writes times, `2024-12-13T19:00:09Z`. */
export function isoTime(ms: number): string {
  const day = Math.floor(ms / 86_400_000);
  // Videos of a page are often of one day, and writing a date takes most of the time.
  if (day !== latest.day) latest = { day, text: new Date(ms).toISOString().slice(0, 11) };
  const seconds = Math.floor(ms / 1000) - day * 86_400;
  return `${latest.text}${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}Z`;
}

let latest = { day: Number.NaN, text: "" };

function two(value: number): string {
  return value < 10 ? `0${Math.floor(value)}` : String(Math.floor(value));
}
