import type { NoteBlock } from "./note-list.ts";

/** Blocks of two lists that stand in the same place; either part may be empty. */
export interface BlockHunk {
  /** Whether the blocks hold the same ids in the same order, one by one. */
  readonly aligned: boolean;
  /** First and end of the part of the later list. */
  readonly from: number;
  readonly to: number;
  readonly earlier: readonly NoteBlock[];
}

/** Where two lists differ, in order; between the hunks they share their blocks. */
export function hunksBetween(earlier: readonly NoteBlock[], later: readonly NoteBlock[]): BlockHunk[] {
  let start = 0;
  const shorter = Math.min(earlier.length, later.length);
  while (start < shorter && earlier[start] === later[start]) start++;
  let tail = 0;
  while (tail < shorter - start && earlier[earlier.length - 1 - tail] === later[later.length - 1 - tail]) tail++;
  const hunks: BlockHunk[] = [];
  const gap: Gap = { earlier, first: start, end: earlier.length - tail, later, from: start, to: later.length - tail };
  pairUp(
    gap,
    (block) => block,
    (rest) =>
      pairUp(
        rest,
        (block) => block.ids,
        (unpaired) => hunks.push(hunkOf(unpaired, false)),
        (pair) => hunks.push(hunkOf(pair, true)),
      ),
  );
  return joined(hunks);
}

interface Gap {
  readonly earlier: readonly NoteBlock[];
  readonly first: number;
  readonly end: number;
  readonly later: readonly NoteBlock[];
  readonly from: number;
  readonly to: number;
}

/** Pairs blocks of equal keys, in order, and tells of each pair and of what lies between pairs. */
function pairUp(
  gap: Gap,
  keyOf: (block: NoteBlock) => object,
  onGap: (gap: Gap) => void,
  onPair: (pair: Gap) => void = () => undefined,
): void {
  const { earlier, later } = gap;
  const places = new Map<object, number>();
  for (let i = gap.from; i < gap.to; i++) places.set(keyOf(later[i]!), i);
  let { first, from } = gap;
  const close = (end: number, to: number): void => {
    if (end > first || to > from) onGap({ ...gap, first, end, from, to });
  };
  for (let i = gap.first; i < gap.end; i++) {
    const place = places.get(keyOf(earlier[i]!));
    if (place === undefined || place < from) continue;
    close(i, place);
    onPair({ ...gap, first: i, end: i + 1, from: place, to: place + 1 });
    first = i + 1;
    from = place + 1;
  }
  close(gap.end, gap.to);
}

function hunkOf({ earlier, first, end, from, to }: Gap, aligned: boolean): BlockHunk {
  return { aligned, from, to, earlier: earlier.slice(first, end) };
}

/** Aligned hunks that touch as one. */
function joined(hunks: readonly BlockHunk[]): BlockHunk[] {
  const result: BlockHunk[] = [];
  let run: BlockHunk[] = [];
  const close = (): void => {
    const first = run[0];
    const last = run.at(-1);
    if (first && last) {
      result.push({ aligned: true, from: first.from, to: last.to, earlier: run.flatMap(({ earlier }) => earlier) });
    }
    run = [];
  };
  for (const hunk of hunks) {
    if (!hunk.aligned || run.at(-1)?.to !== hunk.from) close();
    if (hunk.aligned) run.push(hunk);
    else result.push(hunk);
  }
  close();
  return result;
}
