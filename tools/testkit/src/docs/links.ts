import path from "node:path";
import { lineAt, type SourceFile, type Violation } from "../tree/source.ts";

const LINK = /\]\((?<inline>[^)\s]+)(?:\s+"[^"]*")?\)|(?:src|href)="(?<html>[^"]+)"/g;

/**
 * Every relative link of a Markdown file leads to a file of the repository, and an anchor to one of its headings.
 *
 * @param paths every path of the repository, pictures included
 */
export function brokenLinks(tree: readonly SourceFile[], paths: readonly string[]): Violation[] {
  const present = new Set(paths.flatMap((file) => [file, ...foldersOf(file)]));
  const texts = new Map(tree.map((file) => [file.path, file.text]));
  return tree
    .filter((file) => file.path.endsWith(".md"))
    .flatMap((file) => {
      const prose = withoutCode(file.text);
      return [...prose.matchAll(LINK)].flatMap((match) => {
        const target = match.groups?.inline ?? match.groups?.html ?? "";
        const message = complaint(file.path, target, present, texts);
        return message === undefined ? [] : [{ path: file.path, line: lineAt(prose, match.index), message }];
      });
    });
}

function complaint(from: string, target: string, present: Set<string>, texts: Map<string, string>): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  const [file = "", anchor] = target.split("#");
  const full = file === "" ? from : path.posix.normalize(path.posix.join(path.posix.dirname(from), decodeURI(file)));
  if (!present.has(full.replace(/\/$/, ""))) return `${target} leads nowhere`;
  const text = texts.get(full);
  if (anchor === undefined || text === undefined || headings(text).has(anchor)) return undefined;
  return `${target}: no heading makes that anchor`;
}

function headings(text: string): Set<string> {
  const titles = [...withoutCode(text).matchAll(/^#+\s+(.+)$/gm)].map((match) => match[1] ?? "");
  return new Set(
    titles.map((title) =>
      title
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}

// Blanks rather than removes, so that line numbers stay true.
function withoutCode(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, " ");
  return text.replace(/^```[^\n]*\n[\s\S]*?^```/gm, blank).replace(/`[^`\n]+`/g, blank);
}

function foldersOf(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return parts.map((_, depth) => parts.slice(0, depth + 1).join("/"));
}
