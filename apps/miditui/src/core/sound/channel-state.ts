import type { ChannelEvent } from "../project/event.ts";
import { isParameterControl, Parameters } from "./parameters.ts";

/** Controllers that hold notes after their keys: sustain, sostenuto, second hold. */
export const PEDALS: readonly number[] = [64, 66, 69];

/** Controllers of the bank, coarse and fine. */
export const BANK: readonly number[] = [0, 32];

/** Controller that resets most of the others. */
export const RESET_CONTROLLERS = 121;
const MONO = 126;
const POLY = 127;

/** What stands after a reset of all controllers, by the MIDI recommended practice RP-015. */
const STAYS: ReadonlySet<number> = new Set([0, 7, 10, 32, 91, 92, 93, 94, 95, 126, 127, ...range(70, 80)]);

/** What is in force on a channel; -1 where nothing was said of it. */
export class ChannelState {
  program = -1;
  /** Bank select, coarse and fine, when the program was chosen. */
  bank: readonly [coarse: number, fine: number] = [-1, -1];
  bend = -1;
  pressure = -1;
  readonly controllers: Int16Array = new Int16Array(128).fill(-1);
  parameters: Parameters = new Parameters();

  /** Takes in what is said. Pressure on single keys and ends of notes pass. */
  say(event: ChannelEvent): void {
    if (event.type === "control") this.#control(event.controller, event.value);
    else if (event.type === "bend") this.bend = event.value;
    else if (event.type === "pressure") this.pressure = event.value;
    else if (event.type === "program") {
      this.program = event.program;
      this.bank = [this.controllers[0] ?? -1, this.controllers[32] ?? -1];
    }
  }

  /** Whether something of what was said to a channel is not said here, so that only a reset leads from there to here. */
  isLessThan(said: ChannelState): boolean {
    if (this.#hasOtherBank(said)) return true;
    if ((this.bend < 0 && said.bend >= 0) || (this.pressure < 0 && said.pressure >= 0)) return true;
    return this.controllers.some((value, controller) => value < 0 && (said.controllers[controller] ?? -1) >= 0);
  }

  /** Whether the program is to come from no bank in particular, where another was said. */
  #hasOtherBank(said: ChannelState): boolean {
    if (this.program < 0) return said.program >= 0;
    return this.bank.some(
      (value, index) =>
        value < 0 &&
        ((said.bank[index] ?? -1) >= 0 ||
          (this.program !== said.program && (said.controllers[BANK[index] ?? 0] ?? -1) >= 0)),
    );
  }

  #control(controller: number, value: number): void {
    if (isParameterControl(controller)) this.parameters.say(controller, value);
    else if (controller === RESET_CONTROLLERS) this.#reset();
    else if (controller < 120) this.controllers[controller] = value;
    else if (controller === MONO || controller === POLY) {
      this.controllers[MONO + POLY - controller] = -1;
      this.controllers[controller] = value;
    }
  }

  #reset(): void {
    this.bend = -1;
    this.pressure = -1;
    this.parameters.letGo();
    for (let controller = 0; controller < 128; controller++) {
      if (!STAYS.has(controller)) this.controllers[controller] = -1;
    }
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
