import { clusterEnd } from "@side-projects/terminal";

/** A line of text that is typed into. */
export interface Field {
  readonly text: string;
  /** In grapheme clusters from the start. */
  readonly caret: number;
}

/** Clusters that a field takes at most. */
const LIMIT = 1000;

/** The field with a text put in at the caret; control characters become blanks. */
export function typed(field: Field, text: string): Field {
  const parts = clustersOf(field.text);
  // A paste may be megabytes.
  const clean = text
    .slice(0, 8 * LIMIT)
    .replace(/\p{Cc}+/gu, " ")
    .toWellFormed();
  const room = clustersOf(clean)
    .slice(0, Math.max(0, LIMIT - parts.length))
    .join("");
  const before = parts.slice(0, field.caret).join("") + room;
  // What is typed may join what stands before it, as an accent does, so the caret is counted anew.
  return { text: before + parts.slice(field.caret).join(""), caret: clustersOf(before).length };
}

export function erasedLeft(field: Field): Field {
  return field.caret === 0 ? field : without(field, field.caret - 1);
}

export function erasedRight(field: Field): Field {
  return field.caret >= clustersOf(field.text).length ? field : without(field, field.caret);
}

function without({ text }: Field, index: number): Field {
  const parts = clustersOf(text);
  return { text: parts.toSpliced(index, 1).join(""), caret: clustersOf(parts.slice(0, index).join("")).length };
}

/** The field with its caret at a place, the nearest that there is. */
export function withCaret(field: Field, caret: number): Field {
  return { ...field, caret: Math.max(0, Math.min(clustersOf(field.text).length, caret)) };
}

/** A field with its caret behind the text. */
export function fieldOf(text: string): Field {
  return { text, caret: clustersOf(text).length };
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
