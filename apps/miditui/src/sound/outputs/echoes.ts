export interface EchoOptions {
  /** Until they are 60 dB down. */
  readonly seconds: number;
  /** Until the first. */
  readonly before: number;
  /** Hz above which walls swallow most, and more the longer it goes on. */
  readonly dark: number;
  /** How loud all of them are together beside a sound of one frame. */
  readonly loudness: number;
  /** Frames a second. */
  readonly rate: number;
  readonly seed: number;
}

/** What a room answers to a click: noise that dies away and darkens, always the same of one seed. */
export function echoes({ seconds, before, dark, loudness, rate, seed }: EchoOptions): Float32Array {
  const first = Math.round(before * rate);
  const samples = new Float32Array(first + Math.ceil(seconds * rate));
  let state = Math.imul(seed, 0x9e3779b9) >>> 0;
  let low = 0;
  let energy = 0;
  for (let i = first; i < samples.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const passed = (i - first) / rate / seconds;
    const keep = Math.exp((-2 * Math.PI * dark * (1 - 0.7 * passed)) / rate);
    low = low * keep + (state / 2 ** 31 - 1) * (1 - keep);
    // -60 dB after `seconds`.
    const sample = low * Math.exp(-6.9 * passed);
    samples[i] = sample;
    energy += sample * sample;
  }
  const gain = loudness / Math.sqrt(energy);
  return samples.map((sample) => sample * gain);
}
