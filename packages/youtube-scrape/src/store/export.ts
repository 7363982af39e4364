import { VIDEO_COLUMNS } from "../core/columns.ts";
import { quote, ScrapeError } from "../core/error.ts";
import { listChannels } from "./reads.ts";
import type { Store } from "./store.ts";

export interface ExportOptions {
  /** Id of the channel whose videos are wanted. @default all channels */
  channel?: string;
  /** `csv` as in RFC 4180, with a line of names first; `jsonl`, an object a line. */
  format: "csv" | "jsonl";
  /**
   * CSV only: puts an apostrophe before text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`,
   * `@`, a tab or a carriage return). Such cells are then no longer exactly what the API said. @default false
   */
  spreadsheetSafe?: boolean;
}

type Cell = string | number | null;

/**
 * The stored videos, a line at a time: every column of `videos` and the channel's title, ordered by channel, time of
 * publishing and id. Nothing but the keys is held in memory, and the store can be used between two lines; a video that
 * is deleted meanwhile is left out.
 *
 * In CSV, NULL is an empty cell and empty text is `""`. In JSON lines, columns of JSON are real JSON and flags are
 * booleans.
 *
 * @throws ScrapeError E_NOTHING where nothing is stored of the channel
 */
export function exportVideos(store: Store, options: ExportOptions): Iterable<string> {
  const { channel, format, spreadsheetSafe = false } = options;
  const rowIds = orderedRows(store, channel);
  if (channel !== undefined && rowIds.length === 0) throw nothingOf(store, channel);
  // Not a join: started anew for each row, one takes seven times as long.
  const select = store.db.prepare<[number], Cell[]>(
    `SELECT *, (SELECT title FROM channels WHERE channel_id = videos.channel_id) AS channel_title
     FROM videos WHERE rowid = ?`,
  );
  const names = select.columns().map(({ name }) => name);
  select.raw();
  const read = (rowId: number) => select.get(rowId);
  return format === "csv" ? csv(rowIds, read, names, spreadsheetSafe) : jsonLines(rowIds, read, names);
}

/** Sorted by the index alone: sorting whole rows would hold all of them. */
function orderedRows({ db }: Store, channel: string | undefined): number[] {
  const order = "ORDER BY channel_id, published_at, video_id";
  if (channel === undefined) return db.prepare<[], number>(`SELECT rowid FROM videos ${order}`).pluck().all();
  return db.prepare<[string], number>(`SELECT rowid FROM videos WHERE channel_id = ? ${order}`).pluck().all(channel);
}

function nothingOf(store: Store, channel: string): ScrapeError {
  const stored = listChannels(store).map(({ channelId }) => channelId);
  const some = `${stored.slice(0, 3).join(", ")}${stored.length > 3 ? ", ..." : ""}`;
  return new ScrapeError("E_NOTHING", `no video of channel ${quote(channel)} is stored in ${quote(store.path)}`, {
    hint: stored.length === 0 ? "scrape it first" : `scrape it first, or name one that is there: ${some}`,
  });
}

type Read = (rowId: number) => Cell[] | undefined;

function* csv(rowIds: readonly number[], read: Read, names: readonly string[], safe: boolean): Generator<string> {
  const cell = safe ? safeCsvCell : csvCell;
  yield `${names.map(csvCell).join(",")}\r\n`;
  for (const rowId of rowIds) {
    const row = read(rowId);
    if (row !== undefined) yield `${row.map(cell).join(",")}\r\n`;
  }
}

function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // Spaces at the ends are quoted as some readers trim bare cells; empty text, to tell it from NULL.
  return value === "" || /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function safeCsvCell(value: Cell): string {
  return csvCell(typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}

const HOLDS: ReadonlyMap<string, string> = new Map(VIDEO_COLUMNS.map(({ name, holds }) => [name, holds]));

function* jsonLines(rowIds: readonly number[], read: Read, names: readonly string[]): Generator<string> {
  const columns = names.map((name) => ({ label: `${JSON.stringify(name)}:`, write: writerOf(HOLDS.get(name)) }));
  for (const rowId of rowIds) {
    const row = read(rowId);
    if (row === undefined) continue;
    yield `{${columns.map(({ label, write }, i) => label + write(row[i] ?? null)).join(",")}}\n`;
  }
}

function writerOf(holds: string | undefined): (value: Cell) => string {
  if (holds === "json") return (value) => (typeof value === "string" ? compactJson(value) : "null");
  if (holds === "flag") return (value) => (value === null ? "null" : String(value !== 0));
  return (value) => JSON.stringify(value);
}

/** JSON without line breaks; text that is not JSON, which only another program can have put there, stays text. */
function compactJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return JSON.stringify(text);
  }
}
