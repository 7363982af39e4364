import { ANYTHING, type Change, changeOf, hides, shows, type Walk } from "./ballin-walk.ts";
import { CIRCLE, COLOR, DELETED, IDLE, MENU_OF_SHAPES, SELECTED, selected } from "./ballin-walk-parts.ts";

const ART: Change = changeOf(({ terminal }) =>
  terminal
    .screen()
    .split("\n")
    .map((row) => row.replaceAll(/[^#]/g, " ").trimEnd())
    .join("\n"),
);

/** The lines of the help on a selected shape; each walk places one and deletes it. */
export const SHAPE_WALKS: Readonly<Record<string, Walk>> = {
  "shape Arrows, WASD": [
    ...SELECTED,
    [IDLE, ART.remember],
    ...["up", "down", "left", "right", "w", "s", "a", "d"].map((key): Walk[number] => [key, ART.changed]),
    ...DELETED,
  ],
  "shape Z, X": [
    MENU_OF_SHAPES,
    ["down", ANYTHING],
    ["right", ANYTHING],
    ["enter", shows("#####")],
    ["tab", selected],
    ["z", hides("#####")],
    ["x", shows("#####")],
    ["delete", hides("#####")],
  ],
  "shape N, M": [...SELECTED, [IDLE, COLOR.remember], ["n", COLOR.changed], ["m", COLOR.changed], ...DELETED],
  "shape Del, Backspace": [...SELECTED, ...DELETED, ...SELECTED, ["backspace", hides(CIRCLE)]],
};
