/** A resonance: centre and width (3 dB) in Hz, height in decibels. */
export type Formant = readonly [hz: number, width: number, decibels: number];

/** How loud a frequency is through resonances side by side, above a `floor` in decibels. */
export function formants(list: readonly Formant[], floor = -60): (hz: number) => number {
  const rest = 10 ** (floor / 20);
  return (hz) => {
    let sum = rest;
    for (const [centre, width, decibels] of list) {
      const away = (2 * (hz - centre)) / width;
      sum += 10 ** (decibels / 20) / (1 + away * away);
    }
    return sum;
  };
}

/** Steps from the middle to each end of what `blurred` takes the mean of. */
const STEPS = 3;

/**
 * Root of the mean square of `level` up to so many semitones below and above. A body stays where it is while the pitch
 * changes, but that of a transposed tone moves with it: two tones that meet half way between their keys are as different
 * as the body is over their distance. What is blurred over half of that differs by half.
 */
export function blurred(level: (hz: number) => number, semitones: number): (hz: number) => number {
  const ratios = Array.from({ length: 2 * STEPS + 1 }, (_, i) => 2 ** (((i / STEPS - 1) * semitones) / 12));
  return (hz) => {
    let power = 0;
    for (const ratio of ratios) power += level(hz * ratio) ** 2;
    return Math.sqrt(power / ratios.length);
  };
}

/** 1 below `hz`, then `perOctave` decibels less for each octave, rounded at the edge. */
export function slope(hz: number, perOctave: number): (hz: number) => number {
  const power = perOctave / 6.0206 / 2;
  return (at) => (1 + (at / hz) ** 2) ** -power;
}
