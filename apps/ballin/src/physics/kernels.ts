import { SPEED_CAP, STEP } from "../core/physics/constants.ts";
import { BAND, STRANDS } from "../core/swarm/band.ts";
import { NEAR } from "../core/swarm/contacts.ts";
import type { Kernels, MakeKernels } from "../core/swarm/kernels.ts";
import { plainKernels } from "../core/swarm/plain-kernels.ts";
import { BOUNCE_SPEED, DEEP, LEAN, PART, PUSH_SPEED, SLOP, type State, SUBSTEP } from "../core/swarm/state.ts";
import { KERNELS } from "./kernel-data.ts";

/** What is used of WebAssembly, which the types for Node leave to those of browsers. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};

const PAGE = 65536;

type Call = (...values: readonly number[]) => number;

/** Exports of build/kernels/index.as; addresses are offsets in the memory. */
interface Exports {
  readonly setState: Call;
  readonly setContacts: Call;
  readonly setPrevious: Call;
  readonly findContacts: Call;
  readonly groupCount: Call;
  readonly solvePairs: Call;
  readonly partPairs: Call;
  readonly continueStep: Call;
  readonly moveBalls: Call;
  readonly limitThrows: Call;
}

function isExports(exports: object): exports is Exports {
  return "solvePairs" in exports;
}

/**
 * The fastest kernels that run here: WebAssembly, or where it has no vectors or no memory, the plain ones, which compute
 * the same bits in three times the time.
 */
export function bestKernels(): MakeKernels {
  try {
    const module = new WebAssembly.Module(Buffer.from(KERNELS, "base64"));
    return (bytes) => {
      try {
        return new CompiledKernels(module, bytes);
      } catch {
        return plainKernels(bytes);
      }
    };
  } catch {
    return plainKernels;
  }
}

class CompiledKernels implements Kernels {
  readonly buffer: ArrayBuffer;
  readonly #exports: Exports;

  constructor(module: object, bytes: number) {
    const pages = Math.ceil(bytes / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    if (!isExports(exports)) throw new Error("the kernels are not those of this version");
    this.buffer = memory.buffer;
    this.#exports = exports;
  }

  findContacts(state: State): void {
    const { contacts, previous, radius } = state;
    const exports = this.#exports;
    exports.setState(
      state.order.byteOffset,
      state.sortedX.byteOffset,
      state.sortedY.byteOffset,
      state.starts.byteOffset,
      state.free.byteOffset,
      state.bandPair.byteOffset,
      state.bandValues.byteOffset,
      state.nearby.byteOffset,
      state.nearby.length / 2,
      16 * state.capacity,
      BAND,
      STRANDS,
      contacts.other.length,
      contacts.pair.length / 8,
    );
    exports.setContacts(
      contacts.first.byteOffset,
      contacts.number.byteOffset,
      contacts.other.byteOffset,
      contacts.place.byteOffset,
      contacts.pair.byteOffset,
      contacts.values.byteOffset,
    );
    exports.setPrevious(
      previous.first.byteOffset,
      previous.number.byteOffset,
      previous.other.byteOffset,
      previous.place.byteOffset,
      previous.values.byteOffset,
    );
    contacts.count = exports.findContacts(
      state.wide,
      state.high,
      state.balls.count,
      -0.5 * (1 + state.material.restitution),
      2 * radius,
      2 * radius * NEAR,
      state.side * state.side,
      STEP,
      -BOUNCE_SPEED,
    );
    contacts.groups = exports.groupCount();
  }

  solvePairs(state: State): void {
    const { pair, values, groups } = state.contacts;
    const { friction, restitution } = state.material;
    this.#exports.solvePairs(
      state.free.byteOffset,
      pair.byteOffset,
      values.byteOffset,
      groups,
      friction,
      -0.5 * (1 + restitution),
      2 * state.radius,
      SUBSTEP,
      1 / SUBSTEP,
      -BOUNCE_SPEED,
    );
  }

  partPairs(state: State): void {
    const { pair, values, groups } = state.contacts;
    this.#exports.partPairs(
      pair.byteOffset,
      values.byteOffset,
      groups,
      2 * state.radius,
      0.5 * PART,
      0.5 * PUSH_SPEED * SUBSTEP,
      -SLOP * state.radius,
      -DEEP * state.radius,
      LEAN * Math.sign(state.material.gravity),
    );
  }

  continueStep(state: State): void {
    this.#exports.continueStep(state.free.byteOffset, state.balls.count, state.material.gravity * SUBSTEP);
  }

  moveBalls(state: State): void {
    const { radius } = state;
    this.#exports.moveBalls(
      state.free.byteOffset,
      state.balls.count,
      SUBSTEP,
      state.material.gravity * SUBSTEP * SUBSTEP * 0.5,
      SPEED_CAP,
      radius,
      state.columns - radius,
      state.rows - radius,
    );
  }

  limitThrows(state: State): void {
    const { first, number, other } = state.contacts;
    this.#exports.limitThrows(
      first.byteOffset,
      number.byteOffset,
      other.byteOffset,
      state.speeds.byteOffset,
      state.limits.byteOffset,
      state.balls.count,
      Math.abs(state.material.gravity) * STEP,
    );
  }
}
