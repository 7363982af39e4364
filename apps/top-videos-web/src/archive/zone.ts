import { ViewerError } from "../core/error.ts";
import type { OffsetAt } from "../core/zone-months.ts";

export interface Zone {
  /** As it is usually written, such as `Europe/Berlin`. */
  readonly name: string;
  /** Null for UTC. */
  readonly offsetAt: OffsetAt | null;
}

/** Offsets of earlier and later times are those of these: no video is that old, and no rule is known so far ahead. */
const EARLIEST = Date.UTC(1970, 0, 1) / 1000;
const LATEST = Date.UTC(2100, 0, 1) / 1000;

/**
 * A time zone by its name, as this build of Node knows it.
 *
 * @throws ViewerError E_ZONE for a name that is not known
 */
export function zoneOf(name: string): Zone {
  const clock = clockOf(name);
  const known = clock.resolvedOptions().timeZone;
  if (/^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu|Universal|Greenwich)$/i.test(known)) return { name: "UTC", offsetAt: null };
  return {
    name: known,
    offsetAt: (seconds) => {
      const at = Math.min(LATEST, Math.max(EARLIEST, seconds));
      return localSeconds(clock, at) - at;
    },
  };
}

function clockOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new ViewerError(
      "E_ZONE",
      `${JSON.stringify(name.slice(0, 60))} is not a time zone`,
      "name one of the tz database, such as UTC, Europe/Berlin or America/New_York",
    );
  }
}

/** What the clocks of a zone show, as if it were UTC. */
function localSeconds(clock: Intl.DateTimeFormat, seconds: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(seconds * 1000)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}
