import { inspect } from "node:util";

export const SHOWN: string = "[redacted]";

/** A shorter key is no secret but a word, such as the one for the demo; taking it out would maim what is written. */
export const SHORTEST_SECRET: number = 8;

/** A key that can be sent but not shown: printing, serialising and inspecting give a placeholder. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    Object.defineProperty(this, inspect.custom, { value: () => SHOWN });
  }

  /** The key itself, for the header of a request and nothing else. */
  reveal(): string {
    return this.#value;
  }

  /** Text with the key replaced, raw or percent-encoded; a key of fewer than 8 characters is left. */
  redact(text: string): string {
    if (this.#value.length < SHORTEST_SECRET) return text;
    const encoded = encodeURIComponent(this.#value);
    const clean = text.replaceAll(this.#value, SHOWN);
    return encoded === this.#value ? clean : clean.replaceAll(encoded, SHOWN);
  }

  /** Whether JSON may hold the key: its letters are there, or escapes that could stand for them. */
  mayBeIn(json: Buffer): boolean {
    if (this.#value.length < SHORTEST_SECRET) return false;
    if (json.includes(this.#value) || json.includes(encodeURIComponent(this.#value)) || json.includes("\\u"))
      return true;
    return /["\\/]/.test(this.#value) && json.includes("\\");
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }
}
