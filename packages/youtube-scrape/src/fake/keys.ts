import {
  type ApiFailure,
  apiOff,
  dayIsOver,
  expiredKey,
  invalidKey,
  invalidKeyOfOld,
  legacyDayIsOver,
  noKey,
  restrictedKey,
} from "./errors.ts";
import type { FaultPlan } from "./fault-plan.ts";

/** Keys that stand for what can be wrong with one. Any other is good, unless a list of good ones is given. */
const SPECIAL_KEYS: Readonly<Record<string, () => ApiFailure>> = {
  invalid: invalidKey,
  "invalid-old": invalidKeyOfOld,
  expired: expiredKey,
  restricted: restrictedKey,
  off: apiOff,
  "quota-used": () => dayIsOver("general"),
  "quota-used-old": legacyDayIsOver,
};

const KEY_FAULTS = [
  ["key-invalid", invalidKey],
  ["key-invalid-old", invalidKeyOfOld],
  ["key-restricted", restrictedKey],
  ["api-off", apiOff],
] as const;

/**
 * What is wrong with a request's key; undefined where it is good.
 *
 * @param accepted the keys that are good; undefined for all but the special ones
 */
export function keyFailure(
  key: string | undefined,
  accepted: ReadonlySet<string> | undefined,
  faults: FaultPlan,
): ApiFailure | undefined {
  if (key === undefined || key === "") return noKey();
  for (const [fault, failure] of KEY_FAULTS) if (faults.value(fault) !== undefined) return failure();
  if (accepted !== undefined) return accepted.has(key) ? undefined : invalidKey();
  return Object.hasOwn(SPECIAL_KEYS, key) ? SPECIAL_KEYS[key]?.() : undefined;
}
