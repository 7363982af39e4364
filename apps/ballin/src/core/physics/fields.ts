import type { Attractor, Scene } from "../shapes/shape.ts";
import type { Balls } from "./balls.ts";
import { STEP } from "./constants.ts";

export interface Fields {
  /** Units a second squared to the right. */
  readonly wind: number;
  readonly attractors: readonly Attractor[];
}

/** What pulls balls in a scene, undefined when nothing does. */
export function fieldsOf(scene: Scene): Fields | undefined {
  const attractors = scene.items.filter((item) => item.type === "attractor").filter(({ strength }) => strength !== 0);
  return scene.wind === 0 && attractors.length === 0 ? undefined : { wind: scene.wind, attractors };
}

/** Adds what the fields do to the velocities in a step. */
export function applyFields(balls: Balls, fields: Fields): void {
  const { x, y, vx, vy } = balls;
  const gust = fields.wind * STEP;
  if (gust !== 0) for (let i = 0; i < balls.count; i++) vx[i] = vx[i]! + gust;

  for (const { x: cx, y: cy, strength, reach } of fields.attractors) {
    for (let i = 0; i < balls.count; i++) {
      const dx = cx - x[i]!;
      const dy = cy - y[i]!;
      const square = dx * dx + dy * dy;
      if (square >= reach * reach || square === 0) continue;
      const distance = Math.sqrt(square);
      // Within a unit of the centre the direction turns too fast for a step to follow, so the pull fades there.
      const pull = (strength * (1 - distance / reach) * STEP) / Math.max(distance, 1);
      vx[i] = vx[i]! + dx * pull;
      vy[i] = vy[i]! + dy * pull;
    }
  }
}
