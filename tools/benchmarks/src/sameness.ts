/** Whether two servers answer with the same pages. */
import type { Viewer } from "./viewers.ts";

/** Two answers that are not the same. */
export interface Difference {
  readonly path: string;
  /** The first places that differ, ours before the other's. */
  readonly text: string;
}

/** Asks both for each path, as a page and as a fragment. @returns what differs; nothing where all is the same */
export async function differencesOf(ours: Viewer, other: Viewer, paths: readonly string[]): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const path of paths) {
    for (const headers of [{}, PARTIAL]) {
      const [a, b] = await Promise.all([ours, other].map(({ url }) => textOf(url + path, headers)));
      const text = differenceOf(a ?? "", b ?? "");
      if (text !== undefined) found.push({ path, text });
    }
  }
  return found;
}

/** What makes an answer a fragment. */
export const PARTIAL: Readonly<Record<string, string>> = { "HX-Request-Type": "partial" };

async function textOf(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(url, { headers });
  const text = await answer.text();
  return answer.status === 200 ? text : `status ${answer.status}`;
}

/**
 * Where two pages first differ; undefined where they are the same but for space that does not show beside tags, and for
 * the two ways to write a double quote.
 */
export function differenceOf(ours: string, other: string): string | undefined {
  const [a, b] = [ours, other].map(normal);
  if (a === undefined || b === undefined || a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at++;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `${around(a)} is ${around(b)} there`;
}

function normal(html: string): string {
  return html
    .replaceAll("&#34;", "&quot;")
    .replace(/\s+/g, " ")
    .replace(/ ?(<[^>]*>) ?/g, "$1")
    .trim();
}
