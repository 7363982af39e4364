import { IconError, quote } from "./error.ts";

/** Largest length in pixels that an option takes. */
export const LARGEST = 1e6;

/** An option's name as the command writes it. */
function flagName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** @throws IconError E_SIZE unless the value can be the side of a picture */
export function side(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= 65535) return value;
  throw new IconError("E_SIZE", `${name} is ${value}`, "use a whole number of pixels from 1 to 65535");
}

/** @throws IconError E_SIZE unless the value can be the size of an icon */
export function length(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0 && value <= LARGEST) return value;
  throw new IconError("E_SIZE", `${flagName(name)} is ${value}`, `use a number of pixels above 0, up to ${LARGEST}`);
}

/** @throws IconError E_NUMBER unless the value is a number within the bounds */
export function amount(name: string, value: number, low: number, high: number): number {
  if (typeof value === "number" && value >= low && value <= high) return value;
  throw new IconError("E_NUMBER", `${flagName(name)} is ${value}`, `use a number from ${low} to ${high}`);
}

/** @throws IconError E_NUMBER unless the value is a whole number */
export function whole(name: string, value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new IconError("E_NUMBER", `${flagName(name)} is ${value}`, "use a whole number");
}

/** @throws IconError E_OPTION unless the value is true or false */
export function flag(name: string, value: boolean): boolean {
  if (typeof value === "boolean") return value;
  throw new IconError("E_OPTION", `${flagName(name)} is ${quote(String(value))}`, "use true or false");
}

/** @throws IconError E_OPTION unless the value is text */
export function text(name: string, value: string): string {
  if (typeof value === "string") return value;
  throw new IconError("E_OPTION", `${flagName(name)} is ${quote(String(value))}`, "use text");
}

/** @throws IconError E_OPTION unless the value is one of those allowed */
export function choice<T extends string | number>(name: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw new IconError("E_OPTION", `${flagName(name)} is ${quote(String(value))}`, `use ${allowed.join(", ")}`);
}
