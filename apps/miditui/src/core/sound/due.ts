import type { NoteBlock } from "../notes/note-list.ts";
import { type ChannelEvent, NO_ORDER } from "../project/event.ts";
import type { ChunkPart, Part, SungNote } from "./part.ts";
import type { SysexMessage } from "./sysex.ts";

/** Something that the song says at a tick. */
export type Due = {
  /** Place of its chunk. */
  readonly chunk: number;
  /** Place in the file, among what its chunk says at the tick; NO_ORDER for what was made here. */
  readonly order: number;
} & (
  | { readonly type: "end"; readonly note: SungNote }
  | { readonly type: "start"; readonly part: Part; readonly block: NoteBlock; readonly index: number }
  | { readonly type: "say"; readonly part: Part; readonly event: ChannelEvent }
  | { readonly type: "sysex"; readonly part: ChunkPart; readonly message: SysexMessage }
);

/**
 * As it is to be sent: ends that were made here, what each chunk says before its first note, the rest of what it says in the
 * order of its file, notes that were made here. So the programs and controllers of a tick come before its notes, whichever
 * track has them, and a repeat begins after the end of the one before it, unless the file says otherwise.
 */
export function sortDue(due: Due[]): void {
  if (due.length < 2) return;
  const firstNotes = new Map<number, number>();
  for (const { type, chunk, order } of due) {
    if (type === "start") firstNotes.set(chunk, Math.min(order, firstNotes.get(chunk) ?? NO_ORDER));
  }
  const phase = ({ type, chunk, order }: Due): number => {
    if (order !== NO_ORDER) return type !== "start" && order < (firstNotes.get(chunk) ?? NO_ORDER) ? 1 : 2;
    if (type === "end") return 0;
    return type === "start" ? 3 : 1;
  };
  due.sort((a, b) => phase(a) - phase(b) || a.chunk - b.chunk || a.order - b.order);
}
