import type { Tone } from "../patch.ts";
import { additive, type Partial } from "./additive.ts";
import { type KnockOptions, knock } from "./knock.ts";
import { loopFor } from "./loop.ts";
import { recording } from "./recording.ts";
import { type StringOptions, stringPartials } from "./strings.ts";

export interface PluckedOptions {
  /** With the key behind it, the name of the tone. */
  readonly name: string;
  /** Frames a second, about. */
  readonly rate: number;
  /** Seconds before the loop. */
  readonly lead: number;
  /** Shortest seconds of the loop: it has at least `cycles` periods. @default 0.06 */
  readonly loop?: number;
  /** @default 12 */
  readonly cycles?: number;
  readonly string: StringOptions;
  /** A second string that is struck with it, and how loud that is. */
  readonly second?: { readonly string: StringOptions; readonly amplitude: number };
  /** Noise of hammer, finger or pick, beside a string of RMS 1 at its start. */
  readonly knocks?: readonly KnockOptions[];
}

/** A string (or two), struck or plucked: for zones whose envelope falls as the lowest partial does. */
export function plucked(options: PluckedOptions): Tone {
  const { name, rate, lead, string, second, knocks = [], cycles = 12 } = options;
  const { key } = string;
  const seconds = Math.max(options.loop ?? 0.06, cycles / (440 * 2 ** ((key - 69) / 12)));
  const loop = loopFor(key, { rate, seconds });
  const strings = [...withPower(stringPartials(loop, string), 1)];
  if (second) strings.push(...withPower(stringPartials(loop, second.string), second.amplitude));
  const noises = knocks.flatMap((options) => knock(loop, options));
  const sound = additive([...strings, ...noises], loop, lead);
  return recording({ name: `${name} ${key}`, rate: loop.rate, key, fadeIn: 0.0004, ...sound });
}

/** The partials scaled so that together they have an RMS of `amplitude` at their start. */
function withPower(partials: readonly Partial[], amplitude: number): Partial[] {
  let power = 0;
  for (const partial of partials) power += partial.amplitude ** 2 / 2;
  const scale = amplitude / Math.sqrt(power);
  return partials.map((partial) => ({ ...partial, amplitude: partial.amplitude * scale }));
}
