import type { PointerEvent } from "./event.ts";
import { parameterOf, type Sequence } from "./sequence.ts";

/** Size of a cell in pixels. */
export interface CellSize {
  readonly width: number;
  readonly height: number;
}

const BUTTONS = ["left", "middle", "right", "none"] as const;

/**
 * A report `CSI < buttons;x;y M` (or m) of modes 1006 and 1016.
 *
 * @param cell what x and y count: pixels of cells of this size, or whole cells where it is absent
 */
export function pointerEvent(sequence: Sequence, cell: CellSize | undefined): PointerEvent | undefined {
  const { prefix, final, parameters } = sequence;
  if (prefix !== "<" || (final !== "M" && final !== "m") || parameters.length !== 3) return undefined;
  const code = parameterOf(sequence, 0);
  const button = BUTTONS[code & 3] ?? "none";
  const action = actionOf(code, final === "m");
  if (action === undefined) return undefined;
  return {
    type: "pointer",
    action,
    button: action.startsWith("wheel-") ? "none" : button,
    column: place(parameterOf(sequence, 1), cell?.width),
    row: place(parameterOf(sequence, 2), cell?.height),
    ctrl: (code & 16) !== 0,
    alt: (code & 8) !== 0,
    shift: (code & 4) !== 0,
  };
}

function actionOf(code: number, released: boolean): PointerEvent["action"] | undefined {
  if (code >= 128) return undefined;
  if ((code & 64) !== 0) return wheel(code & 3, released);
  if (released) return "up";
  if ((code & 32) !== 0) return (code & 3) === 3 ? "move" : "drag";
  return (code & 3) === 3 ? undefined : "down";
}

const WHEEL = ["wheel-up", "wheel-down", "wheel-left", "wheel-right"] as const;

/** A wheel turns in both directions, and sideways where it can; it is never let go. */
function wheel(direction: number, released: boolean): PointerEvent["action"] | undefined {
  return released ? undefined : WHEEL[direction];
}

function place(told: number, size: number | undefined): number {
  return Math.min(Math.max(0, told - 1) / (size ?? 1), 0xffff);
}
