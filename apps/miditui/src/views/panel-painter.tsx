import type { Cells } from "@side-projects/terminal";
import { clearCells } from "../core/panels/cell-parts.ts";
import { fitRow } from "../core/panels/fit.ts";
import { isSamePiece, isSameSize, type Panel, type Piece } from "../core/panels/panel.ts";
import { inside } from "../core/screen/rect.ts";
import { LowerEdge, Side, UpperEdge } from "./frame.tsx";
import { Line } from "./line.tsx";
import { Plate } from "./plate.ts";
import { sgrRow } from "./sgr.ts";
import type { Surface } from "./surface.ts";

/**
 * Draws a panel by Ink, each part of it only when it says something else: Ink takes milliseconds for a screen, most of
 * them for the lines of borders, and a key changes a word.
 */
export class PanelPainter {
  readonly #surface: Surface;
  readonly #upper: Plate;
  readonly #side: Plate;
  readonly #lower: Plate;
  readonly #pieces: { readonly plate: Plate; drawn: Piece }[] = [];
  #panel: Panel | undefined;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#upper = new Plate(surface);
    this.#side = new Plate(surface);
    this.#lower = new Plate(surface);
  }

  /** Paints the panel where its frame is; all of it must lie within the cells. */
  paint(panel: Panel, cells: Cells): void {
    this.#drawFrame(panel);
    const { column, row, columns, rows } = panel.frame;
    this.#upper.paint(column, row, cells);
    this.#side.paint(column, row + 1, cells);
    this.#side.paint(column + columns - 1, row + 1, cells);
    this.#lower.paint(column, row + rows - 1, cells);
    clearCells(inside(panel.frame), cells);
    for (const [index, piece] of panel.pieces.entries())
      this.#drawPiece(index, piece).paint(piece.at.column, piece.at.row, cells);
    this.#panel = panel;
  }

  #drawFrame({ frame, title, focused }: Panel): void {
    const { columns, rows } = frame;
    const before = this.#panel;
    const same = before !== undefined && isSameSize(before.frame, frame) && before.focused === focused;
    if (!same) {
      this.#side.draw(<Side rows={rows - 2} focused={focused} />, 1, rows - 2);
      this.#lower.draw(<LowerEdge columns={columns} focused={focused} />, columns, 1);
    }
    if (same && before.title === title) return;
    this.#upper.draw(<UpperEdge columns={columns} title={title} focused={focused} />, columns, 1);
  }

  #drawPiece(index: number, piece: Piece): Plate {
    const known = this.#pieces[index];
    if (known !== undefined && isSamePiece(known.drawn, piece)) return known.plate;
    const plate = known?.plate ?? new Plate(this.#surface);
    const { columns, rows } = piece.at;
    plate.draw(<Line text={textOf(piece)} columns={columns} rows={rows} />, columns, rows);
    this.#pieces[index] = { plate, drawn: piece };
    return plate;
  }
}

/** Rows that fit, so that Ink has nothing to wrap; one text, since Ink takes longer for each part. */
function textOf({ at, rows }: Piece): string {
  return rows
    .slice(0, at.rows)
    .map((row) => sgrRow(fitRow(row, at.columns)))
    .join("\n");
}
