import type { Database, Statement } from "better-sqlite3";
import { toMatch } from "../core/search-query.ts";
import type { Selection, Selections } from "./selection.ts";

/** Hits in the text index that are held at once, a few megabytes; a search that has more is capped. */
const MOST_HITS = 200_000;

/** Up to so many hits it is faster to look up each than to go through the videos of the period. */
const FEW_HITS = 1000;

export interface Matches {
  /** In the order asked for. */
  readonly rowIds: readonly number[];
  readonly capped: boolean;
}

const NONE: Matches = { rowIds: [], capped: false };

type Candidate = [rowId: number, textRow: number];

/** Full-text search in the videos of a channel; the index holds those of all channels. */
export class Search {
  readonly #db: Database;
  readonly #selections: Selections;
  readonly #hits: Statement<[string, number], number>;
  readonly #hitsBetween: Statement<[string, number, number, number], number>;
  readonly #statements = new Map<string, Statement<string[], Candidate>>();

  constructor(db: Database, selections: Selections) {
    this.#db = db;
    this.#selections = selections;
    const hits = "SELECT rowid FROM videos_fts WHERE videos_fts MATCH ?";
    this.#hits = db.prepare<[string, number], number>(`${hits} LIMIT ?`).pluck();
    this.#hitsBetween = db
      .prepare<[string, number, number, number], number>(`${hits} AND rowid BETWEEN ? AND ? LIMIT ?`)
      .pluck();
  }

  find(channelId: string, selection: Selection, order: string, typed: string): Matches {
    const match = toMatch(typed);
    if (match === null) return NONE;
    const hits = this.#hits.all(match, FEW_HITS + 1);
    if (hits.length === 0) return NONE;
    const values = this.#selections.valuesOf(channelId, selection);
    if (hits.length > FEW_HITS) return this.#among(this.#statement(selection, order, false).all(...values), match);
    const found = this.#statement(selection, order, true).all(JSON.stringify(hits), ...values);
    return { rowIds: found.map(([rowId]) => rowId), capped: false };
  }

  /** Which of some videos match. */
  #among(candidates: readonly Candidate[], match: string): Matches {
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const [, textRow] of candidates) {
      if (textRow < first) first = textRow;
      if (textRow > last) last = textRow;
    }
    if (first > last) return NONE;
    // Videos that were stored together are together in the index as well, so this leaves out most other channels'.
    const hits = this.#hitsBetween.all(match, first, last, MOST_HITS + 1);
    const isHit = membershipOf(hits, first, last);
    const rowIds: number[] = [];
    for (const [rowId, textRow] of candidates) if (isHit(textRow)) rowIds.push(rowId);
    return { rowIds, capped: hits.length > MOST_HITS };
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

/** Beyond so many rows of the index, which only another program's numbers can span, a set takes less memory. */
const WIDEST = 20_000_000;

function membershipOf(hits: readonly number[], first: number, last: number): (row: number) => boolean {
  if (last - first >= WIDEST) {
    const set = new Set(hits);
    return (row) => set.has(row);
  }
  const isHit = new Uint8Array(last - first + 1);
  for (const row of hits) isHit[row - first] = 1;
  return (row) => isHit[row - first] === 1;
}
