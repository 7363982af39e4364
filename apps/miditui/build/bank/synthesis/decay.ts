/** Times 1/e that is 100 dB, where SoundFonts say that a decay ends: 5 ln 10. */
const TIMES = 11.513;

/** How long an envelope takes to silence of what falls by 1/e in `seconds`. */
export function toSilence(seconds: number): number {
  return seconds * TIMES;
}
