import { visible } from "../core/error.ts";

/** HTML that is safe as it stands; everything else is text and gets escaped on its way in. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Markup | string | number | null | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or a quoted attribute; controls and marks that turn the direction become visible escapes. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

function render(part: Part): string {
  if (part === null || part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(render).join("");
  return escaped(String(part));
}

/** Template tag: the literal parts are markup, the values are escaped unless they are markup themselves. */
export function html(literals: TemplateStringsArray, ...values: readonly Part[]): Markup {
  let text = literals[0] ?? "";
  for (const [index, value] of values.entries()) text += render(value) + (literals[index + 1] ?? "");
  return new Markup(text);
}

/** Text from the database, cut at `longest` characters and kept apart from the direction of the text around it. */
export function foreign(text: string, longest = 160): Markup {
  const characters = Array.from(text.slice(0, 4 * longest));
  const cut = characters.length > longest ? `${characters.slice(0, longest).join("")}...` : text;
  return html`<bdi>${cut}</bdi>`;
}
