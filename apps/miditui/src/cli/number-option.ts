import { quote } from "@side-projects/command";
import { MidituiError } from "../core/error.ts";
import type { Args } from "./args.ts";
import { FLAGS, flagId } from "./flags.ts";

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** Whether it has to be a whole number. @default false */
  readonly whole?: boolean;
}

/**
 * The number that an option is given; undefined without the option.
 *
 * @param id of the option
 * @throws MidituiError E_USAGE for what is none, or out of range
 */
export function numberOption({ texts }: Args, id: string, range: NumberRange): number | undefined {
  const text = texts.get(id);
  if (text === undefined) return undefined;
  const { least, most, whole = false } = range;
  const value = /^-?\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  const name = FLAGS.find((flag) => flagId(flag) === id)?.name ?? id;
  const kind = whole ? "a whole number" : "a number";
  throw new MidituiError("E_USAGE", `--${name} is ${quote(text)}`, `use ${kind}, ${least} to ${most}`);
}
