import type { KeyEvent } from "@side-projects/terminal";
import type { Command } from "../simulation/command.ts";
import { zoneCount } from "../simulation/zones.ts";
import { andThen, type Outcome, quiet, withCommands } from "./action.ts";
import { chordOf } from "./chord.ts";
import { canvasRowsOf, type State } from "./state.ts";

/**
 * A key that is held, or may be. Without the kitty protocol all that comes is presses: a first one, after some delay a
 * second, then many. A second one may as well be a second tap; only a third soon after tells, and until then nothing is
 * sent for the second.
 */
export interface Hold {
  readonly chord: string;
  readonly source: "space" | "zone";
  /** Zone from 0, or undefined for the whole width. */
  readonly zone: number | undefined;
  /** What a tap does. */
  readonly tap: Command;
  readonly stage: "pressed" | "doubtful" | "held" | "known";
  /** When it went down, and when it was last heard of. */
  readonly since: number;
  readonly last: number;
}

/** Milliseconds: nobody's keyboard repeats sooner than `soonest`, nor later than `latest`. */
const FIRST_REPEAT = { soonest: 220, latest: 700 };
/** Longest time between two repeats: to believe the first, and to end a hold. */
const NEXT_REPEAT = { doubtful: 150, held: 250 };

/** A key that drops balls and may stay down has come. */
export function pressed(before: State, event: KeyEvent, key: Pick<Hold, "source" | "zone" | "tap">): Outcome {
  const expired = expireHolds(before);
  const { state } = expired;
  const chord = chordOf(event);
  const old = state.holds.find((hold) => hold.chord === chord);
  return andThen(expired, () => (old === undefined ? begun(state, chord, event, key) : again(state, old, event)));
}

function begun(state: State, chord: string, event: KeyEvent, key: Pick<Hold, "source" | "zone" | "tap">): Outcome {
  const exact = state.releases || event.action === "repeat";
  const { now } = state;
  const hold: Hold = { ...key, chord, stage: exact ? "known" : "pressed", since: now, last: now };
  const holds = [...state.holds.filter(({ source }) => source !== key.source), hold];
  const others = state.holds.filter(({ source }) => source === key.source);
  const ended: Command[] = others.map(({ source }) => ({ type: "release", source }));
  return withCommands({ ...state, holds }, ...ended, key.tap, ramp(state, hold));
}

function again(state: State, hold: Hold, event: KeyEvent): Outcome {
  const { now } = state;
  if (hold.stage === "known") {
    return event.action === "repeat" ? quiet(state) : restarted(state, hold);
  }
  if (hold.stage === "pressed") {
    if (now - hold.since < FIRST_REPEAT.soonest) return restarted(state, hold);
    return quiet(replaced(state, hold, { ...hold, stage: "doubtful", last: now }));
  }
  const held: Hold = { ...hold, stage: "held", last: now };
  return withCommands(replaced(state, hold, held), ramp(state, held));
}

function restarted(state: State, hold: Hold, since: number = state.now): Outcome {
  const stage = hold.stage === "known" ? "known" : "pressed";
  const fresh: Hold = { ...hold, stage, since, last: since };
  return withCommands(
    replaced(state, hold, fresh),
    { type: "release", source: hold.source },
    hold.tap,
    ramp(state, fresh),
  );
}

/** A key was let go, as the kitty protocol tells. Shift may be up already, so `!` may come as `1`. */
export function released(state: State, event: KeyEvent): Outcome {
  const chord = chordOf(event);
  const plain = chordOf({ ...event, shift: true });
  const gone = state.holds.filter((hold) => hold.chord === chord || hold.chord === plain);
  if (gone.length === 0) return quiet(state);
  const holds = state.holds.filter((hold) => !gone.includes(hold));
  return withCommands({ ...state, holds }, ...gone.map(({ source }): Command => ({ type: "release", source })));
}

/** Lets go of all keys and buttons: a menu opens, or the terminal is no longer looked at. */
export function releaseAll(state: State): Outcome {
  const pouring = state.drag?.kind === "pour" || state.drag?.kind === "burst" ? [state.drag.kind] : [];
  const sources = [...state.holds.map(({ source }) => source), ...pouring];
  const drag = pouring.length > 0 ? undefined : state.drag;
  return withCommands(
    { ...state, holds: [], drag },
    ...sources.map((source): Command => ({ type: "release", source })),
  );
}

/** When a hold is to be looked at again, or undefined. */
export function holdDeadline(hold: Hold): number | undefined {
  switch (hold.stage) {
    case "known":
      return undefined;
    case "pressed":
      return hold.since + FIRST_REPEAT.latest;
    case "doubtful":
      return hold.last + NEXT_REPEAT.doubtful;
    case "held":
      return hold.last + NEXT_REPEAT.held;
  }
}

/** Ends the holds of which nothing was heard; a doubtful one was a second tap. */
export function expireHolds(before: State): Outcome {
  let outcome = quiet(before);
  for (const hold of before.holds) {
    const deadline = holdDeadline(hold);
    if (deadline === undefined || before.now < deadline) continue;
    outcome = andThen(outcome, (state) => {
      if (hold.stage === "doubtful") return restarted(state, hold, hold.last);
      const holds = state.holds.filter((each) => each !== hold);
      return withCommands({ ...state, holds }, { type: "release", source: hold.source });
    });
  }
  return outcome;
}

function replaced(state: State, old: Hold, fresh: Hold): State {
  return { ...state, holds: state.holds.map((hold) => (hold === old ? fresh : hold)) };
}

function ramp(state: State, { source, zone, stage, since }: Hold): Command {
  const zones = zoneCount(state.columns);
  const x = zone === undefined ? state.columns / 2 : ((zone + 0.5) * state.columns) / zones;
  const place = { type: "hold", source, x, y: canvasRowsOf(state) } as const;
  return stage === "known" ? place : { ...place, known: Math.floor(((state.now - since) * 60) / 1000) };
}
