import { type Random, seeded } from "@side-projects/testkit";

/** What turns up in damaged files: lengths beyond all bounds, none, chunks and ends where none should be. */
const TREACHEROUS: readonly (readonly number[])[] = [
  [0xff, 0xff, 0xff, 0xff],
  [0x7f, 0xff, 0xff, 0xff],
  [0, 0, 0, 0],
  [0x4d, 0x54, 0x72, 0x6b],
  [0x4d, 0x54, 0x68, 0x64],
  [0xff, 0x2f, 0],
  [0xf0],
];

type Damage = (bytes: Uint8Array, at: number, random: Random) => Uint8Array;

const DAMAGES: readonly Damage[] = [
  (bytes, at) => bytes.slice(0, at + 1),
  (bytes, at, random) => replaced(bytes, at, [random.int(0, 255)]),
  (bytes, at, random) => replaced(bytes, at, [(bytes[at] ?? 0) ^ (1 << random.int(0, 7))]),
  (bytes, at, random) => spliced(bytes, at, random.int(1, 9), []),
  (bytes, at, random) =>
    spliced(
      bytes,
      at,
      0,
      Array.from({ length: random.int(1, 9) }, () => random.int(0, 255)),
    ),
  (bytes, at, random) => replaced(bytes, at, random.pick(TREACHEROUS)),
];

/** The bytes with one to six damages of one kind: cut, changed, lost, added, or made treacherous. Not for empty ones. */
export function mutate(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seeded(seed);
  const damage = random.pick(DAMAGES);
  let damaged = bytes;
  for (let left = random.int(1, 6); left > 0; left--) {
    if (damaged.length > 0) damaged = damage(damaged, random.int(0, damaged.length - 1), random);
  }
  return damaged;
}

function replaced(bytes: Uint8Array, at: number, by: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(by.slice(0, bytes.length - at), at);
  return copy;
}

function spliced(bytes: Uint8Array, at: number, lost: number, added: readonly number[]): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...added, ...bytes.subarray(at + lost)]);
}
