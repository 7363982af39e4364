import type { SoundDeed } from "../../keymap/deed-id.ts";
import { bankDialog } from "../choose-bank.ts";
import { exportDialog } from "../export-wav.ts";
import { gridText } from "../grid-text.ts";
import { playheadTick } from "../playhead.ts";
import { openPrompt } from "../prompt.ts";
import { stoppedRecording } from "../recording.ts";
import type { SoundState } from "../sound-state.ts";
import type { AppState, Recording } from "../state.ts";
import { tell } from "../step.ts";
import { paused, playing, positionText } from "../transport.ts";
import type { Deed } from "./deed.ts";

export const SOUND_DEEDS: Readonly<Record<SoundDeed, Deed>> = {
  record: recorded,
  metronome: (state) => {
    const metronome = !state.sound.metronome;
    return tell(withSound(state, { metronome }), metronome ? "Metronome on" : "Metronome off");
  },
  "count-in": (state) => {
    const countIn = !state.sound.countIn;
    return tell(withSound(state, { countIn }), countIn ? "A bar of clicks before a recording" : "No count-in");
  },
  "quantize-recording": (state) => {
    const quantizing = !state.sound.quantizing;
    const told = `Recorded notes go to ${gridText(state.project, state.grid)}`;
    return tell(withSound(state, { quantizing }), quantizing ? told : "Recorded notes stay where they were played");
  },
  latency: (state) => openPrompt(state, "latency"),
  soundfont: bankDialog,
  "export-wav": exportDialog,
};

function withSound(state: AppState, change: Partial<SoundState>): AppState {
  return { ...state, sound: { ...state.sound, ...change } };
}

/**
 * Plays from the cursor, after a count-in where there is one, and writes what is played to it; again ends it and goes back
 * to the mode before.
 */
function recorded(state: AppState): AppState {
  if (state.recording?.take === true) {
    const mode = state.recording.from;
    return tell({ ...paused(stoppedRecording(state)), mode }, "Recording ended");
  }
  const still = stoppedRecording(state);
  const { cursor, sound, transport } = still;
  const goesOn = transport.state === "playing";
  const countIn = sound.countIn && !goesOn ? 1 : 0;
  const next = goesOn ? still : playing(still, cursor.tick, countIn);
  const tick = Math.floor(playheadTick(next));
  const recording: Recording = {
    take: true,
    from: state.mode,
    loose: [],
    since: state.now,
    tick,
    last: state.now,
    held: [],
    tap: undefined,
  };
  const told = countIn > 0 ? "Recording after a bar of clicks" : `Recording from ${positionText(next, tick)}`;
  return tell({ ...next, mode: "insert", band: undefined, recording }, `${told}; R or Ctrl+G ends it`);
}
