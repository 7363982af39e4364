import { type Range, within } from "../shapes/limits.ts";

/** A part of a parsed file with the path that a message names, as `shapes[3]`. */
export interface Part {
  readonly path: string;
  readonly fields: ReadonlyMap<string, unknown>;
}

/** A JSON object as a map of its own fields, so that no inherited name is ever read. */
export function partOf(value: unknown, path: string): Part | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return { path, fields: new Map(Object.entries(value)) };
}

/** Enough for a person to read; a hostile file has half a million mistakes. */
const MOST_NOTES = 20;

/** What was skipped or changed while reading, told once each. */
export class Notes {
  readonly #lines: string[] = [];
  #more = 0;

  add(line: string): void {
    if (this.#lines.length < MOST_NOTES) this.#lines.push(line);
    else this.#more++;
  }

  list(): readonly string[] {
    return this.#more === 0 ? this.#lines : [...this.#lines, `and ${this.#more} more like these`];
  }
}

/** How a value that a file has is called in a message: its type and, where that is short, itself. */
export function told(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (typeof value === "number" || typeof value === "boolean") return `${value}`;
  if (typeof value === "string") {
    return value.length <= 24 && /^[\w .-]*$/.test(value) ? `"${value}"` : `a text of ${value.length} characters`;
  }
  return Array.isArray(value) ? "a list" : "an object";
}

/** A finite number, or undefined. JSON has no infinity, but 1e999 is one. */
export function finite(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The number of a field, moved into the range with a note; undefined where there is none. */
export function numberIn(part: Part, name: string, range: Range, notes: Notes): number | undefined {
  const number = finite(part.fields.get(name));
  if (number === undefined) return undefined;
  const inside = within(range, number);
  if (inside !== number) notes.add(`${part.path}.${name} is ${number}, taken as ${inside}`);
  // Minus zero would come back from a file as zero.
  return inside + 0;
}

/** One of the words, or undefined. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}
