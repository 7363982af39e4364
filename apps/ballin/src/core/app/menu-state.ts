/** The menu that is open. */
export type Menu = OptionsMenu | ShapesMenu | SaveMenu | LoadMenu | HelpMenu;

export interface OptionsMenu {
  readonly kind: "options";
  readonly index: number;
  /** First row that is seen. */
  readonly top: number;
  /** Whether a number is being typed. */
  readonly typing: boolean;
  /** The ball count when the menu was opened. */
  readonly balls: number;
}

export interface ShapesMenu {
  readonly kind: "shapes";
  /** Of SHAPE_KINDS. */
  readonly index: number;
}

export interface SaveMenu {
  readonly kind: "save";
  /** The name at first. */
  readonly name: string;
}

export interface LoadMenu {
  readonly kind: "load";
  readonly names: readonly string[];
  readonly index: number;
  readonly top: number;
}

export interface HelpMenu {
  readonly kind: "help";
  readonly top: number;
}
