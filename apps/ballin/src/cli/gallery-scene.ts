import { BallinError } from "../core/error.ts";
import type { GalleryScene } from "../core/gallery/gallery.ts";
import { SCENES } from "../core/gallery/scenes.ts";
import type { Args } from "./args.ts";
import { named } from "./named.ts";

/** The scene that --scene asks for, if any. @throws BallinError E_USAGE, also beside what else fills the world */
export function gallerySceneOf({ texts, switches }: Args): GalleryScene | undefined {
  const chosen = ["scene", "open", "no-shapes"].filter((name) => texts.has(name) || switches.has(name));
  const wanted = texts.get("scene");
  if (wanted === undefined) return undefined;
  if (chosen.length > 1)
    throw new BallinError("E_USAGE", `--${chosen.join(" and --")} contradict each other`, "give one of them");
  const names = SCENES.map(({ name }) => name);
  const known = named("scene", wanted, names);
  return SCENES.find(({ name }) => name === known);
}
