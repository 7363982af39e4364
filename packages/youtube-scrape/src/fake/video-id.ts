import { mix } from "./mix.ts";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const SHAPE = /^[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]$/;
const ROUNDS = [1, 2, 3, 4];
/** Left half of every id before mixing, by which foreign ids are told from ours. */
const MARK = 0x59545643;

/** Eleven characters that stand for a number, as YouTube's ids do for theirs: 64 bits, base64url. */
export function videoId(seed: number, slot: number): string {
  let left = MARK;
  let right = slot >>> 0;
  for (const round of ROUNDS) {
    const next = (left ^ mix(seed ^ round, right)) >>> 0;
    left = right;
    right = next;
  }
  return letters(left, right);
}

/** The number that an id stands for; undefined where it is not one of this seed. */
export function slotOf(seed: number, id: string): number | undefined {
  if (!SHAPE.test(id)) return undefined;
  let [left, right] = halves(id);
  for (const round of ROUNDS.toReversed()) {
    const previous = (right ^ mix(seed ^ round, left)) >>> 0;
    right = left;
    left = previous;
  }
  return left === MARK ? right : undefined;
}

/** 64 bits as eleven digits, the last of them with two bits that are 0. */
function letters(high: number, low: number): string {
  const first = pair(high >>> 20) + pair(high >>> 8);
  return first + pair(((high & 255) << 4) | (low >>> 28)) + pair(low >>> 16) + pair(low >>> 4) + digit((low & 15) << 2);
}

function halves(id: string): [high: number, low: number] {
  const v = (at: number): number => VALUES[id.charCodeAt(at)] ?? 0;
  const high = (v(0) << 26) | (v(1) << 20) | (v(2) << 14) | (v(3) << 8) | (v(4) << 2) | (v(5) >>> 4);
  const low = (v(5) << 28) | (v(6) << 22) | (v(7) << 16) | (v(8) << 10) | (v(9) << 4) | (v(10) >>> 2);
  return [high >>> 0, low >>> 0];
}

/** Twenty bytes that look random as 27 characters, as the API's ETags are. */
export function etagOf(bits: number): string {
  const a = mix(bits, 1);
  const b = mix(bits, 2);
  const c = mix(a, 3);
  return letters(a, b) + letters(c, mix(b, 4)) + pair(c ^ b) + pair((c ^ a) >>> 7) + digit(b >>> 9);
}

const PAIRS = Array.from({ length: 4096 }, (_, i) => DIGITS.charAt(i >> 6) + DIGITS.charAt(i & 63));
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, DIGITS.indexOf(String.fromCharCode(code))));

/** The last twelve bits as two digits. */
function pair(bits: number): string {
  return PAIRS[bits & 4095] ?? "";
}

/** The last six bits. */
function digit(bits: number): string {
  return DIGITS.charAt(bits & 63);
}
