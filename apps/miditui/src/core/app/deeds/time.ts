import { setMetre, setTempo } from "../../edit/conductor.ts";
import type { TimeDeed } from "../../keymap/deed-id.ts";
import { metreAt } from "../../time/bars.ts";
import { beatsPerMinute, tempoAt } from "../../time/seconds.ts";
import { timeMapOf } from "../../time/time-map.ts";
import { edited } from "../edit-song.ts";
import { nudged } from "../nudge.ts";
import { playheadTick } from "../playhead.ts";
import { openPrompt } from "../prompt.ts";
import type { AppState } from "../state.ts";
import { tell } from "../step.ts";
import type { Deed } from "./deed.ts";

/** Beats a minute that keys lead to; a prompt and a file may go beyond. */
const SLOWEST = 20;
const FASTEST = 300;
const MOST_BEATS = 16;
const UNITS = [2, 4, 8, 16];

export const TIME_DEEDS: Readonly<Record<TimeDeed, Deed>> = {
  slower: (state) => tempoBy(state, -5),
  faster: (state) => tempoBy(state, 5),
  tempo: (state) => openPrompt(state, "tempo"),
  "fewer-beats": (state) => beatsBy(state, -1),
  "more-beats": (state) => beatsBy(state, 1),
  "beat-unit": (state) => {
    const { numerator, denominator } = metreHere(state);
    const unit = UNITS[(UNITS.indexOf(denominator) + 1) % UNITS.length] ?? 4;
    return withMetre(state, numerator, unit);
  },
  metre: (state) => openPrompt(state, "metre"),
  key: (state) => openPrompt(state, "key"),
  marker: (state) => openPrompt(state, "marker"),
};

/** Tick whose tempo and metre the keys change: the playhead while it plays, else the cursor. */
function placeOf(state: AppState): number {
  return state.transport.state === "playing" ? Math.floor(playheadTick(state)) : state.cursor.tick;
}

/** The tempo that is in force, by so many beats a minute faster or slower. */
export function tempoBy(state: AppState, by: number): AppState {
  const tempo = tempoAt(timeMapOf(state.project), placeOf(state));
  const now = Math.round(beatsPerMinute(tempo) * 100) / 100;
  // A tempo of a file beyond the limits is not torn to them.
  const next = Math.max(Math.min(SLOWEST, now), Math.min(Math.max(FASTEST, now), now + by));
  const project = setTempo(state.project, tempo.tick, next);
  const changed = nudged(state, "change the tempo", `tempo ${tempo.tick}`, project);
  return tell(changed, project === state.project ? `Tempo stays ${now} BPM` : `Tempo ${next} BPM`);
}

function metreHere(state: AppState): ReturnType<typeof metreAt> {
  return metreAt(timeMapOf(state.project), placeOf(state));
}

function beatsBy(state: AppState, by: number): AppState {
  const { numerator, denominator } = metreHere(state);
  const most = Math.max(MOST_BEATS, numerator);
  return withMetre(state, Math.max(1, Math.min(most, numerator + by)), denominator);
}

function withMetre(state: AppState, numerator: number, denominator: number): AppState {
  const project = setMetre(state.project, metreHere(state).tick, { numerator, denominator });
  return tell(edited(state, "change the metre", project), `Metre ${numerator}/${denominator}`);
}
