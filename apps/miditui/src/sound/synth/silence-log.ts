import { SpessaLog } from "spessasynth_core";

/** From now on the synth writes nothing to the console, which is the screen of the app. */
export function silenceLog(): void {
  SpessaLog.setLogLevel(false, false, false);
}
