import type { AppState, Mode } from "../app/state.ts";
import type { Layout, Rect } from "../screen/layout.ts";
import { shortened } from "./fit.ts";
import { type Panel, TITLE_MARGIN } from "./panel.ts";
import { COLORS, type Row, type Span } from "./span.ts";

const TITLE = "Transport";

const MODE_COLORS: Readonly<Record<Mode, number>> = {
  normal: COLORS.blue,
  insert: COLORS.green,
  select: COLORS.magenta,
};

const STATES: Readonly<Record<AppState["transport"]["state"], Span>> = {
  playing: { text: "[>] PLAY", color: COLORS.green, bold: true },
  paused: { text: "[||] PAUSE", color: COLORS.yellow, bold: true },
  stopped: { text: "[.] STOP", color: COLORS.red, bold: true },
};

/** What plays, in which mode, and which song it is; the place where it plays is painted. */
export function transportPanel(state: AppState, layout: Layout): Panel {
  const { play, stop, status } = layout.transportParts;
  return {
    frame: layout.transport,
    title: titleOf(state, layout.transport),
    focused: false,
    pieces: [
      { at: play, rows: [[STATES[state.transport.state]]] },
      { at: stop, rows: [state.transport.state === "stopped" ? [] : [{ text: "[.] Stop", color: COLORS.grey }]] },
      { at: status, rows: [statusRow(state)] },
    ],
  };
}

/** A long name gives way to what is told of the song. */
function titleOf({ project, file }: AppState, { columns }: Rect): string {
  const name = (file.path === undefined ? "" : fileName(file.path)) || project.name;
  const changed = project === file.saved ? "" : file.unkept ? " (changed, KEPT NOWHERE)" : " (changed)";
  const room = columns - TITLE_MARGIN - TITLE.length - " - ".length - changed.length;
  return name === "" ? `${TITLE}${changed}` : `${TITLE} - ${shortened(name, room)}${changed}`;
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function statusRow({ mode, recording, loop }: AppState): Row {
  const label = recording === undefined ? mode.toUpperCase() : "REC";
  const color = recording === undefined ? MODE_COLORS[mode] : COLORS.red;
  return [{ text: `-- ${label} --`, color, bold: true }, ...(loop.on ? [{ text: "  LOOP", color: COLORS.cyan }] : [])];
}
