import type { NoteList } from "../notes/note-list.ts";
import type { ChannelEvent, ChunkEvent } from "./event.ts";
import type { EventList } from "./event-list.ts";

/** A song, with all that its file holds. Never changed: an edit makes another that shares what it left as it was. */
export interface Project {
  readonly name: string;
  /** Of the MIDI file: 0 has one chunk, 1 has chunks that sound together, 2 has songs of their own. */
  readonly format: 0 | 1 | 2;
  readonly division: Division;
  /** In the order of the file; at least one. */
  readonly chunks: readonly Chunk[];
  /** In the order of the screen; at least one. Those of a chunk stand together, in the order of chunks. */
  readonly tracks: readonly Track[];
  /** Chunks of a type that nobody knows, kept as they were. */
  readonly foreign: readonly ForeignChunk[];
  /** The id that the next track or chunk gets. */
  readonly nextId: number;
  /** The id that the next note gets. Ids of notes are unique in the project and never used twice. */
  readonly nextNoteId: number;
  readonly soundfontPath: string | undefined;
  /** What only files of the original program hold, so that they are written as they were; left out elsewhere. */
  readonly original?: OriginalDetails;
}

/** Details of a file of the original program, miditui in Rust. */
export interface OriginalDetails {
  /** The channel that the next track gets there, 0 to 255; left out where it is the first free one, or tracks were added here. */
  readonly nextChannel?: number;
  /** Ids of notes as the file has them, by id of track, for tracks where they are not sorted. */
  readonly noteOrder: ReadonlyMap<number, Uint32Array>;
}

/** What a tick is: a part of a quarter note (1 to 32767 of them), or, for film, a part of a frame. */
export type Division =
  | { readonly type: "ppq"; readonly ticks: number }
  | { readonly type: "smpte"; readonly framesPerSecond: 24 | 25 | 29 | 30; readonly ticksPerFrame: number };

/** An MTrk of the file. */
export interface Chunk {
  readonly id: number;
  /** Metas (without End of Track) and sysex. Tempo, metre, key, markers, lyrics, names and ports are among them. */
  readonly events: EventList<ChunkEvent>;
  /** Where End of Track stands in the file; a writer puts it there, or at the last event if that is later. */
  readonly endTick: number;
}

/** What one channel plays in one chunk: what the user calls a track. */
export interface Track {
  readonly id: number;
  /** Id of its chunk. */
  readonly chunk: number;
  readonly name: string;
  /** 0 to 15; 9 is the drums. */
  readonly channel: number;
  /** MIDI port, 0 to 255, 0 unless a port meta of the chunk says otherwise: 16 channels each. */
  readonly port: number;
  readonly muted: boolean;
  readonly solo: boolean;
  readonly notes: NoteList;
  /** Program, volume (7), pan (10) and the rest; what the track list shows is derived from them. */
  readonly events: EventList<ChannelEvent>;
}

export interface ForeignChunk {
  /** Number of MTrk chunks before it. */
  readonly after: number;
  /** Four characters. */
  readonly type: string;
  readonly data: Uint8Array;
}
