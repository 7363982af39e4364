const NAMES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"] as const;

/** Name of a pitch with its octave; 60 is C4. */
export function pitchName(pitch: number): string {
  return `${NAMES[pitch % 12]}${Math.floor(pitch / 12) - 1}`;
}

/** Whether it is a black key of the piano. */
export function isBlackKey(pitch: number): boolean {
  return NAMES[pitch % 12]?.length === 2;
}
