import { withoutEntities, withoutTags } from "./html.ts";
import { Pieces } from "./pieces.ts";

const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;
const FENCE = /^[ \t]{0,20}(?:[>*+-][ \t]{1,4}){0,4}(`{3,}|~{3,})/;
const DEFINITION = /^[ \t]{0,3}\[[^[\]]{1,200}\]:[ \t]/;
const LINE_MARK = /^[ \t]{0,40}(?:#{1,6}|>|[*+-]|\d{1,9}[.)])[ \t]{1,20}/;
// A part of an address is taken as a whole (what is looked ahead at and then referred to): the engine would remember every
// sign of one that is never closed. It ends with the paragraph.
const LINK = /!?\[([^[\]]*)\](?:\((?:(?=([^()\n]+))\2|\n(?![ \t]*\n)|\([^()]*\)){0,200}\)|\[[^[\]]*\])/g;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const EMPHASIS = /(?<![\p{L}\p{N}\\])_+|_+(?![\p{L}\p{N}])/gu;

/** The prose of Markdown or HTML: without front matter, code, tags, comments, addresses of links and marks of the line. */
export function markdownText(source: string): string {
  const prose = withoutCode(source.replace(FRONT_MATTER, ""));
  // An image inside a link is a link inside a link.
  const linked = withoutTags(prose).replace(LINK, "$1").replace(LINK, "$1");
  return withoutEntities(linked.replace(EMPHASIS, "").replace(ESCAPE, "$1"));
}

function withoutCode(source: string): string {
  const lines: string[] = [];
  let fence = "";
  for (const line of source.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? "";
    if (fence !== "") {
      if (mark.startsWith(fence)) fence = "";
    } else if (mark !== "") {
      fence = mark;
    } else if (!DEFINITION.test(line)) {
      lines.push(withoutInlineCode(line.replace(LINE_MARK, "")).replaceAll("|", " "));
    }
  }
  return lines.join("\n");
}

// Code ends at the next row of as many backticks as it began with; without one the row is text.
function withoutInlineCode(line: string): string {
  const lastOfSize = new Map<number, number>();
  for (let at = line.indexOf("`"); at >= 0; ) {
    const end = endOfRow(line, at);
    lastOfSize.set(end - at, at);
    at = line.indexOf("`", end);
  }
  if (lastOfSize.size === 0) return line;
  const prose = new Pieces();
  let done = 0;
  for (let at = line.indexOf("`"); at >= 0; ) {
    const end = endOfRow(line, at);
    const closed = (lastOfSize.get(end - at) ?? at) > at;
    const next = closed ? afterRow(line, end, end - at) : end;
    if (closed) {
      prose.add(line.slice(done, at));
      prose.add(" ");
      done = next;
    }
    at = line.indexOf("`", next);
  }
  prose.add(line.slice(done));
  return prose.text();
}

/** Behind the next row of so many backticks, which there is. */
function afterRow(line: string, from: number, size: number): number {
  let start = line.indexOf("`", from);
  let end = endOfRow(line, start);
  while (end - start !== size) {
    start = line.indexOf("`", end);
    end = endOfRow(line, start);
  }
  return end;
}

function endOfRow(line: string, from: number): number {
  let end = from;
  while (line.charCodeAt(end) === 0x60) end++;
  return end;
}
