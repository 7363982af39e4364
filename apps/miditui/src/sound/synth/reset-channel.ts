import type { MIDIChannel } from "spessasynth_core";
import { MidituiError } from "../../core/error.ts";

/** Gives a channel of the synth its first state. The synth does so itself, but leaves it out of its declarations. */
export function resetChannel(channel: MIDIChannel): void {
  const reset: unknown = Reflect.get(channel, "reset");
  if (typeof reset !== "function") throw new MidituiError("E_INTERNAL", "a channel of the synth that cannot be reset");
  Reflect.apply(reset, channel, [false]);
}
