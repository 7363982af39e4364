import type { Icon, RenderOptions } from "../../src/index.ts";

/** A picture with a name: for the gallery, the reference pictures and the documents alike. */
export interface NamedScene {
  /** In lower case with dashes, as the file of its reference picture. */
  readonly name: string;
  readonly icon: Icon;
  readonly options: RenderOptions;
}

/** Side of the pictures in pixels, where a scene is not about another size. */
export const SIDE = 160;

export const INK = "#1f2430";
export const PAPER = "#f7f4ec";
export const CORAL = "#ff6b35";
export const GREEN = "#4caf50";
export const SILVER = "#a2aaad";
export const TEAL = "#0f766e";
export const GOLD = "#f2b134";
export const VIOLET = "#5b3fd6";
export const PINK = "#e0245e";
export const SKY = "#2ea8e6";
