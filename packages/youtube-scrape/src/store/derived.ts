import { rebuildRollup } from "./rollup.ts";
import { indexText } from "./search-index.ts";
import type { Store } from "./store.ts";

/** Brings what follows from the rows of a channel up to date with them: the text index and the sums by month. */
export function refreshDerived(store: Store, channelId: string): void {
  indexText(store);
  rebuildRollup(store.db, channelId);
}
