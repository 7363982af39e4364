import { MidituiError } from "../error.ts";
import type { Action, Step } from "./action.ts";
import { afterAutosave, afterFailedAutosave, autosaved } from "./autosave.ts";
import { usedChosen, withFonts } from "./choose-bank.ts";
import { fileOf, opened } from "./create-state.ts";
import { afterSave, failed, typedInto } from "./dialog-keys.ts";
import { elapsed } from "./elapse.ts";
import { exportedSoFar, exportOver } from "./export-wav.ts";
import { chosenBy, isFileDialog, unlisted } from "./file-dialog.ts";
import { showTrack } from "./follow.ts";
import { left, stayed } from "./leave.ts";
import { withoutLost } from "./live.ts";
import { nameOf, parentOf } from "./path.ts";
import { pressed } from "./perform.ts";
import { pointed } from "./pointer/pointed.ts";
import { released } from "./pointer/release.ts";
import { pianoLetGo } from "./recording.ts";
import { soundChanges } from "./sound-changes.ts";
import { reported } from "./sound-report.ts";
import type { AppState } from "./state.ts";
import { complain, type Outcome, stepOf, tell } from "./step.ts";

/**
 * The next state of the app, and what it wants from outside. Total: whatever comes in, a state comes out, and what an
 * edit refuses is told as a notice.
 */
export function reduce(state: AppState, action: Action): Step<AppState> {
  const now = elapsed(state, Number.isFinite(action.at) ? action.at : state.now);
  const step = stepOf(allowed(now, action));
  const { state: done, requests } = autosaved(isLate(now, step.state, action) ? stepOf(refused(now)) : step);
  const next = done.project === state.project ? done : withoutLost(done);
  return { state: next, requests: [...soundChanges(state, next), ...requests] };
}

/** Whether an edit comes while the song gives way to another, or the app ends: it would be lost with the song. */
function isLate(before: AppState, after: AppState, action: Action): boolean {
  const givesWay = before.opening !== undefined || before.next !== undefined || before.leaving === "waiting";
  const plays = action.type === "input" || (action.type === "sound" && action.report.type === "midi-key");
  return givesWay && plays && after.project !== before.project;
}

function refused(state: AppState): AppState {
  const what = state.opening === undefined ? "The song is being saved" : `${nameOf(state.opening)} is being opened`;
  return tell({ ...state, pointer: undefined }, `${what}: nothing can be changed until that is done`);
}

function allowed(state: AppState, action: Action): Outcome {
  try {
    return perform(state, action);
  } catch (error) {
    if (!(error instanceof MidituiError)) throw error;
    return complain(state, error.hint === undefined ? error.message : `${error.message}; ${error.hint}`);
  }
}

function perform(state: AppState, action: Action): Outcome {
  switch (action.type) {
    case "tick":
      return state;
    case "input":
      return entered(state, action.event);
    case "resize":
      return resized(state, action.columns, action.rows);
    case "releases": {
      // What is held now would be held for ever.
      const quiet = pianoLetGo(state);
      return { ...quiet, screen: { ...state.screen, releases: action.told } };
    }
    case "opened":
      return afterOpen(state, action);
    case "saved": {
      const { path, project, warnings, remarks = [] } = action;
      if (project !== state.file.saving) return tell(state, `Saved ${nameOf(path)}`);
      const file = { ...state.file, path, saved: warnings.length === 0 ? project : undefined, folder: parentOf(path) };
      return afterSave({ ...state, file }, path, { warnings, remarks });
    }
    case "autosaved":
      return left(afterAutosave(state, action.project));
    case "listed":
      return afterList(state, action);
    case "sound":
      return reported(state, action.report);
    case "fonts":
      return withFonts(state, action.fonts);
    case "exporting":
      return exportedSoFar(state, action.done);
    case "exported":
      return tell(exportOver(state), action.text);
    case "failed":
      if (action.request === "export") return complain(exportOver(state), action.text);
      if (action.request === "autosave") return stayed(afterFailedAutosave(state), action.text, state.file.unkept);
      if (action.request === "list") return unlisted(state, action.text);
      return failed(action.request === "open" ? { ...state, opening: undefined } : state, action.text);
  }
}

function entered(state: AppState, event: Extract<Action, { type: "input" }>["event"]): Outcome {
  switch (event.type) {
    case "key":
      return pressed(state, event);
    case "pointer":
      return pointed(state, event);
    case "paste":
      return typedInto(state, event.text);
    case "focus":
      return event.focused ? state : pianoLetGo(state);
    default:
      return state;
  }
}

function resized(state: AppState, columns: number, rows: number): AppState {
  const screen = { ...state.screen, columns, rows };
  // Cells are elsewhere now: a drag ends with what it has done so far.
  return showTrack({ ...released(state), screen });
}

function afterOpen(state: AppState, action: Extract<Action, { type: "opened" }>): AppState {
  const { path, project, notes, recovered = false } = action;
  const file = fileOf({ project, path, folder: parentOf(path), recovered }, state.now);
  const next = opened(state, project, file);
  if (notes.length > 0) return complain(next, `${nameOf(path)}: ${notes.join("; ")}`);
  return tell(next, `Opened ${nameOf(path)}`);
}

function afterList(state: AppState, action: Extract<Action, { type: "listed" }>): AppState {
  const { folder, asked = folder, entries } = action;
  const { dialog } = state;
  if (!isFileDialog(dialog) || dialog.folder !== asked) return state;
  const read = { ...dialog, folder, entries };
  return dialog.type === "bank" ? usedChosen(state, read) : chosenBy(state, read, dialog.chosen);
}
