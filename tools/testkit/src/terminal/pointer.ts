export type PointerAction = "down" | "up" | "drag" | "move" | "wheel-up" | "wheel-down" | "wheel-left" | "wheel-right";

export interface PointerOptions {
  /** @default "left" */
  button?: "left" | "middle" | "right";
  ctrl?: boolean;
  alt?: boolean;
  shift?: boolean;
}

const BUTTONS = { left: 0, middle: 1, right: 2 } as const;

/**
 * A report of mode 1006.
 *
 * @param at cell from 0
 * @param cell size in pixels where the report tells those, as in mode 1016; the middle of the cell is told
 */
export function encodePointer(
  action: PointerAction,
  at: { readonly column: number; readonly row: number },
  options: PointerOptions,
  cell?: { readonly width: number; readonly height: number },
): string {
  const held = (options.shift === true ? 4 : 0) + (options.alt === true ? 8 : 0) + (options.ctrl === true ? 16 : 0);
  const x = cell === undefined ? at.column + 1 : Math.floor((at.column + 0.5) * cell.width) + 1;
  const y = cell === undefined ? at.row + 1 : Math.floor((at.row + 0.5) * cell.height) + 1;
  return `\x1b[<${buttonCode(action, options) + held};${x};${y}${action === "up" ? "m" : "M"}`;
}

function buttonCode(action: PointerAction, { button = "left" }: PointerOptions): number {
  if (action === "wheel-up") return 64;
  if (action === "wheel-down") return 65;
  if (action === "wheel-left") return 66;
  if (action === "wheel-right") return 67;
  if (action === "move") return 35;
  return BUTTONS[button] + (action === "drag" ? 32 : 0);
}
