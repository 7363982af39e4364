import { withoutEntities, withoutTags } from "./html.ts";

const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;
const FENCE = /^[ \t]{0,20}(?:[>*+-][ \t]{1,4}){0,4}(`{3,}|~{3,})/;
const DEFINITION = /^[ \t]{0,3}\[[^[\]]{1,200}\]:[ \t]/;
const LINE_MARK = /^[ \t]{0,40}(?:#{1,6}|>|[*+-]|\d{1,9}[.)])[ \t]{1,20}/;
const LINK = /!?\[([^[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/g;
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
  if (!line.includes("`")) return line;
  const rows = Array.from(line.matchAll(/`+/g), ({ 0: row, index }) => ({ start: index, end: index + row.length }));
  const nextOfSize = new Map<number, number>();
  const endOfCode = new Map<number, number>();
  for (const { start, end } of rows.toReversed()) {
    const close = nextOfSize.get(end - start);
    if (close !== undefined) endOfCode.set(start, close);
    nextOfSize.set(end - start, end);
  }
  let prose = "";
  let done = 0;
  for (const { start } of rows) {
    const end = start < done ? undefined : endOfCode.get(start);
    if (end === undefined) continue;
    prose += `${line.slice(done, start)} `;
    done = end;
  }
  return prose + line.slice(done);
}
