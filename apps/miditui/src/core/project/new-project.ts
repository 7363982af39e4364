import { emptyNotes } from "../notes/note-list.ts";
import { emptyEvents, eventsFrom } from "./event-list.ts";
import { META, metaEvent, metreData, tempoData, textMeta } from "./meta.ts";
import type { Project } from "./project.ts";

/** Ticks a quarter of a new song. */
const NEW_RESOLUTION = 480;

/** Microseconds a quarter where no tempo event says otherwise: 120 beats a minute. */
export const DEFAULT_TEMPO = 500_000;

/**
 * An empty song: 480 ticks a quarter, 120 beats a minute, 4/4, one track.
 *
 * @param name of the song. @default "Untitled"
 */
export function newProject(name = "Untitled"): Project {
  return {
    name,
    format: 1,
    division: { type: "ppq", ticks: NEW_RESOLUTION },
    chunks: [
      {
        id: 1,
        events: eventsFrom([
          textMeta(0, META.name, name),
          metaEvent(0, META.tempo, tempoData(DEFAULT_TEMPO)),
          metaEvent(0, META.metre, metreData({ numerator: 4, denominator: 4 })),
        ]),
        endTick: 0,
      },
      { id: 2, events: eventsFrom([textMeta(0, META.name, "Track 1")]), endTick: 0 },
    ],
    tracks: [
      {
        id: 3,
        chunk: 2,
        name: "Track 1",
        channel: 0,
        port: 0,
        muted: false,
        solo: false,
        notes: emptyNotes,
        events: emptyEvents(),
      },
    ],
    foreign: [],
    nextId: 4,
    nextNoteId: 1,
    soundfontPath: undefined,
  };
}
