import { counted } from "../core/counted.ts";
import { positionAt } from "../core/time/bars.ts";
import { secondsAt } from "../core/time/seconds.ts";
import type { TimeMap } from "../core/time/time-map.ts";

/** What the line of a song that is played tells. */
export interface PlayState {
  /** Heard now, in ticks; after the end while the last notes ring on. */
  readonly tick: number;
  /** Tick with which the song is over. */
  readonly end: number;
  readonly paused: boolean;
  readonly voices: number;
  /** "" where it is not known yet. */
  readonly output: string;
}

const KEYS = "Space pauses, q ends";

/**
 * Where a song is, and its keys.
 *
 * @param columns that it may have: what does not fit is left out, the keys first
 */
export function playLine(map: TimeMap, { tick, end, paused, voices, output }: PlayState, columns: number): string {
  const heard = Math.min(Math.max(0, Math.floor(tick)), end);
  const { bar, beat } = positionAt(map, Math.max(0, Math.min(heard, end - 1)));
  const parts = [
    `${clockText(secondsAt(map, heard))} / ${clockText(secondsAt(map, end))}`,
    `bar ${bar}.${beat}`,
    paused ? "paused" : counted(voices, "voice"),
    output,
    paused ? KEYS.replace("pauses", "plays") : KEYS,
  ].filter((part) => part !== "");
  while (parts.length > 1 && parts.join("  ").length > columns) parts.pop();
  return parts.join("  ").slice(0, Math.max(0, columns));
}

function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
