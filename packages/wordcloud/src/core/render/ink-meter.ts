import type { CloudLayout } from "../cloud.ts";
import { CloudError } from "../error.ts";
import type { Region } from "../mask/region.ts";
import type { Areas } from "./areas.ts";

/** Measures how much of a region the ink of words covers, while they are drawn or without a drawing. */
export class InkMeter {
  readonly #region: Region;
  readonly #covered: Uint8Array;
  /** Sum of what is covered, in 255ths of a pixel. */
  #sum = 0;

  /** @throws CloudError E_SIZE when layout and region are not of one size */
  constructor({ width, height }: CloudLayout, region: Region) {
    if (width !== region.width || height !== region.height || region.inside.length !== width * height) {
      const got = `a layout of ${width} x ${height} in a region of ${region.width} x ${region.height}`;
      throw new CloudError("E_SIZE", got, "pass the region that the words were placed in");
    }
    this.#region = region;
    this.#covered = new Uint8Array(width * height);
  }

  /** Adds what a shape covers. What may overlap within a pixel does so as much as shares of it would by chance. */
  add({ left, top, height, stride, levels, from, to }: Areas): void {
    const { width, inside } = this.#region;
    const covered = this.#covered;
    let sum = 0;
    for (let y = 0; y < height; y++) {
      const begin = (top + y) * width + left;
      const end = to[y] ?? 0;
      for (let x = from[y] ?? 0; x < end; x++) {
        const level = levels[y * stride + x] ?? 0;
        if (level === 0 || inside[begin + x] === 0) continue;
        const before = covered[begin + x] ?? 0;
        // In whole numbers, a half rounded up: until the engine has optimised the loop that is twice as quick.
        const more = before === 0 ? level : level - (((2 * before * level + 255) / 510) | 0);
        covered[begin + x] = before + more;
        sum += more;
      }
    }
    this.#sum += sum;
  }

  /** Covered part of the region, 0 to 1. */
  get share(): number {
    const { inside } = this.#region;
    let area = 0;
    for (let i = 0; i < inside.length; i++) if (inside[i] !== 0) area++;
    return area === 0 ? 0 : this.#sum / (255 * area);
  }
}
