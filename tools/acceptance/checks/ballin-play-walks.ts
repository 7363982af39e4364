import { ballsShown } from "./ballin-play.ts";
import { balls, ctrl, has, hides, logged, matches, shift, shows, type Walk } from "./ballin-walk.ts";
import {
  CIRCLE,
  CLEARED,
  DELETED,
  deselected,
  HELP,
  LOAD,
  OPTIONS,
  PLACED,
  SAVE,
  SELECTED,
  SHAPES,
  selected,
  TOOLS,
} from "./ballin-walk-parts.ts";

const LEFT_SHIFTED = ["!", "@", "#", "$", "%", "^"];

/** For each line of the help on playing by its keys: what is pressed, and what must be seen. Each leaves all as it was. */
export const PLAY_WALKS: Readonly<Record<string, Walk>> = {
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
  "play Tab, Shift+Tab": [...SELECTED, ["escape", deselected], [shift("tab"), selected], ...DELETED],
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
  "play Esc": [...SELECTED, ["escape", deselected], ...CLEARED],
};
