import { quote } from "@side-projects/command";
import {
  keyAt,
  removeKey,
  removeMetre,
  removeTempo,
  setKey,
  setMarker,
  setMetre,
  setTempo,
  TEMPO_RANGE,
} from "../edit/conductor.ts";
import type { VelocityChange } from "../edit/note-velocities.ts";
import { transposeNotes } from "../edit/notes.ts";
import { renameTrack } from "../edit/rename.ts";
import { setChannel } from "../edit/tracks.ts";
import { barAt, metreAt } from "../time/bars.ts";
import { tempoAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { withVelocities } from "./deeds/notes.ts";
import { withProgram } from "./deeds/tracks.ts";
import type { PromptAbout } from "./dialog.ts";
import { edited } from "./edit-song.ts";
import { goneTo } from "./go-to.ts";
import { readGrid } from "./grid-text.ts";
import { programNames } from "./instrument-names.ts";
import { keyText, readKey } from "./key-text.ts";
import { programOf } from "./program-of.ts";
import { quantizedBy } from "./quantized.ts";
import type { AppState } from "./state.ts";
import { asking, type Outcome, tell } from "./step.ts";
import { notesText, targetNotes } from "./target-notes.ts";
import { positionText } from "./transport.ts";

/** What a metre of a MIDI file has room for. */
const MOST_BEATS = 255;
const UNITS = [1, 2, 4, 8, 16, 32, 64];

/** Milliseconds that sound may be rendered ahead. */
const LATENCIES = { min: 5, max: 1000 };

/** What a prompt's text leads to: the next state, or what is wrong with the text. */
type Answer = (state: AppState, text: string) => Outcome | string;

/** What is done with the text of a prompt, without blanks around it. */
export const ANSWERS: Readonly<Record<PromptAbout, Answer>> = {
  rename: (state, text) => {
    if (text === "") return "a name has at least one character";
    return tell(edited(state, "rename the track", renameTrack(state.project, state.track, text)), `Renamed to ${text}`);
  },
  instrument: (state, text) => {
    const program = programOf(text, programNames(state.sound.bank));
    return typeof program === "string" ? program : withProgram(state, program);
  },
  channel: (state, text) => {
    const channel = Number(text);
    if (!Number.isInteger(channel) || channel < 1 || channel > 16) return "channels go from 1 to 16; 10 is the drums";
    const project = setChannel(state.project, state.track, channel - 1);
    return tell(edited(state, "change the channel", project), `Channel ${channel}`);
  },
  tempo: (state, text) => {
    const map = timeMapOf(state.project);
    const { tick } = state.cursor;
    if (text === "") {
      const there = tempoAt(map, tick).tick;
      const project = removeTempo(state.project, there);
      if (project === state.project) return "the first tempo can be changed, but not removed";
      return tell(edited(state, "remove a tempo", project), `Tempo at ${positionText(state, there)} removed`);
    }
    const bpm = Number(text.replace(",", "."));
    if (Number.isNaN(bpm)) return `${quote(text)} is no number: write it as 120 or 97.5`;
    if (!(bpm >= TEMPO_RANGE.min && bpm <= TEMPO_RANGE.max)) {
      return `beats a minute go from ${TEMPO_RANGE.min} to ${TEMPO_RANGE.max}`;
    }
    const project = setTempo(state.project, tick, bpm);
    return tell(edited(state, "set the tempo", project), `Tempo ${bpm} BPM from ${positionText(state, tick)}`);
  },
  metre: (state, text) => {
    const map = timeMapOf(state.project);
    const { start } = barAt(map, state.cursor.tick);
    if (text === "") {
      const there = metreAt(map, start).tick;
      const project = removeMetre(state.project, there);
      if (project === state.project) return "the first metre can be changed, but not removed";
      return tell(edited(state, "remove a metre", project), `Metre at ${positionText(state, there)} removed`);
    }
    const [, beats, unit = ""] = /^(\d{1,6})\s*\/\s*(\d{1,6})$/.exec(text) ?? [];
    if (beats === undefined) return "write it as 3/4, 6/8 or 7/8";
    const metre = { numerator: Number(beats), denominator: Number(unit) };
    if (metre.numerator < 1 || metre.numerator > MOST_BEATS) return `a bar has 1 to ${MOST_BEATS} beats`;
    if (!UNITS.includes(metre.denominator)) return "write it as 7/8: below is 1, 2, 4, 8, 16, 32 or 64";
    const project = setMetre(state.project, start, metre);
    return tell(
      edited(state, "set the metre", project),
      `Metre ${metre.numerator}/${metre.denominator} from ${positionText(state, start)}`,
    );
  },
  key: (state, text) => {
    const { start } = barAt(timeMapOf(state.project), state.cursor.tick);
    const now = keyAt(state.project, start);
    if (text === "") {
      if (now === undefined) return "no key is set here";
      const project = removeKey(state.project, now.tick);
      return tell(edited(state, "remove a key", project), `Key at ${positionText(state, now.tick)} removed`);
    }
    const key = readKey(text);
    if (key === undefined) return "write it as C, Am, Bb or F# minor, of seven sharps or flats at most";
    const same = now?.sharps === key.sharps && now.minor === key.minor;
    const project = same ? state.project : setKey(state.project, start, key);
    return tell(edited(state, "set the key", project), `Key ${keyText(key)} from ${positionText(state, start)}`);
  },
  marker: (state, text) => {
    const { tick } = state.cursor;
    const project = setMarker(state.project, tick, text);
    const told = text === "" ? "No marker" : `Marker ${text}`;
    return tell(edited(state, "set a marker", project), `${told} at ${positionText(state, tick)}`);
  },
  velocity: (state, text) => {
    const change = readVelocity(text);
    if (typeof change === "string") return change;
    const target = targetNotes(state);
    return withVelocities(state, target, change);
  },
  transpose: (state, text) => {
    const semitones = Number(text);
    if (text === "" || !Number.isInteger(semitones)) {
      return "semitones are whole: 12 for an octave up, -5 for a fourth down";
    }
    if (semitones < -127 || semitones > 127) return "semitones go from -127 to 127";
    const target = targetNotes(state);
    const project = transposeNotes(state.project, target, semitones);
    if (project === state.project) return "the notes cannot go that way";
    return tell(edited(state, `transpose ${notesText(target.count)}`, project), `Transposed by ${semitones}`);
  },
  quantize: (state, text) => {
    const grid = readGrid(state.project, state.grid, text);
    return typeof grid === "string" ? grid : quantizedBy(state, grid);
  },
  latency: (state, text) => {
    const milliseconds = Number(text.replace(/ *ms$/, ""));
    const { min, max } = LATENCIES;
    if (text === "" || !(milliseconds >= min && milliseconds <= max)) {
      return `write it as 20 or 100: milliseconds go from ${min} to ${max}`;
    }
    const latency = milliseconds / 1000;
    const next = { ...state, sound: { ...state.sound, latency } };
    return asking(tell(next, `Latency ${milliseconds} ms`), { type: "latency", seconds: latency });
  },
  "go-to": goneTo,
};

function readVelocity(text: string): VelocityChange | string {
  const [, from, to, sign, value = ""] = /^(?:(\d{1,3})(?:\.\.|-)(\d{1,3})|([+-]?)(\d{1,3}))$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined) {
    const ends = [Number(from), Number(to)] as const;
    return ends.every(isVelocity) ? { ramp: ends } : "velocities go from 1 to 127";
  }
  if (value === "") return "write it as 100, +10, -10 or 40..110";
  if (sign === "+" || sign === "-") return { add: sign === "+" ? Number(value) : -Number(value) };
  return isVelocity(Number(value)) ? { to: Number(value) } : "velocities go from 1 to 127";
}

function isVelocity(value: number): boolean {
  return value >= 1 && value <= 127;
}
