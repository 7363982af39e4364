/**
 * Place of an event among those of the same tick of its chunk, as the file had it; `NO_ORDER` once it was made or moved
 * here. Writers keep that order, with new note-offs before all, new note-ons after all.
 */
export const NO_ORDER = 0xffffffff;

interface Placed {
  /** From the start of the chunk, in the project's ticks. */
  readonly tick: number;
  readonly order: number;
}

/** What is said to one channel, apart from notes. Values are 0 to 127 where nothing else is said. */
export type ChannelEvent = Placed &
  (
    | { readonly type: "control"; readonly controller: number; readonly value: number }
    | { readonly type: "program"; readonly program: number }
    /** 0 to 16383; 8192 is the middle. */
    | { readonly type: "bend"; readonly value: number }
    | { readonly type: "pressure"; readonly value: number }
    | { readonly type: "key-pressure"; readonly pitch: number; readonly value: number }
    /** A note-off that ends no note; `asOn` where it was written as a note-on of velocity 0. */
    | { readonly type: "stray-off"; readonly pitch: number; readonly velocity: number; readonly asOn: boolean }
  );

/** What is said to no channel. */
export type ChunkEvent = MetaEvent | SysexEvent;

export interface MetaEvent extends Placed {
  readonly type: "meta";
  /** The byte after FF; the ones with a name are in meta.ts. */
  readonly kind: number;
  readonly data: Uint8Array;
}

export interface SysexEvent extends Placed {
  readonly type: "sysex";
  /** 0xf0 starts a message, 0xf7 continues or escapes one. */
  readonly lead: 0xf0 | 0xf7;
  /** What follows the length. */
  readonly data: Uint8Array;
}
