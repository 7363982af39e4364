import { hunksBetween } from "./block-hunks.ts";
import { applyColumns, type ColumnPatch, columnPatchBytes, patchColumns } from "./column-patch.ts";
import { gatherNotes } from "./note-fields.ts";
import { emptyNotes, type NoteBlock, type NoteList } from "./note-list.ts";
import { type PackedNotes, packedNotesBytes, packNotes, unpackNotes } from "./packed-notes.ts";
import {
  applyScript,
  goneNotes,
  patchScript,
  type ScriptPatch,
  type Supply,
  scriptPatchBytes,
} from "./script-patch.ts";

/**
 * How to get lists back from later ones that have most in common with them. It takes little room for an edit of one
 * note, and little for one that changes a hundred thousand alike.
 */
export interface NotesPatch {
  /** For each list; undefined where it is the later one. */
  readonly lists: readonly (readonly Hunk[] | undefined)[];
  /** What the scripts bring, of all lists together, so that notes that changed their list are known as well. */
  readonly come: PackedNotes;
  /** Memory it takes, near enough. */
  readonly bytes: number;
}

/** What becomes of the blocks from `from` up to `to` of the later list. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly columns: ColumnPatch | undefined;
  readonly script: ScriptPatch | undefined;
}

/** Lists of the same place belong together. */
export function patchNotes(earlier: readonly NoteList[], later: readonly NoteList[]): NotesPatch {
  const gone = gatherNotes();
  const come = gatherNotes();
  const lists = earlier.map((list, index) => {
    const base = later[index] ?? emptyNotes;
    if (base === list) return undefined;
    return hunksBetween(list.blocks, base.blocks).map(({ aligned, from, to, earlier: old }): Hunk => {
      const next = base.blocks.slice(from, to);
      return aligned
        ? { from, to, columns: patchColumns(old, next), script: undefined }
        : { from, to, columns: undefined, script: patchScript(old, next, gone, come) };
    });
  });
  const packed = packNotes(come, gone);
  const hunks = lists.flatMap((list) => list ?? []);
  return { lists, come: packed, bytes: hunks.reduce((sum, hunk) => sum + hunkBytes(hunk), packedNotesBytes(packed)) };
}

/** The earlier lists; `later` has the notes of the lists that the patch was made from, in blocks of the same sizes. */
export function applyPatch(patch: NotesPatch, later: readonly NoteList[]): NoteList[] {
  const gone = gatherNotes();
  eachHunk(patch, later, ({ script }, blocks) => {
    if (script) goneNotes(script, blocks, gone);
  });
  const supply: Supply = { notes: unpackNotes(patch.come, gone), used: 0 };
  const made = new Map<Hunk, readonly NoteBlock[]>();
  eachHunk(patch, later, (hunk, blocks) => {
    if (hunk.columns) made.set(hunk, applyColumns(hunk.columns, blocks));
    if (hunk.script) made.set(hunk, applyScript(hunk.script, blocks, supply));
  });
  return patch.lists.map((hunks, index) => {
    const base = later[index] ?? emptyNotes;
    if (!hunks) return base;
    const parts: (readonly NoteBlock[])[] = [];
    let at = 0;
    for (const hunk of hunks) {
      parts.push(base.blocks.slice(at, hunk.from), made.get(hunk) ?? []);
      at = hunk.to;
    }
    parts.push(base.blocks.slice(at));
    const blocks = parts.flat();
    return { count: blocks.reduce((sum, { count }) => sum + count, 0), blocks };
  });
}

function eachHunk(
  patch: NotesPatch,
  later: readonly NoteList[],
  visit: (hunk: Hunk, blocks: readonly NoteBlock[]) => void,
): void {
  patch.lists.forEach((hunks, index) => {
    const { blocks } = later[index] ?? emptyNotes;
    hunks?.forEach((hunk) => {
      visit(hunk, blocks.slice(hunk.from, hunk.to));
    });
  });
}

function hunkBytes({ columns, script }: Hunk): number {
  return 100 + (columns ? columnPatchBytes(columns) : 0) + (script ? scriptPatchBytes(script) : 0);
}
