import { BAND } from "./band.ts";
import { MOST_CELLS } from "./grid.ts";
import { SharedArrays } from "./shared-arrays.ts";
import { CONTACTS, type Contacts, type State } from "./state.ts";

/** Groups for which there is room beside those of full ones. */
const SPARE_GROUPS = 1024;

/** Pairs nearby that compiled kernels note before they look at them. */
const NEARBY = 2048;

/** The arrays of a state on which kernels work. */
export type KernelArrays = Pick<
  State,
  | "bodies"
  | "free"
  | "speeds"
  | "limits"
  | "nearby"
  | "sortedX"
  | "sortedY"
  | "order"
  | "starts"
  | "bandPair"
  | "bandValues"
  | "contacts"
  | "previous"
>;

/** Bytes that the arrays of an engine need. */
export function kernelBytes(capacity: number): number {
  const groups = groupRoom(capacity);
  const contacts = capacity * (4 + 1 + 8 * CONTACTS) + groups * (32 + 64);
  // As many arrays as there are may each begin up to 16 bytes later than the one before ends.
  return (
    (capacity + 4) * (16 + 8 + 4 + 4) +
    capacity * (4 + 4 + 4) +
    4 * (MOST_CELLS + 1) +
    24 * BAND +
    8 * NEARBY +
    2 * contacts +
    16 * 32
  );
}

/** Lays the arrays out, the bodies first. */
export function layArrays(buffer: ArrayBuffer, capacity: number): KernelArrays {
  const arrays = new SharedArrays(buffer);
  return {
    bodies: arrays.floats(4 * (capacity + 4)),
    free: arrays.floats(2 * (capacity + 4)),
    speeds: arrays.floats(capacity),
    limits: arrays.floats(capacity),
    sortedX: arrays.floats(capacity + 4),
    sortedY: arrays.floats(capacity + 4),
    order: arrays.ints(capacity),
    starts: arrays.ints(MOST_CELLS + 1),
    nearby: arrays.ints(2 * NEARBY),
    bandPair: arrays.ints(2 * BAND),
    bandValues: arrays.floats(4 * BAND),
    contacts: layContacts(arrays, capacity),
    previous: layContacts(arrays, capacity),
  };
}

function groupRoom(capacity: number): number {
  return Math.ceil((CONTACTS * capacity) / 4) + SPARE_GROUPS;
}

function layContacts(arrays: SharedArrays, capacity: number): Contacts {
  const groups = groupRoom(capacity);
  return {
    count: 0,
    first: arrays.ints(capacity),
    number: arrays.bytes(capacity),
    other: arrays.ints(CONTACTS * capacity),
    place: arrays.ints(CONTACTS * capacity),
    groups: 0,
    pair: arrays.ints(8 * groups),
    values: arrays.floats(16 * groups),
  };
}
