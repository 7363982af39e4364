/** What a program of the bank must keep to; see docs/bank.md. */
export const LIMITS = {
  /** Cents that a note may be off. */
  cents: 10,
  /** Decibels that a program may be louder or softer than the median of all. */
  loudness: 6,
  /** Decibels of the click at the end of a note, and of the step where a loop goes round. */
  click: -60,
  /** Decibels that a program must differ from the next one, on average over what is heard of the two. */
  distance: 4,
  /** Decibels of the first and last frame of a tone, and of its middle. */
  edge: -40,
  /** Bytes of the bank. */
  bytes: 8_000_000,
} as const;

/** What the median of all programs is, in LUFS of a note at velocity 90, so that one can be judged alone. */
export const USUAL_LOUDNESS: number = -27;

/** Programs whose pitch is no promise, from 0, and why. */
export const UNPITCHED: ReadonlyMap<number, string> = new Map([
  [115, "a wood block knocks"],
  [116, "the pitch of a big drum falls"],
  [117, "the pitch of a tom falls"],
  [118, "the pitch of a synth drum falls"],
  [119, "a cymbal has no pitch"],
  [120, "a noise of the hand"],
  [121, "a noise of the breath"],
  [122, "the sea"],
  [123, "the pitch of a bird glides"],
  [124, "a bell of two pitches"],
  [125, "a rotor"],
  [126, "hands"],
  [127, "a shot"],
]);
