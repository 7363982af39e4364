import * as z from "zod/mini";
import { fromUtcSeconds, toUtcSeconds } from "../core/calendar.ts";
import { quote, ScrapeError } from "../core/error.ts";
import type { VideoKind } from "../core/video-row.ts";
import type { ScrapeOptions } from "../options.ts";

/** Every part of the video resource that an API key can read. */
export const PUBLIC_PARTS: readonly string[] = [
  "snippet",
  "contentDetails",
  "status",
  "statistics",
  "topicDetails",
  "liveStreamingDetails",
  "recordingDetails",
  "paidProductPlacementDetails",
  "localizations",
  "player",
];

export const KINDS: readonly VideoKind[] = ["long", "short", "live"];

/** What a scrape was asked to do, kept with the run so that resume does the same. */
export interface Plan {
  readonly parts: readonly string[];
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly since: string | null;
  readonly kinds: readonly VideoKind[];
  readonly beyondCap: boolean;
  readonly newOnly: boolean;
}

const stored = z.object({
  parts: z.array(z.string()),
  since: z.nullable(z.string()),
  kinds: z.array(z.enum(["long", "short", "live"])),
  beyondCap: z.boolean(),
  newOnly: z.boolean(),
});

/** @throws ScrapeError E_USAGE */
export function planOf(options: ScrapeOptions): Plan {
  const { parts = PUBLIC_PARTS, kinds = [], since, beyondCap = false, newOnly = false } = options;
  const unknown = parts.find((part) => !PUBLIC_PARTS.includes(part));
  if (unknown !== undefined) {
    throw new ScrapeError("E_USAGE", `there is no public part ${quote(unknown)}`, {
      hint: `the parts are ${PUBLIC_PARTS.join(", ")}`,
    });
  }
  // A row needs its channel and its date, whatever else was asked for.
  const asked = PUBLIC_PARTS.filter((part) => part === "snippet" || parts.includes(part));
  return {
    parts: asked,
    since: sinceOf(since),
    kinds: KINDS.filter((kind) => kinds.includes(kind)),
    beyondCap,
    newOnly,
  };
}

function sinceOf(since: string | undefined): string | null {
  if (since === undefined) return null;
  const seconds = toUtcSeconds(since);
  if (seconds !== null) return fromUtcSeconds(seconds);
  throw new ScrapeError("E_USAGE", `${quote(since)} is no date`, {
    hint: "write it as 2024-12-31 or 2024-12-31T18:00:00Z",
  });
}

/** @throws ScrapeError E_DATABASE where the run's row is not one that we wrote */
export function storedPlan(options: unknown): Plan {
  const plan = stored.safeParse(options);
  if (plan.success) return plan.data;
  throw new ScrapeError("E_DATABASE", "the unfinished run has options that can't be read", {
    hint: "start over with: youtube-scrape scrape CHANNEL --fresh",
  });
}
