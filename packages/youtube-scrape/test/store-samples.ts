import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { VIDEO_COLUMNS } from "../src/core/columns.ts";
import { ScrapeError } from "../src/core/error.ts";
import type { VideoRow } from "../src/core/video-row.ts";
import { openStore } from "../src/store/open.ts";
import { indexText } from "../src/store/search-index.ts";
import type { Store } from "../src/store/store.ts";

/** An empty folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "youtube-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty store, in memory unless a path is given, closed when the test is over. */
export function freshStore(path = ":memory:"): Store {
  const store = openStore(path);
  onTestFinished(() => store.close());
  return store;
}

type Value = string | number | null;

const NOTHING = Object.fromEntries(VIDEO_COLUMNS.map(({ name }) => [name, null]));

/** What a test says about a video; everything else is NULL, and it was retrieved on 2026-01-01. */
export type Sample = Partial<VideoRow> & {
  readonly video_id: string;
  readonly retrieved_at?: string;
  readonly availability?: "available" | "unavailable";
};

export function insertVideo(store: Store, sample: Sample): void {
  const row: Record<string, Value> = {
    ...NOTHING,
    channel_id: "UC1",
    availability: "available",
    retrieved_at: "2026-01-01T00:00:00Z",
    ...sample,
  };
  row.first_seen_at = row.retrieved_at ?? null;
  insertRow(store.db, "videos", row);
  indexText(store, [sample.video_id]);
}

export function insertRow(db: Store["db"], table: string, row: Readonly<Record<string, Value>>): void {
  const names = Object.keys(row);
  const values = names.map((name) => `@${name}`).join(", ");
  db.prepare<[Record<string, Value>]>(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${values})`).run(row);
}

export function insertChannel(
  { db }: Store,
  channelId: string,
  retrievedAt: string,
  title: string | null = null,
): void {
  insertRow(db, "channels", { channel_id: channelId, title, first_seen_at: retrievedAt, retrieved_at: retrievedAt });
}

/** The first column of a query's rows. */
export function column({ db }: Store, sql: string): unknown[] {
  return db.prepare<[], unknown>(sql).pluck().all();
}

/** The ScrapeError that a function throws; anything else fails the test. */
export function refusal(act: () => unknown): ScrapeError {
  try {
    act();
  } catch (error) {
    if (error instanceof ScrapeError) {
      expect(error.hint).toMatch(/^\P{C}+$/u);
      expect(error.message).toMatch(/^\P{C}+$/u);
      return error;
    }
    throw error;
  }
  throw new Error("nothing was refused");
}
