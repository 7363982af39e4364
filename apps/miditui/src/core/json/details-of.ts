import type { NoteExtras } from "../original/note-extras.ts";
import { allEvents } from "../project/event-list.ts";
import type { Project } from "../project/project.ts";
import type { Column, Details, NoteDetails } from "./details.ts";
import { detailsOfChannelEvent, detailsOfChunkEvent } from "./events.ts";
import { hexOf } from "./values.ts";

/** @param extras of the notes of each track, in the order of the tracks */
export function detailsOf(project: Project, extras: readonly NoteExtras[]): Details {
  const { division } = project;
  return {
    version: 1,
    name: project.name,
    format: project.format,
    division:
      division.type === "ppq"
        ? division.ticks
        : { framesPerSecond: division.framesPerSecond, ticksPerFrame: division.ticksPerFrame },
    nextId: project.nextId,
    nextNoteId: project.nextNoteId,
    chunks: project.chunks.map((chunk) => ({
      id: chunk.id,
      end: chunk.endTick,
      events: Array.from(allEvents(chunk.events), detailsOfChunkEvent),
    })),
    tracks: project.tracks.map((track, index) => ({
      id: track.id,
      name: track.name,
      chunk: track.chunk,
      port: track.port,
      events: Array.from(allEvents(track.events), detailsOfChannelEvent),
      notes: noteDetailsOf(extras[index] ?? {}),
    })),
    foreign: project.foreign.map(({ after, type, data }) => ({ after, type, data: hexOf(data) })),
  };
}

function noteDetailsOf({ starts, durations, offVelocities, flags, orders }: NoteExtras): NoteDetails {
  return {
    starts: columnOf(starts),
    durations: columnOf(durations),
    offVelocities: columnOf(offVelocities),
    flags: columnOf(flags),
    on: columnOf(orders?.on),
    off: columnOf(orders?.off),
  };
}

function columnOf(values: ArrayLike<number> | undefined): Column | undefined {
  if (values === undefined) return undefined;
  const column = Array.from(values);
  const [first] = column;
  return first !== undefined && column.every((value) => value === first) ? first : column;
}
