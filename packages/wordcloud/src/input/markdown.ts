import { withoutEntities, withoutTags } from "./html.ts";

const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;
const FENCE = /^[ \t]{0,20}(?:[>*+-][ \t]{1,4}){0,4}(`{3,}|~{3,})/;
const DEFINITION = /^[ \t]{0,3}\[[^[\]]{1,200}\]:[ \t]/;
const INLINE_CODE = /`+[^`]*`+/g;
const LINE_MARK = /^[ \t]{0,40}(?:#{1,6}|>|[*+-]|\d{1,9}[.)])[ \t]{1,20}/;
const LINK = /!?\[([^[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/g;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const EMPHASIS = /(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

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
      lines.push(line.replace(LINE_MARK, "").replace(INLINE_CODE, " ").replaceAll("|", " "));
    }
  }
  return lines.join("\n");
}
