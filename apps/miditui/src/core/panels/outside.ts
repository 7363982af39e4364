import type { NoteBlock, NoteList } from "../notes/note-list.ts";
import type { RollSpan } from "../screen/viewport.ts";

interface Pitches {
  readonly low: number;
  readonly high: number;
}

/** Before the shift of the block, so that a block that was moved as a whole finds them again. */
const known: WeakMap<Uint8Array, Pitches> = new WeakMap();

/** On which sides of what the roll shows there are notes: "^", "v", "<", ">" in this order, of each at most one. */
export function outside(list: NoteList, span: RollSpan): string {
  let sides = 0;
  for (const block of list.blocks) {
    if (block.firstStart < span.from) sides |= 4;
    if (block.lastEnd > span.to) sides |= 8;
    const { low, high } = pitchesOf(block);
    if (high + block.pitchShift > span.high) sides |= 1;
    if (low + block.pitchShift < span.low) sides |= 2;
    if (sides === 15) break;
  }
  return [..."^v<>"].filter((_, at) => (sides & (1 << at)) !== 0).join("");
}

function pitchesOf(block: NoteBlock): Pitches {
  const found = known.get(block.pitches);
  if (found !== undefined) return found;
  let low = 127;
  let high = 0;
  for (const pitch of block.pitches.subarray(0, block.count)) {
    if (pitch < low) low = pitch;
    if (pitch > high) high = pitch;
  }
  const pitches = { low, high };
  known.set(block.pitches, pitches);
  return pitches;
}
