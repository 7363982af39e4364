import type { Loop } from "./loop.ts";
import type { Sustained } from "./recording.ts";

/** A sine of the sound. */
export interface Partial {
  /** Periods in the loop; made whole, unless the partial ends before the loop begins. */
  readonly cycles: number;
  readonly amplitude: number;
  /** Turns at frame 0. @default 0 */
  readonly phase?: number;
  /** Seconds in which it comes to 63 % of its strength. @default 0: at once */
  readonly rise?: number;
  /** Seconds in which it falls by 1/e towards `floor`. @default does not fall */
  readonly decay?: number;
  /** Part of the amplitude that it falls to. @default 0 */
  readonly floor?: number;
  /** Is gone before the loop, so that it may have any frequency. @default false */
  readonly ends?: boolean;
}

/**
 * Sum of partials: `lead` seconds in which they rise and fall, and one loop in which they stay as they have become.
 *
 * @returns lead and loop; the loop is exactly periodic
 */
export function additive(partials: readonly Partial[], loop: Loop, lead: number): Sustained {
  const before = Math.max(1, Math.round(lead * loop.rate));
  const data = new Float32Array(before + loop.frames);
  for (const partial of partials) addPartial(data, partial, loop, before);
  return { data, loop: { start: before, end: data.length } };
}

const SILENT = 1e-5;

function addPartial(data: Float32Array, partial: Partial, loop: Loop, before: number): void {
  const { amplitude, phase = 0, rise = 0, decay = 0, floor = 0, ends = false } = partial;
  const cycles = ends ? partial.cycles : Math.max(1, Math.round(partial.cycles));
  // Above the middle of the rate a sine would come back as another pitch.
  if (cycles >= loop.frames * 0.49 || Math.abs(amplitude) < SILENT) return;

  const turn = (2 * Math.PI * cycles) / loop.frames;
  const cosine = Math.cos(turn);
  const sine = Math.sin(turn);
  const start = 2 * Math.PI * phase;
  let x = Math.cos(start);
  let y = Math.sin(start);
  const rising = rise > 0 ? Math.exp(-1 / (rise * loop.rate)) : 0;
  const falling = decay > 0 ? Math.exp(-1 / (decay * loop.rate)) : 1;
  const fallen = decay > 0 ? 1 - floor : 0;
  const stays = decay > 0 ? floor : 1;
  const fade = ends ? Math.floor(before * 0.6) : before;
  let missing = rise > 0 ? 1 : 0;
  let remaining = fallen;
  let level = amplitude * (1 - missing) * (stays + remaining);
  for (let i = 0; i < before; i++) {
    let now = level;
    if (i > fade) {
      const left = (before - i) / (before - fade);
      now *= left * left * (3 - 2 * left);
    }
    data[i]! += now * y;
    const next = y * cosine + x * sine;
    x = x * cosine - y * sine;
    y = next;
    missing *= rising;
    remaining *= falling;
    level = amplitude * (1 - missing) * (stays + remaining);
    if (stays === 0 && remaining < SILENT) return;
  }
  if (ends) return;
  for (let i = before; i < data.length; i++) {
    data[i]! += level * y;
    const next = y * cosine + x * sine;
    x = x * cosine - y * sine;
    y = next;
  }
}
