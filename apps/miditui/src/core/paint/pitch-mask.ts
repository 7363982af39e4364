import type { NoteBlock } from "../notes/note-list.ts";

/** By the column before its shift, which blocks that were moved as a whole share. */
const known: WeakMap<Uint8Array, Uint32Array> = new WeakMap();

/** Adds the pitches of a block to a set of 128 bytes, 1 for each that is in it. */
export function addPitches(block: NoteBlock, pitches: Uint8Array): void {
  const mask = maskOf(block);
  const shift = block.pitchShift;
  for (let word = 0; word < 4; word++) {
    for (let bits = mask[word]!; bits !== 0; bits &= bits - 1) {
      const pitch = word * 32 + 31 - Math.clz32(bits & -bits) + shift;
      pitches[pitch] = 1;
    }
  }
}

function maskOf({ pitches, count }: NoteBlock): Uint32Array {
  const found = known.get(pitches);
  if (found !== undefined) return found;
  const mask = new Uint32Array(4);
  for (let index = 0; index < count; index++) mask[pitches[index]! >> 5]! |= 1 << (pitches[index]! & 31);
  known.set(pitches, mask);
  return mask;
}
