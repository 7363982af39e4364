import type { Database, Statement } from "better-sqlite3";
import { toMatch } from "../core/search-query.ts";
import type { Selection, Selections } from "./selection.ts";

/** Hits in the whole database that are looked at; a search for a word that more videos have is capped. */
const MOST_HITS = 500_000;

/** Up to so many hits it is faster to look up each than to go through the videos of the period. */
const FEW_HITS = 300;

export interface Matches {
  /** In the order asked for. */
  readonly rowIds: readonly number[];
  readonly capped: boolean;
}

/** Full-text search in the videos of a channel. */
export class Search {
  readonly #db: Database;
  readonly #selections: Selections;
  readonly #hits: Statement<[string, number], number>;
  readonly #statements = new Map<string, Statement<string[], [rowId: number, textRow: number]>>();

  constructor(db: Database, selections: Selections) {
    this.#db = db;
    this.#selections = selections;
    this.#hits = db
      .prepare<[string, number], number>("SELECT rowid FROM videos_fts WHERE videos_fts MATCH ? LIMIT ?")
      .pluck();
  }

  find(channelId: string, selection: Selection, order: string, typed: string): Matches {
    const match = toMatch(typed);
    if (match === null) return { rowIds: [], capped: false };
    const hits = this.#hits.all(match, MOST_HITS + 1);
    if (hits.length === 0) return { rowIds: [], capped: false };
    const values = this.#selections.valuesOf(channelId, selection);
    if (hits.length <= FEW_HITS) {
      const found = this.#statement(selection, order, true).all(JSON.stringify(hits), ...values);
      return { rowIds: found.map(([rowId]) => rowId), capped: false };
    }
    const wanted = new Set(hits);
    const rowIds: number[] = [];
    for (const [rowId, textRow] of this.#statement(selection, order, false).all(...values)) {
      if (wanted.has(textRow)) rowIds.push(rowId);
    }
    return { rowIds, capped: hits.length > MOST_HITS };
  }

  #statement(selection: Selection, order: string, byHits: boolean): Statement<string[], [number, number]> {
    const key = `${byHits} ${order} ${this.#selections.where(selection)}`;
    let statement = this.#statements.get(key);
    if (statement === undefined) {
      // CROSS JOIN: the order of the loops is the one written here.
      const tables = byHits
        ? `json_each(?) AS hits CROSS JOIN videos_fts_rows AS texts ON texts.fts_row = hits.value
           CROSS JOIN videos ON videos.video_id = texts.video_id`
        : "videos CROSS JOIN videos_fts_rows AS texts ON texts.video_id = videos.video_id";
      statement = this.#db
        .prepare<string[], [number, number]>(
          `SELECT videos.rowid, texts.fts_row FROM ${tables} WHERE ${this.#selections.where(selection)}
           ORDER BY ${order.replace("video_id", "videos.video_id")}`,
        )
        .raw();
      this.#statements.set(key, statement);
    }
    return statement;
  }
}
