import type { Partial } from "./additive.ts";
import type { Loop } from "./loop.ts";
import { hertz } from "./pitch.ts";
import { seeded } from "./random.ts";

/** A string that is struck or plucked. */
export interface StringOptions {
  readonly key: number;
  /** Partial k is at k times the pitch times sqrt(1 + stiffness k^2). @default 0 */
  readonly stiffness?: number;
  /** Where it is set going, as a part of its length: partials with a node there are missing. */
  readonly at: number;
  /** Where it is heard, likewise; none: at its end. */
  readonly pickup?: number;
  /** Partials fall as 1/k to this power before anything else. @default 1 */
  readonly tilt?: number;
  /** Hz above which hammer, finger or pick is too soft to set anything going. */
  readonly brightness: number;
  /** Strength that the body gives a frequency. @default 1 */
  readonly body?: (hz: number) => number;
  /** Seconds in which the lowest partial falls by 1/e once the sound has settled. */
  readonly decay: number;
  /** How much faster partials at 1 kHz fall than the lowest would alone; grows with the square. @default 1 */
  readonly damping?: number;
  /** Part of the strength that dies four times as fast, out of tune by `beat` Hz: the string's other plane, or other strings. @default 0.5 */
  readonly prompt?: number;
  /** @default 0.4 */
  readonly beat?: number;
  /** @default 48 */
  readonly most?: number;
  readonly seed?: number;
}

/** Seconds that 5 kHz is ahead of the lowest partial. */
const AHEAD = 0.002;
/** How much faster than the lowest partial the highest fall by what does not grow with their frequency, in parts of 1/decay. */
const AIR = 0.25;
/** Times faster than the rest that the prompt part dies. */
const PROMPT = 4;

/**
 * Partials of a string (stiff, lossy, plucked at a point), for `additive`: sin(pi k x) of a pluck at x, frequencies as
 * k sqrt(1 + B k^2), losses that grow with the square of the frequency (N. Fletcher and T. Rossing, "The Physics of Musical
 * Instruments", chapters 2 and 9), and two decays of each partial, a prompt sound and an aftersound (G. Weinreich,
 * "Coupled piano strings", 1977). The common part of the decay, that of the
 * lowest partial, is left to the envelope of the volume: what is given here is how much faster the others fall.
 */
export function stringPartials(loop: Loop, options: StringOptions): Partial[] {
  const { key, stiffness = 0, at, pickup, tilt = 1, brightness, body, decay, damping = 1 } = options;
  const { prompt = 0.5, beat = 0.4, most = 48, seed = key } = options;
  const next = seeded(seed * 7919 + 13);
  const hz = hertz(key);
  const perHertz = loop.frames / loop.rate;
  const partials: Partial[] = [];
  for (let k = 1; k <= most; k++) {
    const stretch = Math.sqrt((1 + stiffness * k * k) / (1 + stiffness));
    const frequency = k * hz * stretch;
    if (frequency > loop.rate * 0.47) break;
    const struck = Math.sin(Math.PI * k * at);
    const heard = pickup === undefined ? 1 : Math.sin(Math.PI * k * pickup);
    const soft = Math.exp(-((frequency / brightness) ** 1.4));
    const amplitude = ((struck * heard * soft) / k ** tilt) * (body?.(frequency) ?? 1);
    if (Math.abs(amplitude) < 1e-5) continue;
    const faster = damping * ((frequency / 1000) ** 2 - (hz / 1000) ** 2) + (AIR * (k - 1)) / k;
    const own = faster > 0 ? decay / faster : 1e3;
    // What is high is ahead of what is low, as on a stiff string: all at once would be one tall peak in every period.
    const phase = (amplitude < 0 ? 0.5 : 0) + (AHEAD * frequency ** 2) / 10_000;
    const strength = Math.abs(amplitude);
    partials.push({ cycles: frequency * perHertz, amplitude: strength * (1 - prompt), phase, decay: own });
    if (prompt > 0) {
      const cycles = (frequency + beat * (0.5 + next()) * (next() < 0.5 ? -1 : 1)) * perHertz;
      const fast = 1 / ((PROMPT - 1) / decay + 1 / own);
      partials.push({ cycles, amplitude: strength * prompt, phase, decay: fast, ends: true });
    }
  }
  return partials;
}
