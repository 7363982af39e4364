import { InterpolationTypes, type SpessaSynthProcessor } from "spessasynth_core";
import { MidituiError } from "../../core/error.ts";
import { hermite, type Oscillator } from "../effects/hermite.ts";

/**
 * Has all synths of this thread make samples with our oscillator instead of their own, which sounds the same. The synth
 * has no other way in than the class of the oscillators that its voices hold.
 */
export function replaceOscillator(processor: SpessaSynthProcessor): void {
  const voices = inside(inside(processor, "synthCore"), "voices");
  const oscillators = inside(inside(voices, "0"), "oscillators");
  const kind = Object.getPrototypeOf(inside(oscillators, String(InterpolationTypes.hermite)));
  kind.process = function (this: Oscillator, count: number, ratio: number, output: Float32Array): boolean {
    return hermite(this, count, ratio, output);
  };
}

function inside(thing: object, name: string): object {
  const value: unknown = Reflect.get(thing, name);
  if (typeof value === "object" && value !== null) return value;
  throw new MidituiError("E_INTERNAL", `the synth has no ${name}`);
}
