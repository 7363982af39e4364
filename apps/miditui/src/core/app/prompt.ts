import { keyAt, markersOf } from "../edit/conductor.ts";
import { trackProgram } from "../project/track-sound.ts";
import { barAt, metreAt } from "../time/bars.ts";
import { beatsPerMinute, tempoAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import type { PromptAbout } from "./dialog.ts";
import { gridText } from "./grid-text.ts";
import { keyText } from "./key-text.ts";
import { stoppedRecording } from "./recording.ts";
import { shownLatency } from "./sound-state.ts";
import type { AppState } from "./state.ts";
import { markedField } from "./text-field.ts";

/** The state asking for a value, with what it is now as the text to begin with. */
export function openPrompt(state: AppState, about: PromptAbout): AppState {
  const dialog = { type: "prompt", about, ...markedField(textNow(state, about)), problem: undefined } as const;
  return { ...stoppedRecording(state), dialog, band: undefined };
}

function textNow(state: AppState, about: PromptAbout): string {
  const { project, cursor } = state;
  const map = timeMapOf(project);
  const track = project.tracks[state.track];
  switch (about) {
    case "rename":
      return track?.name ?? "";
    case "instrument":
      return track === undefined ? "" : String(trackProgram(track) + 1);
    case "channel":
      return track === undefined ? "" : String(track.channel + 1);
    case "tempo":
      return String(Math.round(beatsPerMinute(tempoAt(map, cursor.tick)) * 100) / 100);
    case "metre": {
      const { numerator, denominator } = metreAt(map, barAt(map, cursor.tick).start);
      return `${numerator}/${denominator}`;
    }
    case "key": {
      const key = keyAt(project, barAt(map, cursor.tick).start);
      return key === undefined ? "" : keyText(key);
    }
    case "marker":
      return markersOf(project).find(({ tick }) => tick === cursor.tick)?.text ?? "";
    case "quantize":
      return gridText(project, state.grid);
    case "latency":
      return shownLatency(state.sound) === 0 ? "" : String(Math.round(shownLatency(state.sound) * 1000));
    case "velocity":
    case "transpose":
    case "go-to":
      return "";
  }
}
