import { existsSync } from "node:fs";
import path from "node:path";
import type { KeyStroke, Terminal } from "@side-projects/testkit";
import { ballsShown } from "./ballin-play.ts";

type Key = string | KeyStroke;

/** A game in a pty, with the recording of its commands and the files of its folder. */
export interface Session {
  readonly terminal: Terminal;
  readonly folder: string;
  /** Commands so far, a line of JSON each. */
  log(): string;
}

/** One key after the other, and what is to be seen after each. */
export type Walk = readonly (readonly [key: Key, seen: (session: Session) => boolean])[];

const ctrl = (key: string): KeyStroke => ({ key, ctrl: true });
const shift = (key: string): KeyStroke => ({ key, shift: true });
const shows =
  (text: string) =>
  ({ terminal }: Session) =>
    terminal.screen().includes(text);
const hides =
  (text: string) =>
  ({ terminal }: Session) =>
    !terminal.screen().includes(text);
const matches =
  (pattern: RegExp) =>
  ({ terminal }: Session) =>
    pattern.test(terminal.screen());
const logged = (text: string) => (session: Session) => session.log().includes(text);
const has =
  (file: string) =>
  ({ folder }: Session) =>
    existsSync(path.join(folder, file));
const balls =
  (count: number) =>
  ({ terminal }: Session) =>
    ballsShown(terminal) === count;
const ANYTHING = (): boolean => true;

const CIRCLE = "#######";
const OPTIONS = "─ Options";
const SHAPES = "─ Shapes";
const SAVE = "─ Save as";
const LOAD = "─ Load";
const HELP = "─ Help";
const TOOLS = "[W]all";

/** Colour of the first sign of a shape on the screen: palette 1 to 6, and 9 to 14 while it is selected. */
function signColor({ terminal }: Session): string {
  const row = terminal
    .screen()
    .split("\n")
    .findIndex((text) => text.includes("###"));
  return row < 0 ? "" : terminal.cell(terminal.row(row).indexOf("###"), row).foreground;
}

const selected = (session: Session): boolean => /^palette (9|1\d)$/.test(signColor(session));
const place = (key: Key): Walk[number] => [key, shows(SHAPES)];
/** A new shape is selected, and X would turn it. */
const PLACED: Walk = [place("s"), ["enter", shows(CIRCLE)], ["escape", (session) => !selected(session)]];
const CLEARED: Walk = [["x", hides(CIRCLE)]];
const DELETED: Walk = [["delete", hides(CIRCLE)]];
const SELECTED: Walk = [...PLACED, ["tab", selected]];

/** A value that a walk remembers, to see that the next key changes it. */
function changes(
  of: (session: Session) => string,
): readonly [(session: Session) => boolean, (session: Session) => boolean] {
  let last = "";
  return [
    (session) => {
      last = of(session);
      return true;
    },
    (session) => {
      const now = of(session);
      const changed = now !== last;
      if (changed) last = now;
      return changed;
    },
  ];
}

const [rememberColor, newColor] = changes(signColor);
const [rememberArt, newArt] = changes(({ terminal }) =>
  terminal
    .screen()
    .split("\n")
    .map((row) => row.replaceAll(/[^#]/g, " ").trimEnd())
    .join("\n"),
);
const [rememberScreen, newScreen] = changes(({ terminal }) => terminal.screen().replaceAll(/FPS: \S+/g, ""));
const [rememberLog, newLog] = changes((session) => session.log());
const LEFT_SHIFTED = ["!", "@", "#", "$", "%", "^"];

/** For each line of the help by its context and its keys: what is pressed, and what must be seen. Each leaves all as it was. */
export const KEY_WALKS: Readonly<Record<string, Walk>> = {
  "play Space": [
    ["r", balls(100)],
    ["space", balls(120)],
    ["r", balls(100)],
  ],
  "play Shift+1-6": [
    ...LEFT_SHIFTED.map((sign, zone): Walk[number] => [sign, balls(110 + 10 * zone)]),
    ["r", balls(100)],
  ],
  "play 1-6": [1, 2, 3, 4, 5, 6].map((zone): Walk[number] => [
    `${zone}`,
    logged(`{"type":"geyser","zone":${zone - 1}}`),
  ]),
  "play Arrows": (["left", "right", "up", "down"] as const).map((to): Walk[number] => [
    to,
    logged(`{"type":"tilt","direction":"${to}"}`),
  ]),
  "play C": [
    ["c", ({ terminal }) => terminal.cell(2, 23).background === "palette 0"],
    ["c", ({ terminal }) => terminal.cell(2, 23).background !== "palette 0"],
  ],
  "play O": [
    ["o", shows(OPTIONS)],
    ["escape", hides(OPTIONS)],
  ],
  "play S": [
    ["s", shows(SHAPES)],
    ["escape", hides(SHAPES)],
  ],
  "play B": [
    ["b", shows(TOOLS)],
    ["b", hides(TOOLS)],
  ],
  "play X": [...PLACED, ...CLEARED],
  "play R": [
    ["space", ({ terminal }) => ballsShown(terminal) > 100],
    ["r", balls(100)],
  ],
  "play V": [
    ["v", matches(/[\u2580\u2584\u2588]/)],
    ["v", hides("\u2580")],
    ["v", matches(/[\u2801-\u28ff]/)],
  ],
  "play U": [...PLACED, ["u", hides(CIRCLE)]],
  "play Y, Ctrl+Y": [
    ...PLACED,
    ["u", hides(CIRCLE)],
    ["y", shows(CIRCLE)],
    ["u", hides(CIRCLE)],
    [ctrl("y"), shows(CIRCLE)],
    ...CLEARED,
  ],
  "play Tab, Shift+Tab": [
    ...SELECTED,
    ["escape", (session) => !selected(session)],
    [shift("tab"), selected],
    ...DELETED,
  ],
  "play Ctrl+S": [[ctrl("s"), has("level.json")]],
  "play Ctrl+L": [
    [ctrl("s"), has("level.json")],
    [ctrl("l"), shows("Loaded level.json")],
  ],
  "play F": [
    ["f", shows(SAVE)],
    ["escape", hides(SAVE)],
  ],
  "play L": [
    ["l", shows(LOAD)],
    ["escape", hides(LOAD)],
  ],
  "play ?, F1": [
    ["?", shows(HELP)],
    ["escape", hides(HELP)],
    ["f1", shows(HELP)],
    ["escape", hides(HELP)],
  ],
  "play Esc": [...SELECTED, ["escape", (session) => !selected(session)], ...CLEARED],
  "shape Arrows, WASD": [
    ...SELECTED,
    [{ key: "f12" }, rememberArt],
    ...["up", "down", "left", "right", "w", "s", "a", "d"].map((key): Walk[number] => [key, newArt]),
    ...DELETED,
  ],
  "shape Z, X": [
    place("s"),
    ["down", ANYTHING],
    ["right", ANYTHING],
    ["enter", shows("#####")],
    ["tab", selected],
    ["z", hides("#####")],
    ["x", shows("#####")],
    ["delete", hides("#####")],
  ],
  "shape N, M": [...SELECTED, [{ key: "f12" }, rememberColor], ["n", newColor], ["m", newColor], ...DELETED],
  "shape Del, Backspace": [...SELECTED, ...DELETED, ...SELECTED, ["backspace", hides(CIRCLE)]],
  "options Up, Down, J, K": [
    ["o", shows(OPTIONS)],
    [{ key: "f12" }, rememberScreen],
    ...["down", "up", "j", "k"].map((key): Walk[number] => [key, newScreen]),
    ["escape", hides(OPTIONS)],
  ],
  "options Left, Right, H, L": [
    ["o", shows(OPTIONS)],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["right", shows("110%")],
    ["left", hides("110%")],
    ["l", shows("110%")],
    ["h", hides("110%")],
    ["escape", hides(OPTIONS)],
  ],
  "options Enter": [
    ["o", shows(OPTIONS)],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["enter", matches(/Gravity +< +>/)],
    ["escape", matches(/Gravity +< +100%/)],
    ["escape", hides(OPTIONS)],
  ],
  "options Esc, O": [
    ["o", shows(OPTIONS)],
    ["o", hides(OPTIONS)],
    ["o", shows(OPTIONS)],
    ["escape", hides(OPTIONS)],
  ],
  "number 0-9 . Backspace": [
    ["o", shows(OPTIONS)],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["enter", matches(/Ball count +< +>/)],
    ...[..."1234567890"].map((digit): Walk[number] => [digit, shows(digit)]),
    [".", ANYTHING],
    ["backspace", ANYTHING],
    ["escape", matches(/Ball count +< +100 /)],
    ["escape", hides(OPTIONS)],
  ],
  "number Enter": [
    ["o", shows(OPTIONS)],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["enter", matches(/Gravity +< +>/)],
    ["9", shows("<9")],
    ["0", shows("<90")],
    ["enter", shows("Gravity: 90%")],
    ["right", shows("Gravity: 100%")],
    ["escape", hides(OPTIONS)],
  ],
  "number Esc": [
    ["o", shows(OPTIONS)],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["down", ANYTHING],
    ["enter", matches(/Gravity +< +>/)],
    ["7", shows("<7")],
    ["escape", matches(/Gravity +< +100%/)],
    ["escape", hides(OPTIONS)],
  ],
  "shapes Arrows, HJKL": [
    place("s"),
    [{ key: "f12" }, ANYTHING],
    ...["right", "left", "down", "up", "l", "h", "j", "k"].map((key): Walk[number] => [key, ANYTHING]),
    ["right", ANYTHING],
    ["right", ANYTHING],
    ["enter", shows("|XXXXX|")],
    ["delete", hides("|XXXXX|")],
  ],
  "shapes Enter": [...PLACED, ...CLEARED],
  "shapes Esc, S": [place("s"), ["s", hides(SHAPES)], place("s"), ["escape", hides(SHAPES)]],
  "save a-z A-Z 0-9 _ - .": [
    ["f", shows(SAVE)],
    ...[..."aZ0_-."].map((sign): Walk[number] => [sign, shows(`${sign}`)]),
    ["backspace", ANYTHING],
    ["escape", hides(SAVE)],
  ],
  "save Enter": [
    ["f", shows(SAVE)],
    ["q", hides("level.json")],
    ["enter", has("q.json")],
  ],
  "save Ctrl+U": [
    ["f", shows("level.json")],
    [ctrl("u"), hides("level.json")],
    ["u", ANYTHING],
    ["enter", has("u.json")],
  ],
  "save Esc": [
    ["f", shows(SAVE)],
    ["escape", hides(SAVE)],
  ],
  "load Up, Down, J, K": [
    ["l", shows(LOAD)],
    ...["down", "up", "j", "k"].map((key): Walk[number] => [key, shows(LOAD)]),
    ["escape", hides(LOAD)],
  ],
  "load Enter": [
    [ctrl("s"), has("level.json")],
    ["l", shows(LOAD)],
    ["enter", shows("Loaded level.json")],
  ],
  "load Esc, L": [
    ["l", shows(LOAD)],
    ["l", hides(LOAD)],
    ["l", shows(LOAD)],
    ["escape", hides(LOAD)],
  ],
  "help Up, Down, J, K": [
    ["?", shows(HELP)],
    ["down", hides("│Keys")],
    ["up", shows("│Keys")],
    ["j", hides("│Keys")],
    ["k", shows("│Keys")],
    ["escape", hides(HELP)],
  ],
  "help PgUp, PgDn, Home, End": [
    ["?", shows(HELP)],
    ["pagedown", hides("│Keys")],
    ["pageup", shows("│Keys")],
    ["end", hides("│Keys")],
    ["home", shows("│Keys")],
    ["escape", hides(HELP)],
  ],
  "help Esc, ?": [
    ["?", shows(HELP)],
    ["?", hides(HELP)],
    ["?", shows(HELP)],
    ["escape", hides(HELP)],
  ],
  ...buildWalks(),
};

/** In the builder, which each walk enters and leaves. */
function buildWalks(): Record<string, Walk> {
  const attractor: Walk = [["a", shows("Attractor of strength")]];
  const walks: Record<string, Walk> = {
    Arrows: [
      ["a", shows("Attractor of strength")],
      ["g", ANYTHING],
      [{ key: "f12" }, rememberLog],
      ["left", newLog],
      ["right", newLog],
      ["up", newLog],
      ["down", newLog],
      ["g", ANYTHING],
      ["delete", hides("Attractor of")],
    ],
    "Shift+arrows": [
      ["a", shows("Attractor of strength")],
      ["g", ANYTHING],
      [{ key: "f12" }, rememberLog],
      ...["left", "right", "up", "down"].map((key): Walk[number] => [shift(key), newLog]),
      ["g", ANYTHING],
      ["delete", hides("Attractor of")],
    ],
    Enter: [
      ...attractor,
      ["escape", hides("Attractor of")],
      ["enter", shows("Attractor of strength")],
      ["delete", hides("Attractor of")],
    ],
    G: [
      ...attractor,
      ["g", ANYTHING],
      [{ key: "f12" }, rememberLog],
      ["left", newLog],
      ["g", ANYTHING],
      ["delete", hides("Attractor of")],
    ],
    "Tab, Shift+Tab": [
      ...attractor,
      ["escape", hides("Attractor of")],
      ["tab", shows("Attractor of")],
      ["escape", hides("Attractor of")],
      [shift("tab"), shows("Attractor of")],
      ["delete", hides("Attractor of")],
    ],
    W: [
      ["w", ANYTHING],
      ["right", ANYTHING],
      ["right", ANYTHING],
      ["enter", ANYTHING],
      ["right", ANYTHING],
      ["w", shows("Wall of")],
      ["delete", hides("Wall of")],
    ],
    E: [
      ["e", shows("Emitter 20/s")],
      ["delete", hides("Emitter 20/s")],
    ],
    A: [...attractor, ["delete", hides("Attractor of")]],
    S: [
      ["s", shows(SHAPES)],
      ["enter", shows("circle, 0 degrees")],
      ["delete", hides("circle, 0")],
    ],
    "Z, X": [
      ["e", shows("270 degrees")],
      ["z", shows("285 degrees")],
      ["x", shows("270 degrees")],
      ["delete", hides("270 degrees")],
    ],
    "Shift+Z, Shift+X": [
      ["e", shows("270 degrees")],
      ["Z", shows("271 degrees")],
      ["X", shows("270 degrees")],
      ["delete", hides("270 degrees")],
    ],
    "- and +": [
      ["e", shows("Emitter 20/s")],
      ["-", hides("20/s")],
      ["+", shows("20/s")],
      ["=", hides("20/s")],
      ["delete", hides("Emitter ")],
    ],
    "N, M": [
      ["s", shows(SHAPES)],
      ["enter", shows("circle, 0 degrees")],
      [{ key: "f12" }, rememberColor],
      ["n", newColor],
      ["m", newColor],
      ["delete", hides("circle, 0")],
    ],
    "< and >": [
      [">", logged('"wind":2')],
      ["<", ANYTHING],
      ["<", logged('"wind":-2')],
      [".", ANYTHING],
      [",", ANYTHING],
      [".", ANYTHING],
    ],
    C: [...attractor, ["c", shows("Copied")], ["delete", hides("Attractor of")]],
    V: [
      ...attractor,
      ["c", shows("Copied")],
      ["delete", hides("Attractor of")],
      ["v", shows("Attractor of")],
      ["delete", hides("Attractor of")],
    ],
    "Del, Backspace": [
      ...attractor,
      ["delete", hides("Attractor of")],
      ...attractor,
      ["backspace", hides("Attractor of")],
    ],
    Esc: [
      ...attractor,
      ["escape", hides("Attractor of")],
      ["tab", shows("Attractor of")],
      ["delete", hides("Attractor of")],
    ],
  };
  return Object.fromEntries(
    Object.entries(walks).map(([keys, walk]) => [
      `build ${keys}`,
      [["b", shows(TOOLS)], ...walk, ["b", hides(TOOLS)]] as const,
    ]),
  );
}
