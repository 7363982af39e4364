import type { PeerName } from "./peers/peers.ts";
import type { BenchCase } from "./src/cases.ts";
import type { SongJob } from "./src/protocol.ts";

const SIZES: readonly number[] = [1_000, 10_000, 100_000, 1_000_000];

/** What the others take part in; @tonejs/midi up to that many notes, since more take it seconds each time. */
const RIVALS: Readonly<Partial<Record<SongJob["made"], readonly PeerName[]>>> = {
  "read-mid": ["@tonejs/midi", "miditui (original)"],
  "write-mid": ["@tonejs/midi", "miditui (original)"],
  "read-json": ["miditui (original)"],
  edit: ["miditui (original)"],
  undo: ["miditui (original)"],
};
const MOST_OF_TONEJS = 100_000;

const PER_NOTE: ReadonlySet<SongJob["made"]> = new Set<SongJob["made"]>([
  "read-mid",
  "write-mid",
  "read-json",
  "move-all",
]);

function song(made: SongJob["made"], notes: number): BenchCase {
  const steps = made === "edit" || made === "undo";
  return {
    name: `${made}/${notes}`,
    job: { task: "song", made, notes },
    work: PER_NOTE.has(made) ? { amount: notes, unit: "notes" } : { amount: 1, unit: steps ? "steps" : "frames" },
    peers: (RIVALS[made] ?? []).filter((peer) => peer !== "@tonejs/midi" || notes <= MOST_OF_TONEJS),
    ...(notes === 10_000 && (made === "read-mid" || made === "frame-scroll") ? { fast: true } : {}),
  };
}

/** Cases of miditui: files and undo in turns with others, then edits and frames that only ours makes. */
export function midituiCases(): BenchCase[] {
  const files = ["read-mid", "write-mid", "read-json"] as const;
  const edits = ["edit", "undo", "move-all"] as const;
  const frames = ["frame-playhead", "frame-scroll", "frame-zoom"] as const;
  return [...files, ...edits, ...frames].flatMap((made) => SIZES.map((notes) => song(made, notes)));
}
