/** How an amplifier bends what is too loud for it, and what its speaker leaves of that. */
export interface Amplifier {
  /** Times that it is turned up, once the peak of the signal is 1. */
  readonly drive: number;
  /** Part of that peak that the rest point is off the middle: even harmonics. @default 0 */
  readonly bias?: number;
  /** 0 rounds off (valves), 1 cuts off. @default 0 */
  readonly hardness?: number;
  /** Hz below and above which the speaker gives nothing off. */
  readonly low: number;
  readonly high: number;
}

/**
 * What comes from the speaker. It is worked out twice as finely as the frames, so that little folds back; the second of
 * two runs through the loop is kept, when the filters have settled.
 *
 * @param start frame at which a loop begins that ends with the data
 */
export function saturate(data: Float32Array, rate: number, amp: Amplifier, start: number): Float32Array {
  const { bias = 0, hardness = 0, low, high } = amp;
  let peak = 0;
  for (const value of data) peak = Math.max(peak, Math.abs(value));
  const drive = amp.drive / peak;
  const shift = bias * peak;
  const loop = data.length - start;
  const total = data.length + loop;
  const out = new Float32Array(data.length);
  const fast = rate * 2;
  const rise = 1 - Math.exp((-2 * Math.PI * low) / fast);
  const fall = 1 - Math.exp((-2 * Math.PI * high) / fast);
  const rest = bend(shift * drive, hardness);
  let base = 0;
  let a = 0;
  let b = 0;
  let c = 0;
  for (let i = 0; i < total; i++) {
    const at = i < data.length ? i : i - loop;
    const next = at + 1 < data.length ? data[at + 1]! : data[start]!;
    const x = data[at]!;
    // Before the loop's second turn its first frame follows its last, so both turns are the same sound.
    for (let half = 0; half < 2; half++) {
      const y = bend(drive * ((half === 0 ? x : (x + next) / 2) + shift), hardness) - rest;
      base += rise * (y - base);
      a += fall * (y - base - a);
      b += fall * (a - b);
      c += fall * (b - c);
    }
    if (i < data.length - loop) out[i] = c;
    else if (i >= data.length) out[at] = c;
  }
  return out;
}

/** Of full scale: where a hard amplifier cuts off. */
const CUT = 0.85;

function bend(x: number, hardness: number): number {
  const round = Math.tanh(x);
  return hardness === 0 ? round : round + hardness * (Math.max(-CUT, Math.min(CUT, x)) - round);
}
