import { cosDegrees, sinDegrees } from "@side-projects/raster";
import { STEP } from "../physics/constants.ts";
import type { Emitter, Scene } from "../shapes/shape.ts";
import type { Drops } from "./drops.ts";
import type { Random } from "./random.ts";

/** Units a second at which balls leave. */
const EMITTER_SPEED = 12;
/** Degrees to either side. */
const SPRAY = 8;

/** The emitters of a scene, each with the part of a ball that is due. */
export class Emitters {
  #parts = new Map<number, { readonly emitter: Emitter; part: number }>();

  get count(): number {
    return this.#parts.size;
  }

  setScene(scene: Scene): void {
    const parts = new Map<number, { readonly emitter: Emitter; part: number }>();
    for (const item of scene.items) {
      if (item.type === "emitter") parts.set(item.id, { emitter: item, part: this.#parts.get(item.id)?.part ?? 0 });
    }
    this.#parts = parts;
  }

  /** Adds the balls of a step, as far as there is room for them. */
  step(drops: Drops, random: Random): void {
    for (const source of this.#parts.values()) {
      source.part += source.emitter.rate * STEP;
      while (source.part >= 1) {
        source.part -= 1;
        const angle = source.emitter.angle + random.around(SPRAY);
        const vx = EMITTER_SPEED * cosDegrees(angle);
        const vy = EMITTER_SPEED * sinDegrees(angle);
        // Balls of one step leave one after the other, not in one place.
        const ahead = random.unit() * STEP;
        drops.add(source.emitter.x + vx * ahead, source.emitter.y + vy * ahead, vx, vy);
      }
    }
  }
}
