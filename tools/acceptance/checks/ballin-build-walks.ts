import { ANYTHING, type Change, changeOf, hides, logged, shift, shows, type Walk } from "./ballin-walk.ts";
import { COLOR, IDLE, SHAPES, TOOLS } from "./ballin-walk-parts.ts";

const LOG: Change = changeOf((session) => session.log());
const ATTRACTOR: Walk = [["a", shows("Attractor of strength")]];

const WALKS: Readonly<Record<string, Walk>> = {
  Arrows: [
    ["a", shows("Attractor of strength")],
    ["g", ANYTHING],
    [IDLE, LOG.remember],
    ["left", LOG.changed],
    ["right", LOG.changed],
    ["up", LOG.changed],
    ["down", LOG.changed],
    ["g", ANYTHING],
    ["delete", hides("Attractor of")],
  ],
  "Shift+arrows": [
    ["a", shows("Attractor of strength")],
    ["g", ANYTHING],
    [IDLE, LOG.remember],
    ...["left", "right", "up", "down"].map((key): Walk[number] => [shift(key), LOG.changed]),
    ["g", ANYTHING],
    ["delete", hides("Attractor of")],
  ],
  Enter: [
    ...ATTRACTOR,
    ["escape", hides("Attractor of")],
    ["enter", shows("Attractor of strength")],
    ["delete", hides("Attractor of")],
  ],
  G: [
    ...ATTRACTOR,
    ["g", ANYTHING],
    [IDLE, LOG.remember],
    ["left", LOG.changed],
    ["g", ANYTHING],
    ["delete", hides("Attractor of")],
  ],
  "Tab, Shift+Tab": [
    ...ATTRACTOR,
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
  A: [...ATTRACTOR, ["delete", hides("Attractor of")]],
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
    [IDLE, COLOR.remember],
    ["n", COLOR.changed],
    ["m", COLOR.changed],
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
  C: [...ATTRACTOR, ["c", shows("Copied")], ["delete", hides("Attractor of")]],
  V: [
    ...ATTRACTOR,
    ["c", shows("Copied")],
    ["delete", hides("Attractor of")],
    ["v", shows("Attractor of")],
    ["delete", hides("Attractor of")],
  ],
  "Del, Backspace": [
    ...ATTRACTOR,
    ["delete", hides("Attractor of")],
    ...ATTRACTOR,
    ["backspace", hides("Attractor of")],
  ],
  Esc: [
    ...ATTRACTOR,
    ["escape", hides("Attractor of")],
    ["tab", shows("Attractor of")],
    ["delete", hides("Attractor of")],
  ],
};
/** The lines of the help on the builder, which each walk enters and leaves. */
export const BUILD_WALKS: Readonly<Record<string, Walk>> = Object.fromEntries(
  Object.entries(WALKS).map(([keys, walk]) => [
    `build ${keys}`,
    [["b", shows(TOOLS)], ...walk, ["b", hides(TOOLS)]] as const,
  ]),
);
