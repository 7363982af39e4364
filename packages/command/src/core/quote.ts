const LONGEST = 60;

/** Text that came from outside, made fit for a message of one line: in quotes, escaped and cut at 60 characters. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 4 * LONGEST));
  return visible(JSON.stringify(characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}...` : text));
}

/** Text with escapes for the characters that steer a terminal, break the line or turn its direction. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u061c\u2028-\u202e\u2066-\u2069\u200e\u200f]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
