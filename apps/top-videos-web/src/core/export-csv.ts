import type { Video } from "./archive.ts";
import { DERIVED_SORTS } from "./ask.ts";
import { derivedFigure, type Listing, watchUrl } from "./listing.ts";

type Cell = string | number | { readonly plain: string } | null;

const ID = /^[A-Za-z0-9_-]{11}$/;

const COLUMNS: readonly { readonly name: string; readonly cell: (video: Video) => Cell }[] = [
  // Never a formula, as it has no operator but hyphens, and with an apostrophe it would be another id.
  { name: "video_id", cell: ({ id }) => (ID.test(id) ? { plain: id } : id) },
  { name: "title", cell: ({ title }) => title },
  { name: "url", cell: ({ id }) => watchUrl(id) },
  { name: "published_at", cell: ({ publishedAt }) => publishedAt },
  { name: "duration_s", cell: ({ durationS }) => durationS },
  { name: "kind", cell: ({ kind }) => kind },
  { name: "views", cell: ({ views }) => views },
  { name: "likes", cell: ({ likes }) => likes },
  { name: "comments", cell: ({ comments }) => comments },
  { name: "playback", cell: ({ playback }) => playback },
];

/**
 * The list as CSV after RFC 4180, a line of names first. Text that a spreadsheet would take for a formula has an
 * apostrophe before it, ids of videos excepted. Unknown values are empty cells. A figure that is computed here is a last column, only when the
 * list is sorted by it.
 */
export function csvExport({ ask, ranking }: Listing): string {
  const derived = DERIVED_SORTS.has(ask.sort) ? [ask.sort] : [];
  const lines = [[...COLUMNS.map(({ name }) => name), ...derived].join(",")];
  for (const video of ranking.videos) {
    const cells = COLUMNS.map(({ cell }) => csvCell(cell(video)));
    const figure = derivedFigure(video, ask.sort);
    if (figure !== null) cells.push(csvCell(figure.value));
    lines.push(cells.join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "object") return value.plain;
  const safe = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  // Spaces at the ends are quoted as some readers trim bare cells; empty text, to tell it from an unknown one.
  return safe === "" || /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
