import type { Database } from "better-sqlite3";

/** An open database of videos. */
export interface Store {
  readonly db: Database;
  /** As given to openStore; `:memory:` for one that is not kept. */
  readonly path: string;
  readonly readOnly: boolean;
  close(): void;
}
