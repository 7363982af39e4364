import { INK, type NamedScene, PAPER } from "./scene.ts";

/** Icons of upright and level sides, which small pictures blur. */
export const AXIS_ALIGNED = [
  "align-center",
  "align-left",
  "bars",
  "border-all",
  "border-none",
  "box",
  "building",
  "calendar",
  "chart-column",
  "clipboard",
  "credit-card",
  "display",
  "equals",
  "floppy-disk",
  "grip",
  "grip-lines",
  "grip-vertical",
  "hospital",
  "id-card",
  "laptop",
  "list",
  "minus",
  "mobile",
  "pause",
  "plus",
  "server",
  "square",
  "square-full",
  "square-plus",
  "stop",
  "table",
  "table-cells",
  "table-columns",
  "table-list",
  "window-maximize",
  "window-minimize",
] as const;

/** The same icons with and without a place on the grid. */
export const SNAP_SCENES: readonly NamedScene[] = (["bars", "table-cells", "server", "calendar"] as const).flatMap(
  (icon) => [
    { name: `${icon}-16`, icon, options: { size: 16, color: INK, background: PAPER } },
    { name: `${icon}-16-snap`, icon, options: { size: 16, color: INK, background: PAPER, snap: true } },
  ],
);
