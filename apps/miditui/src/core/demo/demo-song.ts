import { setKey, setMarker, setMetre, setTempo } from "../edit/conductor.ts";
import { addNotes } from "../edit/notes.ts";
import { renameTrack } from "../edit/rename.ts";
import { setPan, setProgram, setVolume } from "../edit/sound.ts";
import { addDrumTrack, addTrack } from "../edit/tracks.ts";
import { NO_ORDER } from "../project/event.ts";
import { insertEvent } from "../project/event-list.ts";
import { newProject } from "../project/new-project.ts";
import type { Project, Track } from "../project/project.ts";
import { bars, EIGHTH, SECTIONS } from "./form.ts";
import { PLAYERS, type Player } from "./parts.ts";

/** Controller of the sustain pedal. */
const PEDAL = 64;

/** Tempo of the last three bars, which slow down. */
const SLOWING = [90, 78, 62] as const;

/** "Night Ferry": a minute and a half for ten players, with changes of tempo and metre, a marker a section. */
export function demoSong(): Project {
  let song = renameTrack(newProject("Night Ferry"), 0, PLAYERS[0]?.name ?? "");
  for (const { name, program } of PLAYERS.slice(1))
    song = program === undefined ? addDrumTrack(song, name) : addTrack(song, name);
  for (const [index, player] of PLAYERS.entries()) song = withPlayer(song, index, player);
  return withForm(song);
}

function withPlayer(song: Project, index: number, { program, volume, pan, pedal, notes }: Player): Project {
  const sounding = program === undefined ? song : setProgram(song, index, program);
  const placed = setPan(setVolume(sounding, index, volume), index, pan);
  const played = addNotes(placed, index, notes()).project;
  if (!pedal) return played;
  const tracks = played.tracks.map((track, place) => (place === index ? withPedal(track) : track));
  return { ...played, tracks };
}

/** Down with each bar, up just before the next. */
function withPedal(track: Track): Track {
  let { events } = track;
  for (const { start, eighths } of bars()) {
    const end = start + eighths * EIGHTH - 30;
    for (const [tick, value] of [
      [start, 127],
      [end, 0],
    ] as const)
      events = insertEvent(events, { type: "control", tick, order: NO_ORDER, controller: PEDAL, value });
  }
  return { ...track, events };
}

function withForm(song: Project): Project {
  let formed = setKey(song, 0, { sharps: 0, minor: true });
  let tick = 0;
  for (const { title, tempo, eighths, chords } of SECTIONS) {
    formed = setMarker(setTempo(formed, tick, tempo), tick, title);
    if (tick > 0) formed = setMetre(formed, tick, { numerator: eighths / 2, denominator: 4 });
    tick += chords.split(" ").length * eighths * EIGHTH;
  }
  const end = bars().slice(-SLOWING.length);
  for (const [index, bar] of end.entries()) formed = setTempo(formed, bar.start, SLOWING[index] ?? 60);
  return formed;
}
