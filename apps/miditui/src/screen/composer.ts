import { blankCells, type Cells, type CursorPlace, DEFAULT_COLOR, putText } from "@side-projects/terminal";
import { programNames } from "../core/app/instrument-names.ts";
import type { AppState } from "../core/app/state.ts";
import { paintCanvases } from "../core/paint/canvases.ts";
import { dialogPanel } from "../core/panels/dialog.ts";
import { caretPlace } from "../core/panels/field.ts";
import { hintRow, trackHintRows } from "../core/panels/hints.ts";
import { keyboardPanel } from "../core/panels/keyboard.ts";
import { markSounding } from "../core/panels/marks.ts";
import { rollPanel, timelinePanel } from "../core/panels/roll.ts";
import { tooSmallText } from "../core/panels/too-small.ts";
import { tracksPanel } from "../core/panels/tracks.ts";
import { transportPanel } from "../core/panels/transport.ts";
import { layoutOf } from "../core/screen/layout-of.ts";
import { PanelPainter } from "../views/panel-painter.tsx";
import { Surface } from "../views/surface.ts";

type PanelName = "transport" | "tracks" | "roll" | "timeline" | "keyboard" | "dialog";

/** Makes the whole screen of a state: what Ink drew last of each panel, and over it what moves. */
export class Composer {
  readonly #surface: Surface;
  readonly #painters: Readonly<Record<PanelName, PanelPainter>>;
  #cells: Cells = blankCells(0, 0);

  /** @param onFailure gets what a component threw */
  constructor(onFailure: (error: unknown) => void) {
    this.#surface = new Surface(onFailure);
    const painter = (): PanelPainter => new PanelPainter(this.#surface);
    this.#painters = {
      transport: painter(),
      tracks: painter(),
      roll: painter(),
      timeline: painter(),
      keyboard: painter(),
      dialog: painter(),
    };
  }

  /**
   * @param playhead in ticks
   * @returns cells that the next call writes over
   */
  compose(state: AppState, playhead: number): Cells {
    const layout = layoutOf(state);
    const painters = this.#painters;
    const cells = this.#blank(layout.columns, layout.rows);
    if (layout.tooSmall) {
      putText(cells, 0, 0, tooSmallText(layout));
      return cells;
    }
    const hints = hintRow(state, (layout.dialog?.footer ?? layout.keyboard.hints).columns);
    painters.transport.paint(transportPanel(state, layout), cells);
    painters.tracks.paint(tracksPanel(state, layout, trackHintRows(state, layout.tracks.hints.columns)), cells);
    if (layout.roll !== undefined) painters.roll.paint(rollPanel(state, layout.roll), cells);
    if (layout.timeline !== undefined) painters.timeline.paint(timelinePanel(state, layout.timeline), cells);
    painters.keyboard.paint(keyboardPanel(state, layout, layout.dialog === undefined ? hints : []), cells);
    markSounding(state, layout, playhead, cells);
    paintCanvases(state, layout, playhead, cells);
    if (state.dialog !== undefined && layout.dialog !== undefined)
      painters.dialog.paint(dialogPanel(state.dialog, layout.dialog, hints, programNames(state.sound.bank)), cells);
    return cells;
  }

  /** Where the terminal is to show its cursor; undefined where nowhere. */
  caret(state: AppState): CursorPlace | undefined {
    const { tooSmall, dialog } = layoutOf(state);
    return tooSmall ? undefined : caretPlace(state.dialog, dialog);
  }

  #blank(columns: number, rows: number): Cells {
    const kept = this.#cells;
    if (kept.columns !== columns || kept.rows !== rows) {
      this.#cells = blankCells(columns, rows);
      return this.#cells;
    }
    kept.glyphs.fill(0);
    kept.foregrounds.fill(DEFAULT_COLOR);
    kept.backgrounds.fill(DEFAULT_COLOR);
    kept.attributes.fill(0);
    return kept;
  }

  /** Ends Ink. */
  close(): void {
    this.#surface.close();
  }
}
