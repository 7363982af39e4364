import type { Key } from "../project/meta.ts";

/** Major keys by their sharps, from one flat on: seven on there are a sharp more in the name itself. */
const FIFTHS = "FCGDAEB";
/** A minor key has the sharps of the major one that is three fifths below it. */
const MINOR = 3;

/** A key in words: "Bb major", "F# minor". */
export function keyText({ sharps, minor }: Key): string {
  const fifth = sharps + 1 + (minor ? MINOR : 0);
  const accidental = fifth < 0 ? "b" : fifth < FIFTHS.length ? "" : "#";
  const letter = FIFTHS[(fifth + FIFTHS.length) % FIFTHS.length] ?? "";
  return `${letter}${accidental} ${minor ? "minor" : "major"}`;
}

/** The key that a text tells: "Bb", "F#m", "a minor"; undefined where it tells none, or one of more than seven signs. */
export function readKey(text: string): Key | undefined {
  const [, letter = "", accidental, minor] =
    /^([A-Ga-g])([#b])?\s*(?:(m|[Mm]in(?:or)?)|M|[Mm]aj(?:or)?)?$/.exec(text) ?? [];
  if (letter === "") return undefined;
  const fifth = FIFTHS.indexOf(letter.toUpperCase()) + (accidental === "#" ? 7 : accidental === "b" ? -7 : 0);
  const sharps = fifth - 1 - (minor === undefined ? 0 : MINOR);
  return sharps < -7 || sharps > 7 ? undefined : { sharps, minor: minor !== undefined };
}
