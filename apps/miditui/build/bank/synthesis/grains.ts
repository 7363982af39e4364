/** A sound that is laid into a ring at a moment, and heard through its end into its start. */
export interface Grain {
  readonly data: Float32Array;
  /** Seconds. */
  readonly at: number;
  readonly amplitude: number;
}

/** Adds grains to a turn. */
export function sprinkle(turn: Float32Array, grains: readonly Grain[], rate: number): void {
  for (const { data, at, amplitude } of grains) {
    let to = Math.round(at * rate) % turn.length;
    for (let i = 0; i < data.length; i++) {
      turn[to] = turn[to]! + data[i]! * amplitude;
      to = to + 1 === turn.length ? 0 : to + 1;
    }
  }
}

/** A short sine that fades out: `decay` seconds to 60 dB below, `slide` octaves higher at its end. */
export function ping(hz: number, decay: number, rate: number, slide = 0): Float32Array {
  const frames = Math.round(decay * rate * 1.1);
  const data = new Float32Array(frames);
  const fall = Math.exp(-Math.log(1000) / (decay * rate));
  const rise = Math.round(0.006 * rate);
  let level = 1;
  let angle = 0;
  for (let i = 0; i < frames; i++) {
    const edge = Math.min(1, i / rise, (frames - i) / 64);
    data[i] = Math.sin(angle) * level * edge * edge * (3 - 2 * edge);
    angle += (2 * Math.PI * hz * 2 ** ((slide * i) / frames)) / rate;
    level *= fall;
  }
  return data;
}
