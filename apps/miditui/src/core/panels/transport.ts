import { BROKEN, latencyText, SILENT } from "../app/sound-report.ts";
import { type SoundState, shownLatency } from "../app/sound-state.ts";
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
function titleOf({ project, file, sound }: AppState, { columns }: Rect): string {
  const name = (file.path === undefined ? "" : fileName(file.path)) || project.name;
  const changed = project === file.saved ? "" : file.unkept ? " (changed, KEPT NOWHERE)" : " (changed)";
  const end = changed + soundText(sound);
  const room = columns - TITLE_MARGIN - TITLE.length - " - ".length - end.length;
  return name === "" ? `${TITLE}${end}` : `${TITLE} - ${shortened(name, room)}${end}`;
}

/** How far a sound file is, or where the sound goes and how late. */
function soundText(sound: SoundState): string {
  const { output, exporting } = sound;
  if (exporting !== undefined) return ` - writing ${Math.floor(100 * exporting.done)}%`;
  if (output === undefined) return "";
  if (output.name === BROKEN) return " - no sound";
  return output.name === SILENT ? " - silent" : ` - ${output.name} ${latencyText(shownLatency(sound))}`;
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function statusRow({ mode, recording, loop, transport, now }: AppState): Row {
  const waits = recording?.take === true && transport.state === "playing" && now < transport.since;
  const label = recording === undefined ? mode.toUpperCase() : waits ? "COUNT" : "REC";
  const color = recording === undefined ? MODE_COLORS[mode] : COLORS.red;
  return [{ text: `-- ${label} --`, color, bold: true }, ...(loop.on ? [{ text: "  LOOP", color: COLORS.cyan }] : [])];
}
