import type { Cells } from "@side-projects/terminal";
import { fitRow } from "../core/panels/fit.ts";
import { isSamePiece, isSameSize, type Panel, type Piece } from "../core/panels/panel.ts";
import { Sides, UpperEdge } from "./frame.tsx";
import { Line } from "./line.tsx";
import { Plate } from "./plate.ts";
import { sgrRow } from "./sgr.ts";

/**
 * Draws a panel by Ink, each part of it only when it says something else: Ink takes milliseconds for a screen, most of
 * them for the lines of borders, and a key changes a word.
 */
export class PanelPainter {
  readonly #onFailure: (error: unknown) => void;
  readonly #edge: Plate;
  readonly #sides: Plate;
  readonly #pieces: { readonly plate: Plate; drawn: Piece }[] = [];
  #panel: Panel | undefined;

  /** @param onFailure gets what a component threw */
  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
    this.#edge = new Plate(onFailure);
    this.#sides = new Plate(onFailure);
  }

  /** Paints the panel where its frame is; all of it must lie within the cells. */
  paint(panel: Panel, cells: Cells): void {
    this.#drawFrame(panel);
    this.#edge.paint(panel.frame, cells);
    this.#sides.paint({ ...panel.frame, row: panel.frame.row + 1 }, cells);
    for (const [index, piece] of panel.pieces.entries()) this.#drawPiece(index, piece).paint(piece.at, cells);
    this.#panel = panel;
  }

  close(): void {
    this.#edge.close();
    this.#sides.close();
    for (const { plate } of this.#pieces.splice(0)) plate.close();
    this.#panel = undefined;
  }

  #drawFrame({ frame, title, focused }: Panel): void {
    const { columns, rows } = frame;
    const before = this.#panel;
    const same = before !== undefined && isSameSize(before.frame, frame) && before.focused === focused;
    if (!same) this.#sides.draw(<Sides columns={columns} rows={rows - 1} focused={focused} />, columns, rows - 1);
    if (same && before.title === title) return;
    this.#edge.draw(<UpperEdge columns={columns} title={title} focused={focused} />, columns, 1);
  }

  #drawPiece(index: number, piece: Piece): Plate {
    const known = this.#pieces[index];
    if (known !== undefined && isSamePiece(known.drawn, piece)) return known.plate;
    const plate = known?.plate ?? new Plate(this.#onFailure);
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
