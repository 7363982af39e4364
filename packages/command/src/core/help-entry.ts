/** Where the columns of a help text stand. */
export interface HelpColumns {
  /** Column of the meanings. */
  readonly indent: number;
  /** Columns of a line at most. */
  readonly width: number;
}

/** What something is called, and to the right of it what it means, in as many lines as that takes. */
export function helpEntry(left: string, meaning: string, { indent, width }: HelpColumns): string {
  const lines = left.length < indent - 1 ? [] : [left];
  let line = lines.length === 0 ? left.padEnd(indent) : " ".repeat(indent);
  for (const word of meaning.split(" ")) {
    if (line.length + word.length > width) {
      lines.push(line.trimEnd());
      line = " ".repeat(indent);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join("\n");
}
