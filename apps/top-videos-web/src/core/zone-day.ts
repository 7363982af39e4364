import { instantText, monthSeconds, secondsAt } from "./instant.ts";
import type { OffsetAt } from "./zone-months.ts";

const DAY = 86_400;

const FIRST = monthSeconds(0, 1);
const LAST = monthSeconds(9999, 12) + 31 * DAY - 1;

/**
 * The day, `YYYY-MM-DD`, that the calendar of a zone shows at a moment.
 *
 * @param time `YYYY-MM-DDTHH:MM:SSZ`
 * @param known what is known of days already, by their text: the offset that holds all day in UTC, null where it
 *   changes; is added to
 */
export function dayAt(time: string, offsetAt: OffsetAt, known: Map<string, number | null>): string {
  const day = time.slice(0, 10);
  let offset = known.get(day);
  if (offset === undefined) {
    const start = secondsAt(day);
    const atStart = offsetAt(start);
    offset = atStart === offsetAt(start + DAY - 1) ? atStart : null;
    known.set(day, offset);
  }
  const seconds = secondsAt(time);
  const local = seconds + (offset ?? offsetAt(seconds));
  // Years beyond four digits are not shown.
  return instantText(Math.max(FIRST, Math.min(LAST, local))).slice(0, 10);
}
