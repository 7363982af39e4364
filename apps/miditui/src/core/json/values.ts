import * as z from "zod/mini";
import { MIDI_LIMITS } from "../midi/limits.ts";

// The small schemas that the others are made of. Each error is what was expected, in words.

/** A whole number of that range. */
export function whole(min: number, max: number): z.ZodMiniNumber {
  const error = `a whole number from ${min} to ${max}`;
  return z
    .number({ error })
    .check(z.refine((value) => Math.floor(value) === value && value >= min && value <= max, { error }));
}

export const text: z.ZodMiniString = z.string({ error: "a text" });

export const flag: z.ZodMiniBoolean = z.boolean({ error: "true or false" });

export const tick: z.ZodMiniNumber = whole(0, MIDI_LIMITS.tick);

/** Bytes as pairs of hexadecimal digits. */
export const hex: z.ZodMiniString = z
  .string({ error: "bytes as hexadecimal digits" })
  .check(z.refine((value) => /^(?:[\da-f]{2})*$/.test(value), { error: "bytes as pairs of hexadecimal digits" }));

/** One number for each note, or a single one for all. */
export function column(min: number, max: number): z.ZodMiniUnion<[z.ZodMiniNumber, z.ZodMiniArray<z.ZodMiniNumber>]> {
  return z.union([whole(min, max), z.array(whole(min, max))]);
}

/** @param digits pairs of hexadecimal digits */
export function bytesOfHex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = (digitAt(digits, 2 * index) << 4) | digitAt(digits, 2 * index + 1);
  }
  return bytes;
}

function digitAt(digits: string, at: number): number {
  const code = digits.charCodeAt(at);
  return code <= 0x39 ? code - 0x30 : code - 0x57;
}

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => PAIRS[byte]).join("");
}
