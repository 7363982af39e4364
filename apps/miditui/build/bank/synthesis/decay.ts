/** How long an envelope takes to silence, as SoundFonts count it (100 dB below), of what falls by 1/e in `seconds`. */
export function toSilence(seconds: number): number {
  return seconds * 11.513;
}
