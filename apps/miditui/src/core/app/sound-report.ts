import type { SoundReport } from "../sound/report.ts";
import { withLoadedBank, withoutBank } from "./choose-bank.ts";
import { afterHeard } from "./heard.ts";
import { midiKey } from "./recording.ts";
import type { Output } from "./sound-state.ts";
import type { AppState } from "./state.ts";
import { complain, type Outcome, tell } from "./step.ts";

/** The state after what the sound has told of itself. */
export function reported(state: AppState, report: SoundReport): Outcome {
  switch (report.type) {
    case "output":
      return withOutput(state, report);
    case "heard":
      return afterHeard(state, report);
    case "bank": {
      const { path, name, presets } = report;
      return withLoadedBank(state, { path, name, presets });
    }
    case "bank-failed":
      return complain(withoutBank(state, report.path), report.text);
    case "midi-key":
      return midiKey(state, report);
    case "trouble":
      return tell(state, report.text);
  }
}

/** Another output is told; the first one only where it is none, since that is why nothing is heard. */
function withOutput(state: AppState, { name, latency, trouble }: Output): AppState {
  const before = state.sound.output;
  const next = { ...state, sound: { ...state.sound, output: { name, latency, trouble } } };
  const why = trouble === "" ? "" : `: ${trouble}`;
  if (name === BROKEN) return complain(next, `The sound has broken down${why}`);
  if (before === undefined) {
    if (name !== SILENT || trouble === "") return next;
    const told = `${UNHEARD}${why}`;
    return state.notice === undefined ? { ...tell(next, `${UNHEARD} (Ctrl+R tells why)`), told } : { ...next, told };
  }
  if (before.name !== name) return tell(next, name === SILENT ? `No more sound${why}` : `Sound goes to ${name}${why}`);
  // What was asked for has been told as it was asked for.
  const changed = state.sound.latency === undefined && Math.abs(before.latency - latency) > 0.0005;
  return changed && state.transport.state !== "playing" ? tell(next, `Latency ${latencyText(latency)}`) : next;
}

/** What the output is called that nobody hears, and that of an engine that is no more. */
export const SILENT = "silent";
export const BROKEN = "none";

const UNHEARD = "No way to play sound was found: all is silent";

/** "46 ms". */
export function latencyText(seconds: number): string {
  return `${Math.round(seconds * 1000)} ms`;
}
