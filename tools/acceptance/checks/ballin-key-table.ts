import { BUILD_WALKS } from "./ballin-build-walks.ts";
import { MENU_WALKS } from "./ballin-menu-walks.ts";
import { PLAY_WALKS } from "./ballin-play-walks.ts";
import { SHAPE_WALKS } from "./ballin-shape-walks.ts";
import type { Walk } from "./ballin-walk.ts";

/** For each line of the help by its context and its keys, in the order of the help: what is pressed and what must be seen. */
export const KEY_WALKS: Readonly<Record<string, Walk>> = {
  ...PLAY_WALKS,
  ...SHAPE_WALKS,
  ...MENU_WALKS,
  ...BUILD_WALKS,
};
