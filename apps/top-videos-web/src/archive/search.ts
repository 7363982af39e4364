import type { Database, Statement } from "better-sqlite3";
import { toMatch } from "../core/search-query.ts";
import type { Selection, Selections } from "./selection.ts";

/** Up to so many hits it is faster to look up each than to go through the videos of the period. */
const FEW_HITS = 1000;

type Candidate = [rowId: number, textRow: number];

// The scraper numbers the rows of the index so that those of a channel have all but the lowest 24 bits in common.
const RANGE = `SELECT fts_row >> 24 << 24 AS first, (fts_row >> 24) + 1 << 24 AS past
FROM videos CROSS JOIN videos_fts_rows USING (video_id) WHERE channel_id = ? LIMIT 1`;

// FTS5 takes no notice of bounds that are no whole numbers, which all large ones from JavaScript are.
const HITS = `SELECT rowid FROM videos_fts
WHERE videos_fts MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)`;

/** Full-text search in the videos of a channel; the index holds those of all channels. */
export class Search {
  readonly #db: Database;
  readonly #selections: Selections;
  readonly #range: Statement<[string], { first: number; past: number }>;
  readonly #hits: Statement<[string, number, number], number>;
  readonly #statements = new Map<string, Statement<string[], Candidate>>();

  constructor(db: Database, selections: Selections) {
    this.#db = db;
    this.#selections = selections;
    this.#range = db.prepare<[string], { first: number; past: number }>(RANGE);
    this.#hits = db.prepare<[string, number, number], number>(HITS).pluck();
  }

  /** Rows of the videos that match, in an order. */
  find(channelId: string, selection: Selection, order: string, typed: string): readonly number[] {
    const match = toMatch(typed);
    const range = this.#range.get(channelId);
    if (match === null || range === undefined) return [];
    const { first, past } = range;
    const hits = this.#hits.all(match, first, past - 1);
    if (hits.length === 0) return [];
    const values = this.#selections.valuesOf(channelId, selection);
    if (hits.length <= FEW_HITS) {
      const found = this.#statement(selection, order, true).all(JSON.stringify(hits), ...values);
      return found.map(([rowId]) => rowId);
    }
    const candidates = this.#statement(selection, order, false).all(...values);
    const isHit = new Uint8Array((hits.at(-1) ?? first) - first + 1);
    for (const row of hits) isHit[row - first] = 1;
    const rowIds: number[] = [];
    for (const [rowId, textRow] of candidates) if (isHit[textRow - first] === 1) rowIds.push(rowId);
    return rowIds;
  }

  #statement(selection: Selection, order: string, byHits: boolean): Statement<string[], Candidate> {
    const where = this.#selections.where(selection);
    const key = `${byHits} ${order} ${where}`;
    let statement = this.#statements.get(key);
    if (statement === undefined) {
      // CROSS JOIN: the order of the loops is the one written here.
      const tables = byHits
        ? `json_each(?) AS hits CROSS JOIN videos_fts_rows AS texts ON texts.fts_row = hits.value
           CROSS JOIN videos ON videos.video_id = texts.video_id`
        : "videos CROSS JOIN videos_fts_rows AS texts ON texts.video_id = videos.video_id";
      statement = this.#db
        .prepare<string[], Candidate>(
          `SELECT videos.rowid, texts.fts_row FROM ${tables} WHERE ${where}
           ORDER BY ${order.replace("video_id", "videos.video_id")}`,
        )
        .raw();
      this.#statements.set(key, statement);
    }
    return statement;
  }
}
