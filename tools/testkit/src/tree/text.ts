import path from "node:path";
import { isCode, isTest, lineAt, type SourceFile, type Violation } from "./source.ts";

const MAX_LINES = 400;

// Pictographs, dingbats, arrows, geometric shapes, stars, keycaps and the joiners that compose them.
const PICTURES =
  /[\u{1F000}-\u{1FAFF}\u{2190}-\u{21FF}\u{2300}-\u{23FF}\u{25A0}-\u{27BF}\u{2900}-\u{297F}\u{2B00}-\u{2BFF}]|\u{200D}|\u{20E3}|\u{FE0F}/gu;
const MACHINE_PATH = /(?<![A-Za-z0-9_.<])\/(?:work|root|home\/[a-z]+|Users\/[A-Za-z]+)\/|[A-Z]:\\Users\\/g;
const SUPPRESSION = /@ts-(?:ignore|nocheck|expect-error)|(?:biome|eslint)-(?:ignore|disable)/g;
const LEFT_OVER = /\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/g;

/** No file of code or prose is longer than 400 lines. */
export function fileSizes(tree: readonly SourceFile[]): Violation[] {
  return tree
    .filter((file) => isCode(file.path))
    .flatMap((file) => {
      const lines = file.text.split("\n").length - 1;
      const message = `${lines} lines, over ${MAX_LINES}: it holds more than one concept`;
      return lines > MAX_LINES ? [{ path: file.path, line: MAX_LINES, message }] : [];
    });
}

/** No emoji, and no character that stands in for one; test data may hold any. */
export function pictures(tree: readonly SourceFile[]): Violation[] {
  return tree
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      matches(
        file,
        PICTURES,
        (found) => `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase()} stands for a picture: use words`,
      ),
    );
}

/** No path of somebody's machine. */
export function machinePaths(tree: readonly SourceFile[]): Violation[] {
  return tree.flatMap((file) => matches(file, MACHINE_PATH, (found) => `${found} exists on one machine only`));
}

/** No check is switched off where it complains. */
export function suppressions(tree: readonly SourceFile[]): Violation[] {
  return tree
    .filter((file) => isCode(file.path))
    .flatMap((file) => matches(file, SUPPRESSION, (found) => `${found} hides a problem instead of solving it`));
}

/** No note to come back later: do it, or write a prompt. */
export function leftOvers(tree: readonly SourceFile[]): Violation[] {
  return tree
    .filter((file) => isCode(file.path))
    .flatMap((file) => matches(file, LEFT_OVER, (found) => `${found} left over`));
}

/** A file is named after its concept. */
export function fileNames(tree: readonly SourceFile[]): Violation[] {
  return tree.flatMap((file) => {
    const vague = file.path
      .split("/")
      .find((part) => /^(utils?|helpers?|misc|common|lib)$/.test(path.parse(part).name));
    return vague === undefined ? [] : [{ path: file.path, line: 1, message: `${vague} names no concept` }];
  });
}

function matches(file: SourceFile, pattern: RegExp, say: (found: string) => string): Violation[] {
  return [...file.text.matchAll(pattern)].map((match) => ({
    path: file.path,
    line: lineAt(file.text, match.index),
    message: say(match[0]),
  }));
}
