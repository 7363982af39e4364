/** Frequency in Hz of a MIDI pitch, A4 (69) being 440. */
export function hertz(key: number): number {
  return 440 * 2 ** ((key - 69) / 12);
}
