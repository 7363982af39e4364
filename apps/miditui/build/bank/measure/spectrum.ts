/**
 * Power of each frequency of a piece of sound under a Hann window, from 0 Hz to half the rate: a radix-2 transform.
 *
 * @param size a power of two; what is missing of the samples is silence
 */
export function spectrum(samples: Float32Array, size: number): Float64Array {
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const bits = Math.log2(size);
  for (let i = 0; i < Math.min(size, samples.length); i++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size);
    real[reversed(i, bits)] = (samples[i] ?? 0) * window;
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const [c, s] = [Math.cos((Math.PI * k) / half), -Math.sin((Math.PI * k) / half)];
      for (let i = k; i < size; i += 2 * half) {
        const j = i + half;
        const [re, im] = [real[j] ?? 0, imaginary[j] ?? 0];
        const [turnedRe, turnedIm] = [re * c - im * s, re * s + im * c];
        const [a, b] = [real[i] ?? 0, imaginary[i] ?? 0];
        real[j] = a - turnedRe;
        imaginary[j] = b - turnedIm;
        real[i] = a + turnedRe;
        imaginary[i] = b + turnedIm;
      }
    }
  }
  return Float64Array.from({ length: size / 2 }, (_, i) => (real[i] ?? 0) ** 2 + (imaginary[i] ?? 0) ** 2);
}

function reversed(index: number, bits: number): number {
  let [rest, result] = [index, 0];
  for (let bit = 0; bit < bits; bit++) {
    result = (result << 1) | (rest & 1);
    rest >>= 1;
  }
  return result;
}
