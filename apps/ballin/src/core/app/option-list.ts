import { type NumberOption, OPTION_RANGES } from "../level/options.ts";
import { within } from "../shapes/limits.ts";
import type { Options } from "../simulation/command.ts";

type SwitchOption = Exclude<keyof Options, NumberOption>;

/** A row of the options menu. */
export type OptionRow =
  | { readonly kind: "switch"; readonly name: SwitchOption; readonly label: string }
  | { readonly kind: "number"; readonly name: NumberOption; readonly label: string; readonly unit: "%" | "" };

export const OPTION_ROWS: readonly OptionRow[] = [
  { kind: "switch", name: "fps_cap", label: "Frame cap (60)" },
  { kind: "switch", name: "show_fps", label: "Show FPS" },
  { kind: "number", name: "ball_count", label: "Ball count", unit: "" },
  { kind: "number", name: "gravity_percent", label: "Gravity", unit: "%" },
  { kind: "number", name: "force_percent", label: "Force", unit: "%" },
  { kind: "number", name: "friction_percent", label: "Friction", unit: "%" },
  { kind: "number", name: "spawn_color_percent", label: "Spawn color", unit: "%" },
  { kind: "switch", name: "color_mode", label: "Colors" },
];

/** What a row shows behind its label. */
export function shownOption(row: OptionRow, options: Options): string {
  if (row.kind === "switch") return options[row.name] ? "on" : "off";
  return `${options[row.name]}${row.unit}`;
}

/** Options with a row a step up (1) or down (-1), within its range; a switch is turned over. */
export function adjusted(options: Options, row: OptionRow, by: number): Options {
  if (row.kind === "switch") return { ...options, [row.name]: !options[row.name] };
  const range = OPTION_RANGES[row.name];
  return { ...options, [row.name]: within(range, options[row.name] + by * range.step) };
}

/** Options with a typed number, whole and within its range; as they were where the text is no number or the row none. */
export function typed(options: Options, row: OptionRow, text: string): Options {
  const value = Number(text);
  if (row.kind === "switch" || text.trim() === "" || !Number.isFinite(value)) return options;
  return { ...options, [row.name]: within(OPTION_RANGES[row.name], Math.round(value)) };
}
