import { InterpolationTypes, type SpessaSynthProcessor } from "spessasynth_core";
import { MidituiError } from "../../core/error.ts";
import { hermite, type Oscillator } from "../effects/hermite.ts";
import { rememberedCoefficients } from "./remembered-coefficients.ts";

/** What has its place taken already: all synths of a thread share their classes. */
const replaced = new WeakSet<object>();

/**
 * Has all synths of this thread make samples with our oscillator, and find the coefficients of their filters, faster than
 * they do themselves; it sounds the same. The synth has no other way in than the classes of what its voices hold.
 *
 * @throws MidituiError E_INTERNAL for a synth that is built in another way
 */
export function replaceKernels(processor: SpessaSynthProcessor): void {
  const voice = inside(inside(inside(processor, "synthCore"), "voices"), "0");
  replaceOscillator(inside(inside(voice, "oscillators"), String(InterpolationTypes.hermite)));
  replaceCoefficients(inside(voice, "filter"));
}

function replaceOscillator(oscillator: object): void {
  const kind = Object.getPrototypeOf(oscillator);
  kind.process = function (this: Oscillator, count: number, ratio: number, output: Float32Array): boolean {
    return hermite(this, count, ratio, output);
  };
}

function replaceCoefficients(filter: object): void {
  const kind = Object.getPrototypeOf(filter);
  if (replaced.has(kind)) return;
  replaced.add(kind);
  const find: unknown = kind.calculateCoefficients;
  if (typeof find !== "function") throw new MidituiError("E_INTERNAL", "the filters of the synth have no coefficients");
  kind.calculateCoefficients = rememberedCoefficients((lowpass, cents) => Reflect.apply(find, lowpass, [cents]));
}

function inside(thing: object, name: string): object {
  const value: unknown = Reflect.get(thing, name);
  if (typeof value === "object" && value !== null) return value;
  throw new MidituiError("E_INTERNAL", `the synth has no ${name}`);
}
