import { counted } from "../counted.ts";
import { addTrack } from "../edit/tracks.ts";
import type { FindingLog } from "../midi/finding.ts";
import { type ChannelEvent, type ChunkEvent, NO_ORDER } from "../project/event.ts";
import { type EventList, eventsFrom } from "../project/event-list.ts";
import { META, metaEvent, metreData, tempoData, textMeta } from "../project/meta.ts";
import type { Chunk, Project, Track } from "../project/project.ts";
import { CONTROLLERS } from "../project/track-sound.ts";
import { withOriginal } from "./from-project.ts";
import { type IdKeeper, idKeeper } from "./ids.ts";
import { ORIGINAL_RESOLUTION, type OriginalSong, type OriginalTrack } from "./song.ts";
import { notesOfOriginal } from "./to-notes.ts";

/** Microseconds of a quarter that a file can hold. */
const LONGEST_QUARTER = 0xffffff;

/** The song as a project: a chunk for tempo and metre, then one for each track. What had to be repaired is logged. */
export function projectFromOriginal(song: OriginalSong, log: FindingLog): Project {
  const trackIds = idKeeper([song.tracks.map((track) => track.id)]);
  const noteIds = noteIdsOf(song.tracks);
  const noteOrder = new Map<number, Uint32Array>();
  const chunks: Chunk[] = [{ id: trackIds.next(), events: conductorEvents(song, log), endTick: 0 }];
  const tracks = song.tracks.map((from) => {
    const chunk = { id: trackIds.next(), events: eventsFrom([textMeta(0, META.name, from.name)]), endTick: 0 };
    const { list, order } = notesOfOriginal(from.notes, noteIds, ORIGINAL_RESOLUTION, {});
    const track: Track = {
      id: trackIds.keep(from.id),
      chunk: chunk.id,
      name: from.name.toWellFormed(),
      channel: from.channel,
      port: 0,
      muted: from.muted,
      solo: from.solo,
      notes: list,
      events: soundEvents(from),
    };
    chunks.push(chunk);
    if (order !== undefined) noteOrder.set(track.id, order);
    return track;
  });
  logRepairs(song.tracks, { notes: noteIds.changed(), tracks: trackIds.changed() }, log);
  const project: Project = {
    name: song.name.toWellFormed(),
    format: 1,
    division: { type: "ppq", ticks: ORIGINAL_RESOLUTION },
    chunks,
    tracks,
    foreign: [],
    nextId: trackIds.next(),
    nextNoteId: noteIds.next(),
    soundfontPath: song.soundfontPath,
  };
  return tracks.length === 0 ? addTrack(project) : withOriginal(project, song.nextChannel, noteOrder);
}

export function noteIdsOf(tracks: readonly OriginalTrack[]): IdKeeper {
  return idKeeper(tracks.map((track) => track.notes.ids));
}

/** Tells what of the song could not be taken as it was. */
export function logRepairs(
  tracks: readonly OriginalTrack[],
  changed: { readonly notes: number; readonly tracks: number },
  log: FindingLog,
): void {
  let silent = 0;
  for (const { notes } of tracks) {
    for (const velocity of notes.velocities) if (velocity === 0) silent++;
  }
  if (tracks.length === 0) log.add("wrong-value", "the song has no track and gets an empty one");
  if (silent > 0) log.add("wrong-value", `velocity 0, which would end a note, becomes 1: ${counted(silent, "note")}`);
  if (changed.notes > 0) log.add("wrong-value", `new ids, since some were shared: ${counted(changed.notes, "note")}`);
  if (changed.tracks > 0)
    log.add("wrong-value", `new ids, since some were shared: ${counted(changed.tracks, "track")}`);
}

function conductorEvents(song: OriginalSong, log: FindingLog): EventList<ChunkEvent> {
  const exact = Math.round(60_000_000 / song.tempo);
  const microseconds = Math.max(1, Math.min(LONGEST_QUARTER, exact));
  if (Math.round(60_000_000 / microseconds) !== song.tempo) {
    log.add("wrong-value", `a tempo of ${song.tempo} is not one that a MIDI file can hold; it becomes the nearest`);
  }
  return eventsFrom([
    textMeta(0, META.name, song.name),
    metaEvent(0, META.tempo, tempoData(microseconds)),
    metaEvent(0, META.metre, metreData({ numerator: song.numerator, denominator: song.denominator })),
  ]);
}

function soundEvents({ program, volume, pan }: OriginalTrack): EventList<ChannelEvent> {
  const placed = { tick: 0, order: NO_ORDER };
  return eventsFrom<ChannelEvent>([
    { ...placed, type: "program", program },
    { ...placed, type: "control", controller: CONTROLLERS.volume, value: volume },
    { ...placed, type: "control", controller: CONTROLLERS.pan, value: pan },
  ]);
}
