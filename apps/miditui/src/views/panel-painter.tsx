import { blankCells, type Cells, parseAnsiFrame } from "@side-projects/terminal";
import { copyCells } from "../core/panels/copy-cells.ts";
import { isSamePanel, type Panel } from "../core/panels/panel.ts";
import { PanelView } from "./panel-view.tsx";
import { Surface } from "./surface.ts";

/**
 * One panel drawn by Ink and kept as cells: it is drawn again only when it says something else, since Ink takes
 * milliseconds where a copy of cells takes none.
 */
export class PanelPainter {
  readonly #onFailure: (error: unknown) => void;
  #surface: Surface | undefined;
  #panel: Panel | undefined;
  #cells: Cells = blankCells(0, 0);

  /** @param onFailure gets what a component threw */
  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  /** Paints the panel where its frame is; all of it must lie within the cells. */
  paint(panel: Panel, cells: Cells): void {
    if (this.#panel === undefined || !isSamePanel(this.#panel, panel)) this.#draw(panel);
    copyCells(this.#cells, cells, panel.frame.column, panel.frame.row);
  }

  close(): void {
    this.#surface?.close();
    this.#surface = undefined;
    this.#panel = undefined;
  }

  #draw(panel: Panel): void {
    const { columns, rows } = panel.frame;
    if (columns !== this.#cells.columns || rows !== this.#cells.rows) {
      this.close();
      this.#cells = blankCells(columns, rows);
    }
    this.#surface ??= new Surface(columns, rows, this.#onFailure);
    parseAnsiFrame(this.#surface.render(<PanelView panel={panel} />), this.#cells);
    this.#panel = panel;
  }
}
