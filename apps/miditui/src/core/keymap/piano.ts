/** The two rows of a computer's keyboard that are a piano, from C4 and from C3, a semitone a key. */
export const PIANO_ROWS: readonly { readonly keys: string; readonly pitch: number }[] = [
  { keys: "q2w3er5t6y7ui", pitch: 60 },
  { keys: "zsxdcvgbhnjm", pitch: 48 },
];

/** Pitch that a key plays in an octave of -4 to 4, capital or not; undefined for other keys. */
export function pitchOfKey(key: string, octave: number): number | undefined {
  for (const row of PIANO_ROWS) {
    const index = key.length === 1 ? row.keys.indexOf(key.toLowerCase()) : -1;
    if (index < 0) continue;
    const pitch = row.pitch + index + 12 * octave;
    return pitch < 0 || pitch > 127 ? undefined : pitch;
  }
  return undefined;
}

/** The keys that play, as chords: small letters and capitals, for Caps Lock. */
export const PIANO_CHORDS: readonly string[] = PIANO_ROWS.flatMap((row) =>
  [...row.keys].flatMap((key) => (key >= "a" ? [key, key.toUpperCase()] : [key])),
);
