/** A voice's way through its sample. */
export interface Oscillator {
  isLooping: boolean;
  sampleData?: Float32Array;
  /** Samples a frame, at the pitch of the sample. */
  playbackStep: number;
  loopEnd: number;
  loopLength: number;
  end: number;
  cursor: number;
}

/** Samples that are passed over with every frame at most: nine octaves up there is nothing left to hear. */
const MOST_STEP = 512;

/**
 * Writes the next frames of a sample, as third-order curves through four of its points, over the first of `output`. Runs in
 * which all points lie before the end or the seam are made without a look at it.
 *
 * @param ratio of the pitch to that of the sample
 * @returns whether there is more of the sample
 */
export function hermite(oscillator: Oscillator, count: number, ratio: number, output: Float32Array): boolean {
  const { isLooping, loopEnd, loopLength, end } = oscillator;
  const step = Math.min(ratio * oscillator.playbackStep, MOST_STEP);
  const data = oscillator.sampleData!;
  const last = isLooping ? loopEnd : end;
  let { cursor } = oscillator;
  for (let frame = 0; frame < count; ) {
    if (isLooping) while (cursor >= loopEnd) cursor -= loopLength;
    // A frame less than there is room for, so that what the steps add up to cannot lead over the end.
    const plain = Math.floor((last - 4 - cursor) / step);
    const stop = plain > 0 ? Math.min(count, frame + plain) : frame;
    for (; frame < stop; frame++) {
      const at = cursor | 0;
      const t = cursor - at;
      const y0 = data[at]!;
      const y1 = data[at + 1]!;
      const y2 = data[at + 2]!;
      const slope = (y2 - y0) * 0.5;
      const fall = y1 - y2;
      const sum = slope + fall;
      const cubic = sum + fall + (data[at + 3]! - y1) * 0.5;
      output[frame] = ((cubic * t - (sum + cubic)) * t + slope) * t + y1;
      cursor += step;
    }
    if (frame === count) break;
    const at = cursor | 0;
    if (!isLooping && at + 3 >= end) {
      output.fill(0, frame, count);
      return false;
    }
    const t = cursor - at;
    const y0 = data[at]!;
    const y1 = data[isLooping ? round(at + 1, loopEnd, loopLength) : at + 1]!;
    const y2 = data[isLooping ? round(at + 2, loopEnd, loopLength) : at + 2]!;
    const y3 = data[isLooping ? round(at + 3, loopEnd, loopLength) : at + 3]!;
    const slope = (y2 - y0) * 0.5;
    const fall = y1 - y2;
    const sum = slope + fall;
    const cubic = sum + fall + (y3 - y1) * 0.5;
    output[frame++] = ((cubic * t - (sum + cubic)) * t + slope) * t + y1;
    cursor += step;
  }
  oscillator.cursor = cursor;
  return true;
}

/** Where a place beyond the end of the loop is in it. */
function round(place: number, loopEnd: number, loopLength: number): number {
  let inside = place;
  while (inside >= loopEnd) inside -= loopLength;
  return inside;
}
