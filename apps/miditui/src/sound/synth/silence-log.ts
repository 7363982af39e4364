import { BasicSoundBank, SpessaLog } from "spessasynth_core";

/** From now on the synth writes nothing to the console, which is the screen of the app. */
export function silenceLog(): void {
  SpessaLog.setLogLevel(false, false, false);
  // It would word the date of every bank for the user's country, which takes 20 ms the first time, and then print nothing.
  Reflect.set(BasicSoundBank.prototype, "printInfo", () => {});
}
