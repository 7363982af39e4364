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

/** 1 below `hz`, then `perOctave` decibels less for each octave, rounded at the edge. */
export function slope(hz: number, perOctave: number): (hz: number) => number {
  const power = perOctave / 6.0206 / 2;
  return (at) => (1 + (at / hz) ** 2) ** -power;
}
