import { BallinError } from "../error.ts";
import { told } from "../level/fields.ts";
import type { Range } from "../shapes/limits.ts";

/** An object of a file that nobody has checked, and where in the file it stands. */
export class Fields {
  readonly #place: string;
  readonly #fields: ReadonlyMap<string, unknown>;

  /**
   * @param place such as "line 3"
   * @throws BallinError E_RECORDING where it is no object
   */
  constructor(value: unknown, place: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(place, value, "an object");
    this.#place = place;
    this.#fields = new Map(Object.entries(value));
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** A finite number from least to most. */
  number(name: string, least: number, most: number): number {
    const value = this.#fields.get(name);
    if (typeof value === "number" && value >= least && value <= most) return value;
    throw this.#wrong(name, `a number from ${least} to ${most}`);
  }

  within(name: string, { least, most }: Range): number {
    return this.number(name, least, most);
  }

  /** A whole number from least to most. */
  whole(name: string, least: number, most: number): number {
    const value = this.#fields.get(name);
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    throw this.#wrong(name, `a whole number from ${least} to ${most}`);
  }

  flag(name: string): boolean {
    const value = this.#fields.get(name);
    if (typeof value === "boolean") return value;
    throw this.#wrong(name, "true or false");
  }

  /** Text that a pattern describes. */
  text(name: string, pattern: RegExp, expected: string): string {
    const value = this.#fields.get(name);
    if (typeof value === "string" && pattern.test(value)) return value;
    throw this.#wrong(name, expected);
  }

  choice<Name extends string>(name: string, choices: readonly Name[]): Name {
    const value = this.#fields.get(name);
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    throw this.#wrong(name, choices.join(", "));
  }

  fields(name: string): Fields {
    return new Fields(this.#fields.get(name), this.#at(name));
  }

  /** What each of a list of objects comes to. */
  list<Item>(name: string, most: number, read: (fields: Fields) => Item): Item[] {
    return this.#entries(name, most).map((entry, at) => read(new Fields(entry, `${this.#at(name)}[${at}]`)));
  }

  /** Pairs of numbers one after the other, as x, y, x, y; so many of them. */
  pairs(name: string, count: Range, range: Range): number[] {
    const entries = this.#entries(name, 2 * count.most);
    if (entries.length < 2 * count.least || entries.length % 2 !== 0) {
      throw this.#wrong(name, `${count.least} to ${count.most} pairs of numbers`);
    }
    return entries.map((entry, at) => {
      if (typeof entry === "number" && entry >= range.least && entry <= range.most) return entry;
      throw wrong(`${this.#at(name)}[${at}]`, entry, `a number from ${range.least} to ${range.most}`);
    });
  }

  #entries(name: string, most: number): readonly unknown[] {
    const value: unknown = this.#fields.get(name);
    if (Array.isArray(value) && value.length <= most) return value;
    throw this.#wrong(name, `a list of at most ${most}`);
  }

  #at(name: string): string {
    return `${this.#place}: ${name}`;
  }

  #wrong(name: string, expected: string): BallinError {
    return wrong(this.#at(name), this.#fields.get(name), expected);
  }
}

function wrong(place: string, value: unknown, expected: string): BallinError {
  return new BallinError("E_RECORDING", `${place} is ${told(value)}, expected ${expected}`, "record it anew");
}
