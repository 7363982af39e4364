import type { Terminal } from "@xterm/headless";

/** What a program has switched on in a terminal, read off the bytes that it wrote. */
export interface Modes {
  /** Whether a DEC private mode is on. */
  has(mode: number): boolean;
  /** Flags of the kitty keyboard protocol in force on the screen that is shown; 0 is an old terminal. */
  kittyFlags(): number;
  /** All that differs from a fresh terminal, in the program's own words: "?1049h", "?25l", ">15u", "=". */
  left(): string[];
}

/** On in a fresh terminal: autowrap, the cursor, and the wheel's arrow keys on the other screen. */
const ON_AT_FIRST = [7, 25, 1007];

export interface KittyAnswers {
  /** Whether the terminal knows the kitty keyboard protocol. */
  readonly known: boolean;
  answer(text: string): void;
}

/** Watches a terminal's parser, so that a sequence counts as it does there, cut off or whole. */
export function watchModes(terminal: Terminal, kitty: KittyAnswers): Modes {
  const modes = new Map<number, boolean>();
  /** Each screen has a stack of its own. */
  const stacks = { normal: [0], alternate: [0] };
  let keypad = false;

  const stack = (): number[] => stacks[terminal.buffer.active.type];
  const top = (): number => stack().at(-1) ?? 0;
  const numbers = (parameters: readonly (number | number[])[]): number[] =>
    parameters.filter((parameter) => typeof parameter === "number");

  const { parser } = terminal;
  for (const [final, on] of [["h", true] as const, ["l", false] as const])
    parser.registerCsiHandler({ prefix: "?", final }, (parameters) => {
      for (const mode of numbers(parameters)) modes.set(mode, on);
      return false;
    });
  parser.registerEscHandler({ final: "=" }, () => {
    keypad = true;
    return false;
  });
  parser.registerEscHandler({ final: ">" }, () => {
    keypad = false;
    return false;
  });
  if (kitty.known) {
    parser.registerCsiHandler({ prefix: "?", final: "u" }, () => {
      kitty.answer(`\x1b[?${top()}u`);
      return true;
    });
    parser.registerCsiHandler({ prefix: ">", final: "u" }, (parameters) => {
      stack().push(numbers(parameters)[0] ?? 0);
      return true;
    });
    parser.registerCsiHandler({ prefix: "=", final: "u" }, (parameters) => {
      stack().pop();
      stack().push(numbers(parameters)[0] ?? 0);
      return true;
    });
    parser.registerCsiHandler({ prefix: "<", final: "u" }, (parameters) => {
      const count = Math.max(1, numbers(parameters)[0] ?? 1);
      stack().splice(Math.max(0, stack().length - count));
      if (stack().length === 0) stack().push(0);
      return true;
    });
  }

  return {
    has: (mode) => modes.get(mode) ?? ON_AT_FIRST.includes(mode),
    kittyFlags: top,
    left() {
      const changed = [...modes].filter(([mode, on]) => on !== ON_AT_FIRST.includes(mode));
      const pushed = [...stacks.normal.slice(1), ...stacks.alternate.slice(1)];
      return [
        ...changed.map(([mode, on]) => `?${mode}${on ? "h" : "l"}`),
        ...pushed.map((flags) => `>${flags}u`),
        ...(keypad ? ["="] : []),
      ].sort();
    },
  };
}
