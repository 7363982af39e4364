/** Milliseconds between two looks at the device's clock. */
export const LOOKS = 80;

/** Milliseconds without a step of it after which the device counts as lost: on a busy computer its thread waits for its turn. */
const LOST = 400;

/** Tells a device that has stopped from one whose process had to wait. */
export class DeviceWatch {
  #time = -1;
  #looked = Number.NEGATIVE_INFINITY;
  #still = 0;

  /**
   * @param time of the device's clock
   * @param now milliseconds
   * @returns whether the device is lost
   */
  look(time: number, now: number): boolean {
    // A wait of this process is none of the device.
    const passed = Math.min(now - this.#looked, 2 * LOOKS);
    this.#looked = now;
    this.#still = time === this.#time ? this.#still + passed : 0;
    this.#time = time;
    return this.#still > LOST;
  }
}
