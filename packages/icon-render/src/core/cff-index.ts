import { type CffDict, readDict } from "./cff-dict.ts";
import { damaged } from "./damaged.ts";

/** A CFF or CFF2 table on the way through it. */
export interface CffWalk {
  readonly view: DataView;
  /** CFF2 counts the items of an INDEX in 32 bits, CFF in 16. */
  readonly wide: boolean;
  /** Bytes that may still be walked: a few times those that there are, which structures that overlap use up. */
  left: number;
}

export interface CffIndex {
  readonly count: number;
  readonly end: number;
  /** The item as a DICT. */
  item(index: number): CffDict;
}

/**
 * @throws IconError E_FONT when its offsets do not rise from 1, or lead out of the table
 * @throws RangeError when it lies outside the table
 */
export function readIndex(cff: CffWalk, at: number): CffIndex {
  const { view, wide } = cff;
  const count = wide ? view.getUint32(at) : view.getUint16(at);
  const head = at + (wide ? 4 : 2);
  if (count === 0) return { count, end: head, item: () => new Map() };
  const size = view.getUint8(head);
  const data = head + (count + 1) * size;
  const ends = (index: number): number => unsigned(view, head + 1 + index * size, size);
  if (size < 1 || size > 4 || data >= view.byteLength) throw damaged("the font's outlines have a broken index");
  spend(cff, data - at);
  let last = 1;
  for (let i = 0; i <= count; i++) {
    const next = ends(i);
    if (next < last || (i === 0 && next !== 1)) throw damaged("the font's outlines have a broken index");
    last = next;
  }
  const end = data + last;
  if (end > view.byteLength) throw damaged("the font's outlines reach past their table");
  spend(cff, last);
  return { count, end, item: (index) => readDict(view, data + ends(index), data + ends(index + 1)) };
}

/** A number of some bytes, most significant first. */
export function unsigned(view: DataView, at: number, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + view.getUint8(at + i);
  return value;
}

/** @throws IconError E_FONT when no byte is left to walk */
export function spend(cff: CffWalk, bytes: number): void {
  cff.left -= bytes;
  if (cff.left < 0) throw damaged("the font's outlines overlap");
}
