/** What is switched on, in this order; what a terminal does not know it leaves alone. */
export const ENTER: string = [
  "\x1b[?1049h", // the other screen
  "\x1b[?25l", // no cursor
  "\x1b[?7l", // no line wrap
  "\x1b[?1000h\x1b[?1002h\x1b[?1006h", // the mouse: buttons, drags, reports that can be told from keys
  "\x1b[?1004h", // focus
  "\x1b[?2004h", // pastes in brackets
].join("");

/** What it asks once: keyboard protocol, mouse in pixels, size of a cell. All terminals answer the last one, DA1. */
export function questions(pixels: boolean): string {
  return `\x1b[?u${pixels ? "\x1b[?1016$p\x1b[16t" : ""}\x1b[c`;
}

export function pushKitty(flags: number): string {
  return `\x1b[>${flags}u`;
}

const POP_KITTY = "\x1b[<u";
export const PIXELS_ON = "\x1b[?1016h";

/** Undoes all of it. CAN and ST cut off what may have been half written. */
export function leaveSequence(kitty: boolean, pixels: boolean): string {
  return [
    "\x18\x1b\\",
    "\x1b[?2026l\x1b[m",
    pixels ? "\x1b[?1016l" : "",
    "\x1b[?1006l\x1b[?1002l\x1b[?1000l",
    "\x1b[?2004l\x1b[?1004l",
    kitty ? POP_KITTY : "",
    "\x1b[?7h\x1b[?25h\x1b[?1049l",
  ].join("");
}
