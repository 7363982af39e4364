const twiddles = new Map<number, { readonly cos: Float64Array; readonly sin: Float64Array }>();

function twiddlesOf(size: number): { readonly cos: Float64Array; readonly sin: Float64Array } {
  const known = twiddles.get(size);
  if (known) return known;
  const cos = new Float64Array(size / 2);
  const sin = new Float64Array(size / 2);
  for (let i = 0; i < size / 2; i++) {
    cos[i] = Math.cos((2 * Math.PI * i) / size);
    sin[i] = Math.sin((2 * Math.PI * i) / size);
  }
  const made = { cos, sin };
  twiddles.set(size, made);
  return made;
}

/**
 * Sum of re[k] + i im[k] times e^(2 pi i k n / size) for each n, in place and not divided: the inverse transform of
 * Cooley and Tukey. For the forward one, read the result at (size - n) % size.
 *
 * @param re as many as a power of two, as `im`
 */
export function inverseFourier(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const r = re[i]!;
      re[i] = re[j]!;
      re[j] = r;
      const m = im[i]!;
      im[i] = im[j]!;
      im[j] = m;
    }
  }
  const { cos, sin } = twiddlesOf(size);
  for (let span = 2; span <= size; span <<= 1) {
    const half = span >> 1;
    const step = size / span;
    for (let from = 0; from < size; from += span) {
      for (let k = 0, t = 0; k < half; k++, t += step) {
        const a = from + k;
        const b = a + half;
        const c = cos[t]!;
        const s = sin[t]!;
        const r = re[b]! * c - im[b]! * s;
        const m = re[b]! * s + im[b]! * c;
        re[b] = re[a]! - r;
        im[b] = im[a]! - m;
        re[a] = re[a]! + r;
        im[a] = im[a]! + m;
      }
    }
  }
}
