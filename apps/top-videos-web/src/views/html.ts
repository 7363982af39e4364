/** Markup that is safe to put into a page as it is; {@link html} makes it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text and numbers are escaped, false and null leave nothing. */
export type Hole = string | number | Markup | readonly Markup[] | null | false;

// All but harmless characters, as one class: it is looked for sooner than two alternatives.
const SPECIAL = /[^\t\n\r !#-%(-;=?-~\u00a0-\uffff]/;
const ALL_SPECIAL = /[^\t\n\r !#-%(-;=?-~\u00a0-\uffff]/g;
const CONTROLS = /[^\t\n\r -~\u00a0-\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand between tags and in quoted attributes; control characters, which HTML does not allow, are left out. */
export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (found) => ENTITIES[found] ?? "") : text;
}

function fill(hole: Hole | undefined): string {
  if (typeof hole === "string") return escapeHtml(hole);
  if (typeof hole === "number") return String(hole);
  if (hole instanceof Markup) return hole.text;
  if (hole === null || hole === undefined || hole === false) return "";
  let text = "";
  for (const part of hole) text += part.text;
  return text;
}

/**
 * A template of HTML that escapes what is put in, for the parts that are rendered many times in a page, where building
 * a tree of elements first takes most of the time. Attributes must be quoted.
 */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  let text = strings[0] ?? "";
  for (let i = 0; i < holes.length; i++) text += fill(holes[i]) + (strings[i + 1] ?? "");
  return new Markup(text);
}

/** What a view of ours has rendered already, with all text in it escaped; never a text from outside. */
export function rendered(markup: { toString(): string }): Markup {
  return new Markup(markup.toString().replace(CONTROLS, ""));
}
