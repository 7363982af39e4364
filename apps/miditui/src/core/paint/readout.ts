import type { Cells } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import { positionText, timeText } from "../app/transport.ts";
import type { Rect, TransportParts } from "../screen/layout.ts";
import { metreAt } from "../time/bars.ts";
import { beatsPerMinute, secondsAt, tempoAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { INKS } from "./ink.ts";
import { fillRect, write } from "./pen.ts";

/** Paints where the playhead is: bar, beat and tick, time, and the tempo and metre in force there. */
export function paintReadout(cells: Cells, state: AppState, parts: TransportParts, playhead: number): void {
  const map = timeMapOf(state.project);
  const tick = Math.floor(playhead);
  const { numerator, denominator } = metreAt(map, tick);
  const time = ` ${timeText(secondsAt(map, playhead))}`;
  const at = writeValue(cells, parts.position, "Pos: ", positionText(state, tick));
  write(cells, parts.position, at, time, INKS.caption);
  writeValue(cells, parts.tempo, "BPM: ", tempoText(beatsPerMinute(tempoAt(map, tick))));
  writeValue(cells, parts.metre, "", `${numerator}/${denominator}`);
}

function writeValue(cells: Cells, part: Rect, caption: string, value: string): number {
  fillRect(cells, part, INKS.blank);
  return write(cells, part, write(cells, part, 0, caption, INKS.caption), value, INKS.value);
}

/** Beats a minute without needless digits: "120", "120.5", "119.99". */
function tempoText(bpm: number): string {
  return String(Math.round(bpm * 100) / 100);
}
