/**
 * Power of each frequency of a piece of sound under a Hann window, from 0 Hz to half the rate: a radix-2 transform.
 *
 * @param size a power of two; what is missing of the samples is silence
 */
export function spectrum(samples: Float32Array, size: number): Float64Array {
  const { window, cosines, places } = tablesFor(size);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let i = 0; i < Math.min(size, samples.length); i++) real[places[i] ?? 0] = (samples[i] ?? 0) * (window[i] ?? 0);
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const turn = (k * size) / (2 * half);
      const c = cosines[turn] ?? 0;
      // A sine is a cosine a quarter of a turn later.
      const s = cosines[turn + size / 4] ?? 0;
      for (let i = k; i < size; i += 2 * half) {
        const j = i + half;
        const re = real[j] ?? 0;
        const im = imaginary[j] ?? 0;
        const turnedRe = re * c - im * s;
        const turnedIm = re * s + im * c;
        const a = real[i] ?? 0;
        const b = imaginary[i] ?? 0;
        real[j] = a - turnedRe;
        imaginary[j] = b - turnedIm;
        real[i] = a + turnedRe;
        imaginary[i] = b + turnedIm;
      }
    }
  }
  return Float64Array.from({ length: size / 2 }, (_, i) => (real[i] ?? 0) ** 2 + (imaginary[i] ?? 0) ** 2);
}

interface Tables {
  readonly window: Float64Array;
  /** Of three quarters of a turn. */
  readonly cosines: Float64Array;
  /** Where each sample goes to before the first step. */
  readonly places: Uint32Array;
}

const tables = new Map<number, Tables>();

function tablesFor(size: number): Tables {
  const known = tables.get(size);
  if (known !== undefined) return known;
  const bits = Math.log2(size);
  const cosine = (i: number): number => Math.cos((2 * Math.PI * i) / size);
  const made: Tables = {
    window: Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * cosine(i)),
    cosines: Float64Array.from({ length: (size * 3) / 4 }, (_, i) => cosine(i)),
    places: Uint32Array.from({ length: size }, (_, i) => reversed(i, bits)),
  };
  tables.set(size, made);
  return made;
}

function reversed(index: number, bits: number): number {
  let [rest, result] = [index, 0];
  for (let bit = 0; bit < bits; bit++) {
    result = (result << 1) | (rest & 1);
    rest >>= 1;
  }
  return result;
}
