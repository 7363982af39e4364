import { selectionSpan } from "../../edit/notes.ts";
import type { TransportDeed } from "../../keymap/deed-id.ts";
import { barAt } from "../../time/bars.ts";
import { timeMapOf } from "../../time/time-map.ts";
import { scrolledTo, showCursor } from "../follow.ts";
import { playheadTick, withLoop } from "../playhead.ts";
import { stoppedRecording } from "../recording.ts";
import type { AppState, Loop } from "../state.ts";
import { tell } from "../step.ts";
import { paused, playing, positionText, resumed, rewound, sought } from "../transport.ts";
import type { Deed } from "./deed.ts";

export const TRANSPORT_DEEDS: Readonly<Record<TransportDeed, Deed>> = {
  play: (state) => {
    if (state.transport.state === "playing") return tell(paused(stoppedRecording(state)), "Paused");
    return tell(resumed(stoppedRecording(state)), "Playing");
  },
  restart: (state) => tell(playing(scrolledTo(stoppedRecording(state), 0), 0), "Playing from the start"),
  "play-from-cursor": (state) => {
    const still = stoppedRecording(state);
    return tell(playing(still, still.cursor.tick), `Playing from ${positionText(still, still.cursor.tick)}`);
  },
  stop: (state) => {
    const start = scrolledTo(rewound(state), 0);
    return tell({ ...start, cursor: { ...start.cursor, tick: 0 } }, "Stopped");
  },
  "cursor-to-playhead": (state) => {
    const tick = Math.floor(playheadTick(state));
    return tell(
      showCursor({ ...state, cursor: { ...state.cursor, tick } }, "middle"),
      `Cursor at ${positionText(state, tick)}`,
    );
  },
  "playhead-to-cursor": (state) => sought(state, state.cursor.tick),
  loop: (state) => {
    const { loop } = state;
    if (loop.on) return tell(withLoop(state, { ...loop, on: false }), "Loop off");
    return looping(state, loop.end > loop.start ? loop : firstLoop(state));
  },
  "loop-start": (state) => {
    const { tick } = state.cursor;
    return looping(state, {
      start: tick,
      end: state.loop.end > tick ? state.loop.end : barAfter(state, tick),
    });
  },
  "loop-end": (state) => {
    const { tick } = state.cursor;
    if (tick === 0) return tell(state, "A loop cannot end at the start of the song: move the cursor first");
    return looping(state, { start: state.loop.start < tick ? state.loop.start : 0, end: tick });
  },
};

/** The state with a loop that is on. */
export function looping(state: AppState, { start, end }: Omit<Loop, "on">): AppState {
  const next = withLoop(state, { on: true, start, end });
  return tell(next, `Loop ${positionText(next, start)} to ${positionText(next, end)}`);
}

/** What is looped first: what the selection reaches over, in whole bars, else the bar of the cursor. */
function firstLoop(state: AppState): Omit<Loop, "on"> {
  const map = timeMapOf(state.project);
  const span = selectionSpan(state.project, state.selection);
  if (span === undefined) return barAt(map, state.cursor.tick);
  const { start } = barAt(map, span.start);
  return { start, end: Math.max(barAt(map, Math.max(start, span.end - 1)).end, start + 1) };
}

function barAfter(state: AppState, tick: number): number {
  const { start, end } = barAt(timeMapOf(state.project), tick);
  return tick + end - start;
}
