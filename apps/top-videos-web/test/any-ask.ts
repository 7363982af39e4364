import fc from "fast-check";
import { type Ask, COUNTS, KINDS, type Period, SORTS } from "../src/core/ask.ts";

const year = fc.integer({ min: 1, max: 9999 });

/** Any period that has a key. */
export const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ type: fc.constant("month" as const), year, month: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ type: fc.constant("year" as const), year }),
  fc.constant({ type: "all" as const }),
);

const search = fc
  .string({ unit: "grapheme", maxLength: 40 })
  .map((text) => text.replace(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, "").trim());

/** Any ask that an address can hold. */
export const anyAsk: fc.Arbitrary<Ask> = fc.record({
  period: anyPeriod,
  sort: fc.constantFrom(...SORTS),
  n: fc.constantFrom(...COUNTS),
  kind: fc.constantFrom(null, ...KINDS),
  q: search,
});
