import { clusterEnd, textWidth } from "@side-projects/terminal";
import { shownName } from "../shown-name.ts";

/** A text in lines of so many columns, broken at blanks; a word that is longer than a line is broken anywhere. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of shownName(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer) <= columns) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = broken(word, Math.max(2, columns));
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return line === "" ? lines : [...lines, line];
}

function broken(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let from = 0;
  let width = 0;
  for (let at = 0; at < word.length; ) {
    const end = clusterEnd(word, at);
    const wide = textWidth(word.slice(at, end));
    if (width + wide > columns) {
      pieces.push(word.slice(from, at));
      from = at;
      width = 0;
    }
    width += wide;
    at = end;
  }
  return [...pieces, word.slice(from)];
}
