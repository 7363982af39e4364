import { inspect } from "node:util";

const SHOWN = "[redacted]";

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

  /** Text with the key replaced, raw or percent-encoded. */
  redact(text: string): string {
    if (this.#value === "") return text;
    const encoded = encodeURIComponent(this.#value);
    const clean = text.replaceAll(this.#value, SHOWN);
    return encoded === this.#value ? clean : clean.replaceAll(encoded, SHOWN);
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }
}
