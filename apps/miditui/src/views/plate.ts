import { blankCells, type Cells, parseAnsiFrame } from "@side-projects/terminal";
import type { ReactNode } from "react";
import { copyCells } from "../core/panels/copy-cells.ts";
import type { Rect } from "../core/screen/layout.ts";
import { Surface } from "./surface.ts";

/** A part of the screen as Ink drew it last, kept as cells: to copy them takes a thousandth of the time. */
export class Plate {
  readonly #onFailure: (error: unknown) => void;
  #surface: Surface | undefined;
  #cells: Cells = blankCells(0, 0);

  /** @param onFailure gets what a component threw */
  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  /** Has Ink draw it anew. */
  draw(node: ReactNode, columns: number, rows: number): void {
    if (columns !== this.#cells.columns || rows !== this.#cells.rows) {
      this.close();
      this.#cells = blankCells(columns, rows);
    }
    this.#surface ??= new Surface(columns, rows, this.#onFailure);
    parseAnsiFrame(this.#surface.render(node), this.#cells);
  }

  /** Paints what was drawn last, which must have the size of the place. */
  paint(at: Rect, cells: Cells): void {
    copyCells(this.#cells, cells, at.column, at.row);
  }

  close(): void {
    this.#surface?.close();
    this.#surface = undefined;
  }
}
