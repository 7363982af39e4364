import { setPan, setProgram, setVolume } from "../../edit/sound.ts";
import { addDrumTrack, addTrack, moveTrack, removeTrack, toggleMuted, toggleSolo } from "../../edit/tracks.ts";
import type { TrackDeed } from "../../keymap/deed-id.ts";
import { emptySet } from "../../notes/note-set.ts";
import type { Project, Track } from "../../project/project.ts";
import { trackPan, trackProgram, trackVolume } from "../../project/track-sound.ts";
import { edited } from "../edit-song.ts";
import { showTrack } from "../follow.ts";
import { nudged } from "../nudge.ts";
import { openPrompt } from "../prompt.ts";
import { shownTrack } from "../shown-track.ts";
import type { AppState } from "../state.ts";
import { tell } from "../step.ts";
import { toldProgram } from "../told-program.ts";
import type { Deed } from "./deed.ts";

const VOLUME_STEP = 5;
const PAN_STEP = 8;
const PROGRAMS = 128;

export const TRACK_DEEDS: Readonly<Record<TrackDeed, Deed>> = {
  "next-track": (state) => shownTrack(state, state.track + 1),
  "previous-track": (state) => shownTrack(state, state.track - 1),
  "add-track": (state) => withAdded(state, addTrack(state.project)),
  "add-drums": (state) => withAdded(state, addDrumTrack(state.project)),
  "delete-track": (state) => {
    const name = trackOf(state)?.name ?? "";
    if (state.project.tracks.length === 1) return tell(state, "The last track stays");
    const project = removeTrack(state.project, state.track);
    const track = Math.min(state.track, project.tracks.length - 1);
    const next = edited(state, `delete ${name}`, project, { track, selection: emptySet });
    return tell(showTrack({ ...next, band: undefined }), `Deleted ${name}; Ctrl+Z brings it back`);
  },
  "rename-track": (state) => openPrompt(state, "rename"),
  mute: (state) => withMuted(state, state.track),
  solo: (state) => withSolo(state, state.track),
  "next-instrument": (state) => programBy(state, 1),
  "previous-instrument": (state) => programBy(state, -1),
  instrument: (state) => openPrompt(state, "instrument"),
  channel: (state) => openPrompt(state, "channel"),
  "volume-down": (state) => volumeBy(state, -VOLUME_STEP),
  "volume-up": (state) => volumeBy(state, VOLUME_STEP),
  "pan-left": (state) => panBy(state, -PAN_STEP),
  "pan-right": (state) => panBy(state, PAN_STEP),
  "track-up": (state) => withMoved(state, state.track, state.track - 1),
  "track-down": (state) => withMoved(state, state.track, state.track + 1),
};

function trackOf(state: AppState, index: number = state.track): Track | undefined {
  return state.project.tracks[index];
}

function withAdded(state: AppState, project: Project): AppState {
  const track = project.tracks.length - 1;
  const name = project.tracks[track]?.name ?? "";
  const next = edited(state, `add ${name}`, project, { track, selection: emptySet });
  return tell(showTrack({ ...next, band: undefined }), `Added ${name}`);
}

export function withMuted(state: AppState, index: number): AppState {
  const track = trackOf(state, index);
  if (track === undefined) return state;
  const what = track.muted ? "Unmuted" : "Muted";
  return tell(
    edited(state, `${what.toLowerCase()} ${track.name}`, toggleMuted(state.project, index)),
    `${what} ${track.name}`,
  );
}

export function withSolo(state: AppState, index: number): AppState {
  const track = trackOf(state, index);
  if (track === undefined) return state;
  const what = track.solo ? "Solo off" : "Solo on";
  return tell(
    edited(state, `${what.toLowerCase()} ${track.name}`, toggleSolo(state.project, index)),
    `${what}: ${track.name}`,
  );
}

/** The state with a track at another place of the list; the shown track stays the shown one. */
export function withMoved(state: AppState, from: number, to: number): AppState {
  const place = Math.max(0, Math.min(state.project.tracks.length - 1, to));
  const moved = trackOf(state, from);
  const shown = trackOf(state)?.id;
  if (moved === undefined) return state;
  if (place === from) return tell(state, `${moved.name} is track ${from + 1} already`);
  const project = moveTrack(state.project, from, place);
  const track = Math.max(
    0,
    project.tracks.findIndex(({ id }) => id === shown),
  );
  if (project === state.project) return tell(state, "Tracks of this kind of file cannot change places");
  return tell(
    showTrack(edited(state, `move ${moved.name}`, project, { track })),
    `${moved.name} is track ${place + 1}`,
  );
}

function programBy(state: AppState, by: number): AppState {
  const track = trackOf(state);
  if (track === undefined) return state;
  const program = (trackProgram(track) + by + PROGRAMS) % PROGRAMS;
  const project = setProgram(state.project, state.track, program);
  return toldProgram(nudged(state, "change the instrument", `program ${track.id}`, project));
}

/** The state with another instrument for its track, 0 to 127. */
export function withProgram(state: AppState, program: number): AppState {
  return toldProgram(edited(state, "change the instrument", setProgram(state.project, state.track, program)));
}

function volumeBy(state: AppState, by: number): AppState {
  const track = trackOf(state);
  if (track === undefined) return state;
  const volume = Math.max(0, Math.min(127, trackVolume(track) + by));
  const project = setVolume(state.project, state.track, volume);
  const next = nudged(state, "change the volume", `volume ${track.id}`, project);
  return tell(next, `${track.name}: volume ${volume}`);
}

function panBy(state: AppState, by: number): AppState {
  const track = trackOf(state);
  if (track === undefined) return state;
  const pan = Math.max(0, Math.min(127, trackPan(track) + by));
  const next = nudged(state, "change the pan", `pan ${track.id}`, setPan(state.project, state.track, pan));
  return tell(next, `${track.name}: pan ${panText(pan)}`);
}

/** "C" for the middle, "L12", "R63". */
function panText(pan: number): string {
  if (pan === 64) return "C";
  return pan < 64 ? `L${64 - pan}` : `R${pan - 64}`;
}
