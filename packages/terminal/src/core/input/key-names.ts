/** Keys without a character of their own, by the number before `~` in `CSI 3 ~`. */
export const TILDE_KEYS: ReadonlyMap<number, string> = new Map([
  [1, "home"],
  [2, "insert"],
  [3, "delete"],
  [4, "end"],
  [5, "pageup"],
  [6, "pagedown"],
  [7, "home"],
  [8, "end"],
  [11, "f1"],
  [12, "f2"],
  [13, "f3"],
  [14, "f4"],
  [15, "f5"],
  [17, "f6"],
  [18, "f7"],
  [19, "f8"],
  [20, "f9"],
  [21, "f10"],
  [23, "f11"],
  [24, "f12"],
]);

/** The same by the last letter of `CSI A` and `SS3 A`. */
export const LETTER_KEYS: ReadonlyMap<string, string> = new Map([
  ["A", "up"],
  ["B", "down"],
  ["C", "right"],
  ["D", "left"],
  ["F", "end"],
  ["H", "home"],
  ["P", "f1"],
  ["Q", "f2"],
  ["R", "f3"],
  ["S", "f4"],
]);

/** The keypad in its application mode, by the letter after SS3. */
export const KEYPAD_KEYS: ReadonlyMap<string, string> = new Map([
  [" ", "space"],
  ["I", "tab"],
  ["M", "enter"],
  ["X", "="],
  ["j", "*"],
  ["k", "+"],
  ["l", ","],
  ["m", "-"],
  ["n", "."],
  ["o", "/"],
  ["p", "0"],
  ["q", "1"],
  ["r", "2"],
  ["s", "3"],
  ["t", "4"],
  ["u", "5"],
  ["v", "6"],
  ["w", "7"],
  ["x", "8"],
  ["y", "9"],
]);

const KITTY_KEYPAD = "0123456789./*-+".split("");
const KITTY_KEYPAD_NAMES = [
  "enter",
  "=",
  ",",
  "left",
  "right",
  "up",
  "down",
  "pageup",
  "pagedown",
  "home",
  "end",
  "insert",
  "delete",
];

/** Keys of the kitty protocol whose code is not the character that they type. */
export const KITTY_KEYS: ReadonlyMap<number, string> = new Map([
  [9, "tab"],
  [13, "enter"],
  [27, "escape"],
  [32, "space"],
  [127, "backspace"],
  ...[...KITTY_KEYPAD, ...KITTY_KEYPAD_NAMES].map((name, index): [number, string] => [57399 + index, name]),
]);

/** What a key types on a US keyboard with Shift: the guess for terminals that tell Shift and the bare key alone. */
export const US_SHIFTED: ReadonlyMap<string, string> = new Map(
  [..."`1234567890-=[]\\;',./"].map((bare, index): [string, string] => [bare, '~!@#$%^&*()_+{}|:"<>?'.charAt(index)]),
);
