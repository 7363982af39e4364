import { NOTE_FLAGS, type NoteBlock, type NoteList } from "./note-list.ts";

/**
 * All notes later by `ticks` and higher by `semitones`, which must keep them in range; columns are shared. Their
 * places among the events of their chunk are forgotten.
 */
export function shiftNotes(list: NoteList, ticks: number, semitones: number): NoteList {
  return { count: list.count, blocks: list.blocks.map((block) => shiftBlock(block, ticks, semitones)) };
}

function shiftBlock(block: NoteBlock, ticks: number, semitones: number): NoteBlock {
  return {
    count: block.count,
    ids: block.ids,
    starts: block.starts,
    durations: block.durations,
    pitches: block.pitches,
    velocities: block.velocities,
    offVelocities: block.offVelocities,
    flags: endedFlags(block.flags),
    orders: undefined,
    tickShift: block.tickShift + ticks,
    pitchShift: block.pitchShift + semitones,
    firstStart: block.firstStart + ticks,
    lastEnd: block.lastEnd + ticks,
    minId: block.minId,
    maxId: block.maxId,
  };
}

/** A note that its file never ended would grow with the chunk once it is moved, so it gets the end that it has. */
function endedFlags(flags: Uint8Array): Uint8Array {
  return flags.some((flag) => flag & NOTE_FLAGS.open) ? flags.map((flag) => flag & ~NOTE_FLAGS.open) : flags;
}
