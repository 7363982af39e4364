import { formatColor, parseColor } from "../core/color/color.ts";
import { nearNames } from "../core/color/near-names.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";

/** A colour as the originals take it: as CSS writes it, or red, green and blue from 0 to 255. */
export type CompatColor = string | readonly [red: number, green: number, blue: number];

/** Bounds of a number. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** @default false */
  readonly whole?: boolean;
}

/** The largest side of a picture in pixels. */
export const SIDE: Bounds = { least: 1, most: 16_384, whole: true };

/** How many words may be asked for. */
export const WORDS: Bounds = { least: 1, most: 100_000, whole: true };

/** Font sizes in pixels, as the layout takes the greatest and the least. */
export const GREATEST_FONT: Bounds = { least: 0.01, most: 100_000 };
export const LEAST_FONT: Bounds = { least: 0.01, most: 10_000 };

/** What a seed may be. */
export const SEED: Bounds = { least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER, whole: true };

/**
 * Reads the parameters of one of the originals by their names there: one that is left out, or null as Python's None, has
 * its default, and one of the wrong kind is named in the error.
 */
export class Parameters {
  readonly #original: string;
  readonly #values: ReadonlyMap<string, unknown>;

  /** @throws CloudError E_OPTION for what is no object, or has a parameter that the original does not know */
  constructor(original: string, values: unknown, known: readonly string[]) {
    this.#original = original;
    if (typeof values !== "object" || values === null || Array.isArray(values)) {
      throw new CloudError("E_OPTION", `the parameters of ${original} are ${quote(values)}`, "pass an object");
    }
    this.#values = new Map(Object.entries(values));
    for (const name of this.#values.keys()) {
      if (known.includes(name)) continue;
      const near = nearNames(name, known);
      const hint = near.length > 0 ? `did you mean ${near.join(", ")}?` : `it has ${known.join(", ")}`;
      throw new CloudError("E_OPTION", `${original} has no parameter ${quote(name)}`, hint);
    }
  }

  /** The value as it is, undefined for null. */
  value(name: string): unknown {
    return this.#values.get(name) ?? undefined;
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  /** Whether it is there and null, as None. */
  isNone(name: string): boolean {
    return this.#values.get(name) === null;
  }

  number(name: string, { least, most, whole = false }: Bounds): number | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const fits = typeof value === "number" && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (fits) return value;
    const range = most === Number.POSITIVE_INFINITY ? `of ${least} or more` : `from ${least} to ${most}`;
    throw new CloudError(
      "E_NUMBER",
      `${name} is ${quote(value)}, expected a ${whole ? "whole " : ""}number ${range}`,
      `see the documentation of ${this.#original}`,
    );
  }

  flag(name: string): boolean | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === "boolean") return value;
    throw this.wrong(name, "true or false");
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === "string") return value;
    throw this.wrong(name, "text");
  }

  /** A colour as CSS writes it. */
  color(name: string): string | undefined {
    return this.has(name) ? this.toColor(name, this.value(name)) : undefined;
  }

  toColor(name: string, value: unknown): string {
    const channels: readonly unknown[] = Array.isArray(value) ? value : [];
    const [red, green, blue] = channels.filter((channel): channel is number => typeof channel === "number");
    if (channels.length === 3 && red !== undefined && green !== undefined && blue !== undefined) {
      if ([red, green, blue].every((channel) => channel >= 0 && channel <= 255)) {
        return formatColor([red, green, blue, 1]);
      }
    }
    if (typeof value !== "string") throw this.wrong(name, "a colour");
    try {
      parseColor(value);
    } catch (error) {
      if (error instanceof CloudError) throw new CloudError("E_COLOR", `${name}: ${error.message}`, error.hint);
      throw error;
    }
    return value;
  }

  words(name: string): readonly string[] | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const list: readonly unknown[] = Array.isArray(value) ? value : value instanceof Set ? [...value] : [undefined];
    const words = list.filter((word) => typeof word === "string");
    if (words.length === list.length) return words;
    throw this.wrong(name, "an array or a Set of words");
  }

  wrong(name: string, expected: string): CloudError {
    return new CloudError("E_OPTION", `${name} is ${quote(this.value(name))}, expected ${expected}`);
  }
}
