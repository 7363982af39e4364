import type { Database, Statement } from "better-sqlite3";
import { toMatch } from "../core/search-query.ts";
import type { Selection, Selections } from "./selection.ts";

/** Up to so many hits it is faster to look up each than to go through the videos of the period. */
const FEW_HITS = 1000;

type Found = [rowId: number, textRow: number];

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
  readonly #statements = new Map<string, Statement<string[], Found>>();

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
    const rows = JSON.stringify(hits);
    if (hits.length <= FEW_HITS) return this.#rowIds(FROM_HITS, selection, order, [rows, ...values]);
    if (selection.period.type === "all") return this.#rowIds(AMONG_ALL, selection, order, [...values, rows]);
    const isHit = new Uint8Array((hits.at(-1) ?? first) - first + 1);
    for (const row of hits) isHit[row - first] = 1;
    const candidates = this.#statement(FROM_VIDEOS, selection, order).all(...values);
    return candidates.filter(([, textRow]) => isHit[textRow - first] === 1).map(([rowId]) => rowId);
  }

  #rowIds(form: Form, selection: Selection, order: string, values: readonly string[]): number[] {
    return this.#statement(form, selection, order)
      .all(...values)
      .map(([rowId]) => rowId);
  }

  #statement(form: Form, selection: Selection, order: string): Statement<string[], Found> {
    const where = this.#selections.where(selection);
    const key = `${form.tables} ${order} ${where}`;
    let statement = this.#statements.get(key);
    if (statement === undefined) {
      statement = this.#db
        .prepare<string[], Found>(
          `SELECT videos.rowid, ${form.textRow} FROM ${form.tables} WHERE ${where}${form.condition}
           ORDER BY ${order.replace("video_id", "videos.video_id")}`,
        )
        .raw();
      this.#statements.set(key, statement);
    }
    return statement;
  }
}

/** A way from hits to videos; the order of the loops is the one written here, as CROSS JOIN keeps it. */
interface Form {
  readonly tables: string;
  readonly textRow: string;
  readonly condition: string;
}

const FROM_HITS: Form = {
  tables: `json_each(?) AS hits CROSS JOIN videos_fts_rows AS texts ON texts.fts_row = hits.value
    CROSS JOIN videos ON videos.video_id = texts.video_id`,
  textRow: "texts.fts_row",
  condition: "",
};

/** For few videos, each of which is looked up. */
const FROM_VIDEOS: Form = {
  tables: "videos CROSS JOIN videos_fts_rows AS texts ON texts.video_id = videos.video_id",
  textRow: "texts.fts_row",
  condition: "",
};

/** For many: nothing is looked up, so it takes as long in a database of many channels. */
const AMONG_ALL: Form = {
  tables: "videos",
  textRow: "0",
  condition: ` AND videos.video_id IN (
    SELECT texts.video_id FROM json_each(?) AS hits CROSS JOIN videos_fts_rows AS texts ON texts.fts_row = hits.value)`,
};
