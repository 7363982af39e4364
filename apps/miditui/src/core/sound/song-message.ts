import type { ChannelEvent, ChunkEvent } from "../project/event.ts";
import type { Chunk, Project, Track } from "../project/project.ts";
import { type BlockMessage, blockFrom, blockMessages } from "./block-message.ts";

/**
 * What a song is, told to another thread that has the one before it: only what is new. It can be cloned, and holds no array
 * that is part of a larger one, for a clone would bring all of that.
 */
export interface SongMessage {
  /** All but chunks and tracks; what only files need is left out. */
  readonly rest: Omit<Project, "chunks" | "tracks" | "foreign" | "original">;
  /** Undefined where they are the same. */
  readonly chunks: readonly ChunkMessage[] | undefined;
  readonly tracks: readonly TrackMessage[] | undefined;
}

/** A number stands for what is at that place of the song before. */
type ChunkMessage =
  | number
  | {
      readonly like: number;
      readonly rest: Omit<Chunk, "events">;
      readonly events: ListMessage<readonly ChunkEvent[]>;
    };

type TrackMessage =
  | number
  | {
      readonly like: number;
      readonly rest: Omit<Track, "events" | "notes">;
      readonly events: ListMessage<readonly ChannelEvent[]>;
      readonly notes: ListMessage<BlockMessage>;
    };

/** A list that begins and ends with blocks of the one that stands at `like` in the song before. */
interface ListMessage<Block> {
  readonly count: number;
  /** How many it has in common with that list at its start, and at its end. */
  readonly first: number;
  readonly last: number;
  /** Those between. */
  readonly blocks: readonly Block[];
}

interface List<Block> {
  readonly count: number;
  readonly blocks: readonly Block[];
}

/**
 * What is to be said of a song to one who has the one before it.
 *
 * @param before undefined to one who has none
 */
export function songMessage(before: Project | undefined, after: Project): SongMessage {
  const { name, format, division, nextId, nextNoteId, soundfontPath } = after;
  return {
    rest: { name, format, division, nextId, nextNoteId, soundfontPath },
    chunks: told(before?.chunks, after.chunks, ({ events, ...rest }, like, earlier) => ({
      like,
      rest,
      events: listMessage(earlier?.events, events, (blocks) => blocks),
    })),
    tracks: told(before?.tracks, after.tracks, ({ events, notes, ...rest }, like, earlier) => ({
      like,
      rest,
      events: listMessage(earlier?.events, events, (blocks) => blocks),
      notes: listMessage(earlier?.notes, notes, blockMessages),
    })),
  };
}

/** The song of a message. What it has in common with the one before is the very same, so that little is to be compared. */
export function songFrom(before: Project | undefined, { rest, chunks, tracks }: SongMessage): Project {
  const earlierChunks = before?.chunks ?? [];
  const earlierTracks = before?.tracks ?? [];
  const same = <Block>(block: Block): Block => block;
  return {
    ...rest,
    foreign: [],
    chunks:
      chunks?.flatMap((chunk) => {
        if (typeof chunk === "number") return earlierChunks[chunk] ?? [];
        const like = earlierChunks[chunk.like];
        return { ...chunk.rest, events: listFrom(like?.events, chunk.events, same) };
      }) ?? earlierChunks,
    tracks:
      tracks?.flatMap((track) => {
        if (typeof track === "number") return earlierTracks[track] ?? [];
        const like = earlierTracks[track.like];
        const events = listFrom(like?.events, track.events, same);
        const notes = listFrom(like?.notes, track.notes, (block) => blockFrom(like?.notes.blocks[block.like], block));
        return { ...track.rest, events, notes };
      }) ?? earlierTracks,
  };
}

/** Things with ids, each told by its place in the list before, or by what it became from the one of its id there. */
function told<Thing extends { readonly id: number }, Told>(
  before: readonly Thing[] | undefined,
  after: readonly Thing[],
  tell: (thing: Thing, like: number, earlier: Thing | undefined) => Told,
): (number | Told)[] | undefined {
  if (before === after) return undefined;
  const places = new Map(before?.map(({ id }, place) => [id, place]));
  return after.map((thing) => {
    const like = places.get(thing.id) ?? -1;
    const earlier = before?.[like];
    return earlier === thing ? like : tell(thing, like, earlier);
  });
}

/** @param tell the blocks between, and those of the list before that they stand for */
function listMessage<Block, Told>(
  before: List<Block> | undefined,
  { count, blocks }: List<Block>,
  tell: (blocks: readonly Block[], instead: readonly Block[], place: number) => readonly Told[],
): ListMessage<Told> {
  const known = before?.blocks ?? [];
  const shorter = Math.min(known.length, blocks.length);
  let first = 0;
  while (first < shorter && known[first] === blocks[first]) first++;
  let last = 0;
  while (last < shorter - first && known.at(-1 - last) === blocks.at(-1 - last)) last++;
  const instead = known.slice(first, known.length - last);
  return { count, first, last, blocks: tell(blocks.slice(first, blocks.length - last), instead, first) };
}

/** @param hear the block of a told one */
function listFrom<Block, Told>(
  before: List<Block> | undefined,
  { count, first, last, blocks }: ListMessage<Told>,
  hear: (told: Told) => Block,
): List<Block> {
  const known = before?.blocks ?? [];
  if (before !== undefined && blocks.length === 0 && first + last === known.length) return before;
  return { count, blocks: [...known.slice(0, first), ...blocks.map(hear), ...known.slice(known.length - last)] };
}
