import { lineAt, type SourceFile } from "../tree/source.ts";

/** A code block of a Markdown file that can be run. */
export interface Example {
  path: string;
  /** Line of the first line of code, counted from 1. */
  line: number;
  /** A module for Node, or lines for a shell. */
  kind: "module" | "shell";
  /** The module as it stands, or the shell lines that start with one of our commands. */
  code: string;
}

const BLOCK = /^```(?<language>[a-z]+)(?:[ \t]+(?<file>[\w-]+\.\w+))?[^\n]*\n(?<code>[\s\S]*?)^```/gm;

/**
 * The code blocks of a Markdown file that a reader would run: `ts` and `js` whole, `sh` line by line where a line
 * starts with one of our commands, after an optional `npx` or `$`. A backslash joins a line with the next.
 *
 * @param commands names of the packages' commands
 */
export function examples(file: SourceFile, commands: readonly string[]): Example[] {
  return [...file.text.matchAll(BLOCK)].flatMap((match): Example[] => {
    const { language = "", code = "" } = match.groups ?? {};
    const line = lineAt(file.text, match.index) + 1;
    if (/^(ts|js|typescript|javascript)$/.test(language)) return [{ path: file.path, line, kind: "module", code }];
    const ours = /^(sh|bash|console|shell)$/.test(language) ? shellLines(code, commands) : "";
    return ours === "" ? [] : [{ path: file.path, line, kind: "shell", code: ours }];
  });
}

function shellLines(code: string, commands: readonly string[]): string {
  const lines = code
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*(\$\s+)?(npx\s+)?/, ""));
  const pipes = lines.filter((line) =>
    commands.some((name) => line === name || line.startsWith(`${name} `) || line.includes(`| ${name} `)),
  );
  return pipes.join("\n");
}

/**
 * The files that the examples of a Markdown file need: blocks whose first line names one, such as ```` ```json icons.json ````,
 * and the file itself under its name. The values are their contents.
 */
export function exampleFiles(file: SourceFile): Record<string, string> {
  const files: Record<string, string> = { [file.path.replace(/.*\//, "")]: file.text };
  for (const { groups } of file.text.matchAll(BLOCK)) {
    if (groups?.file !== undefined) files[groups.file] = groups.code ?? "";
  }
  return files;
}
