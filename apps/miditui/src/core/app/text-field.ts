import { clusterEnd } from "@side-projects/terminal";

/** A line of text that is typed into. */
export interface Field {
  readonly text: string;
  /** In grapheme clusters from the start. */
  readonly caret: number;
  /** Whether all of the text is marked: what is typed takes its place. @default false */
  readonly whole?: boolean;
}

/** Clusters that a field takes at most. */
const LIMIT = 1000;

/** The field with a text put in at the caret; control characters become blanks. */
export function typed(field: Field, text: string): Field {
  const parts = field.whole === true ? [] : clustersOf(field.text);
  // A paste may be megabytes.
  const clean = text
    .slice(0, 8 * LIMIT)
    .replace(/\p{Cc}+/gu, " ")
    .toWellFormed();
  const room = clustersOf(clean)
    .slice(0, Math.max(0, LIMIT - parts.length))
    .join("");
  const at = Math.min(field.caret, parts.length);
  const before = parts.slice(0, at).join("") + room;
  // What is typed may join what stands before it, as an accent does, so the caret is counted anew.
  return { text: before + parts.slice(at).join(""), caret: clustersOf(before).length, whole: false };
}

export function erasedLeft(field: Field): Field {
  return field.caret === 0 ? { ...field, whole: false } : without(field, field.caret - 1);
}

export function erasedRight(field: Field): Field {
  return field.caret >= clustersOf(field.text).length ? { ...field, whole: false } : without(field, field.caret);
}

function without({ text }: Field, index: number): Field {
  const parts = clustersOf(text);
  const caret = clustersOf(parts.slice(0, index).join("")).length;
  return { text: parts.toSpliced(index, 1).join(""), caret, whole: false };
}

/** The field with its caret at a place, the nearest that there is. */
export function withCaret(field: Field, caret: number): Field {
  return { ...field, caret: Math.max(0, Math.min(clustersOf(field.text).length, caret)), whole: false };
}

/** A field with its caret behind the text. */
export function fieldOf(text: string): Field {
  return { text, caret: clustersOf(text).length, whole: false };
}

/** The same with all of the text marked, so that typing begins anew and a key of the caret goes on with it. */
export function markedField(text: string): Field {
  return { ...fieldOf(text), whole: text !== "" };
}

/** What a reader takes for characters: an accented letter or a flag is one. */
export function clustersOf(text: string): string[] {
  const clusters: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = clusterEnd(text, at);
    clusters.push(text.slice(at, end));
    at = end;
  }
  return clusters;
}
