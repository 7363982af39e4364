import { powers } from "./sound-spectrum.ts";

/** Harmonics that are looked at; higher ones are sharp by nature on strings. */
const HARMONICS = 5;
/** Cents from a harmonic within which its peak is looked for. */
const REACH = 60;

export interface PitchError {
  /** Cents that the sound is higher than it should be, by its harmonics, each weighted by its level. */
  readonly cents: number;
  /** Share of the power between the lowest and the highest of them that they hold, 0 to 1. */
  readonly share: number;
}

/**
 * How far the harmonics of a sound are from where they should be. Each is the centre of the power around its peak, so
 * that layers which are out of tune with each other count as the one sound that is heard.
 *
 * @param from first of `size` frames, a power of two; the longer, the finer
 * @param pitch in hertz
 */
export function pitchError(
  samples: Float64Array,
  from: number,
  size: number,
  { rate, pitch }: { rate: number; pitch: number },
): PitchError {
  const spectrum = powers(samples, from, size);
  const bin = (hertz: number): number => (hertz * size) / rate;
  let [sum, weights, held] = [0, 0, 0];
  for (let harmonic = 1; harmonic <= HARMONICS; harmonic++) {
    const wanted = bin(pitch * harmonic);
    // A line is four bins wide, which are more than that in the lowest octaves.
    const reach = Math.max(wanted * (2 ** (REACH / 1200) - 1), 3);
    const [first, last] = [Math.floor(wanted - reach), Math.ceil(wanted + reach)];
    if (last >= spectrum.length) break;
    let top = first;
    for (let at = first; at <= last; at++) if ((spectrum[at] ?? 0) > (spectrum[top] ?? 0)) top = at;
    const power = spectrum[top] ?? 0;
    if (power === 0) continue;
    const centre = middleOf(spectrum, first, last, power);
    // The place of a line is known as well in hertz for each harmonic, so better in cents for the higher ones.
    const weight = harmonic * Math.sqrt(power);
    sum += weight * 1200 * Math.log2(centre / wanted);
    weights += weight;
    for (let at = first; at <= last; at++) held += spectrum[at] ?? 0;
  }
  const [low, high] = [Math.floor(bin(pitch * 0.7)), Math.ceil(bin(pitch * (HARMONICS + 0.5)))];
  const all = spectrum.subarray(low, high).reduce((total, power) => total + power, 0);
  return { cents: weights === 0 ? Number.NaN : sum / weights, share: all === 0 ? 0 : held / all };
}

/** The centre of what is within 20 dB of the peak: of one line of a Hann window that is the line itself. */
function middleOf(spectrum: Float64Array, first: number, last: number, power: number): number {
  let [sum, weights] = [0, 0];
  for (let at = first; at <= last; at++) {
    const here = spectrum[at] ?? 0;
    if (here < power / 100) continue;
    // Amplitudes rather than powers: a Hann window's line is then nearly symmetric about its frequency.
    sum += at * Math.sqrt(here);
    weights += Math.sqrt(here);
  }
  return sum / weights;
}
