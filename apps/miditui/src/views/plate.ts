import { blankCells, type Cells, parseAnsiFrame } from "@side-projects/terminal";
import type { ReactNode } from "react";
import { copyCells } from "../core/panels/cell-parts.ts";
import type { Surface } from "./surface.ts";

/** A part of the screen as Ink drew it last, kept as cells: to copy them takes a thousandth of the time. */
export class Plate {
  readonly #surface: Surface;
  #cells: Cells = blankCells(0, 0);

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  /** Has Ink draw it anew. */
  draw(node: ReactNode, columns: number, rows: number): void {
    if (columns !== this.#cells.columns || rows !== this.#cells.rows) this.#cells = blankCells(columns, rows);
    parseAnsiFrame(this.#surface.render(node, columns, rows), this.#cells);
  }

  /** Paints what was drawn last, from its upper left cell on. */
  paint(column: number, row: number, cells: Cells): void {
    copyCells(this.#cells, cells, column, row);
  }
}
