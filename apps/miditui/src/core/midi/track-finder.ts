const MTRK = 0x4d54726b;
const PAGE = 4096;

/** Whether an MTrk begins here and has room for its length. */
export function isTrack(view: DataView, at: number): boolean {
  return at + 8 <= view.byteLength && view.getUint32(at) === MTRK;
}

/**
 * Finds the first MTrk from a byte on, or the end of the file. The file is gone through once, however often it is asked:
 * each of 65,535 chunks may have a wrong length that points far behind the others.
 */
export function trackFinder(view: DataView): (from: number) => number {
  let byPage: Float64Array | undefined;
  return (from) => {
    byPage ??= firstByPage(view);
    const page = Math.ceil(from / PAGE);
    const end = Math.min(page * PAGE, view.byteLength);
    for (let at = from; at < end; at++) if (isTrack(view, at)) return at;
    return byPage[page] ?? view.byteLength;
  };
}

/** The first MTrk from the start of each page on. */
function firstByPage(view: DataView): Float64Array {
  const pages = new Float64Array(Math.ceil(view.byteLength / PAGE));
  let first = view.byteLength;
  for (let at = view.byteLength - 1; at >= 0; at--) {
    if (view.getUint8(at) === 0x4d && isTrack(view, at)) first = at;
    if (at % PAGE === 0) pages[at / PAGE] = first;
  }
  return pages;
}
