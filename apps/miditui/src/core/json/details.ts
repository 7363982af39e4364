import type { Project } from "../project/project.ts";

/** What of a song the original's fields have no room for: all under the key `miditui`, which the original passes over. */
export interface Details {
  readonly version: 1;
  /** Tells a name that was changed in the fields of the original by another program; so do those of the tracks. */
  readonly name: string;
  readonly format: Project["format"];
  /** Ticks a quarter, or film time. */
  readonly division: number | { readonly framesPerSecond: 24 | 25 | 29 | 30; readonly ticksPerFrame: number };
  readonly nextId: number;
  readonly nextNoteId: number;
  readonly chunks: readonly ChunkDetails[];
  readonly tracks: readonly TrackDetails[];
  readonly foreign: readonly { readonly after: number; readonly type: string; readonly data: string }[];
}

interface ChunkDetails {
  readonly id: number;
  readonly end: number;
  readonly events: readonly ChunkEventDetails[];
}

export interface TrackDetails {
  /** As in `tracks` of the original. */
  readonly id: number;
  /** Tells a name that was changed in `tracks` by another program. */
  readonly name: string;
  readonly chunk: number;
  readonly port: number;
  readonly events: readonly ChannelEventDetails[];
  readonly notes: NoteDetails;
}

/** As in NoteExtras, in the order of the track's notes; one number stands for all. Places are -1 where there is none. */
export interface NoteDetails {
  readonly starts?: Column | undefined;
  readonly durations?: Column | undefined;
  readonly offVelocities?: Column | undefined;
  readonly flags?: Column | undefined;
  readonly on?: Column | undefined;
  readonly off?: Column | undefined;
}

export type Column = number | readonly number[];

interface Placed {
  readonly tick: number;
  readonly order?: number | undefined;
}

export type ChannelEventDetails = Placed &
  (
    | { readonly type: "control"; readonly controller: number; readonly value: number }
    | { readonly type: "program"; readonly program: number }
    | { readonly type: "bend"; readonly value: number }
    | { readonly type: "pressure"; readonly value: number }
    | { readonly type: "key-pressure"; readonly pitch: number; readonly value: number }
    | { readonly type: "stray-off"; readonly pitch: number; readonly velocity: number; readonly asOn: boolean }
  );

/** Bytes are hexadecimal digits; what is text in a meta of kinds 1 to 15 stands as text. */
export type ChunkEventDetails = Placed &
  (
    | {
        readonly type: "meta";
        readonly kind: number;
        readonly text?: string | undefined;
        readonly data?: string | undefined;
      }
    | { readonly type: "sysex"; readonly lead: 0xf0 | 0xf7; readonly data: string }
  );
