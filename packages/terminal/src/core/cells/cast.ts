/** What the header of an asciicast tells. */
export interface CastHeader {
  readonly columns: number;
  readonly rows: number;
  /** Shown by players. @default none */
  readonly title?: string;
}

/**
 * The first two lines of an asciicast v2 file (https://docs.asciinema.org/manual/asciicast/v2/): the header, and an event
 * that hides the cursor and ends autowrap, as encodeFrame expects it. It names no time of recording, so that the same
 * frames are the same file.
 */
export function castOpening({ columns, rows, title }: CastHeader): string {
  const header = { version: 2, width: columns, height: rows, title, env: { TERM: "xterm-256color" } };
  return `${JSON.stringify(header)}\n${castEvent(0, "\x1b[?25l\x1b[?7l")}`;
}

/**
 * The line of what a terminal got at a time.
 *
 * @param seconds from the start, kept to the microsecond
 * @param output a text, or bytes of UTF-8 as encodeFrame makes them
 */
export function castEvent(seconds: number, output: string | Uint8Array): string {
  const text = typeof output === "string" ? output : decodeUtf8(output);
  return `${JSON.stringify([Math.round(seconds * 1e6) / 1e6, "o", text])}\n`;
}

/** Decodes well-formed UTF-8; the core knows no TextDecoder. */
function decodeUtf8(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    const following = lead < 0xc0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    let code = following === 0 ? lead : lead & (0x3f >> following);
    for (let next = 1; next <= following; next++) code = (code << 6) | (bytes[at + next]! & 63);
    pieces.push(String.fromCodePoint(code));
    at += following + 1;
  }
  return pieces.join("");
}
