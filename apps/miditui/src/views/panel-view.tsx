import { Box } from "ink";
import type { ReactNode } from "react";
import { fitRow } from "../core/panels/fit.ts";
import type { Panel } from "../core/panels/panel.ts";
import type { Row } from "../core/panels/span.ts";
import type { Rect } from "../core/screen/layout.ts";
import { Frame } from "./frame.tsx";
import { Line } from "./line.tsx";
import { sgrRow } from "./sgr.ts";

/** A panel as Ink lays it out, its upper left corner at that of the surface. The rows of a piece are one text. */
export function PanelView({ panel }: { readonly panel: Panel }): ReactNode {
  const { frame, pieces } = panel;
  return (
    <Box width={frame.columns} height={frame.rows}>
      <Frame columns={frame.columns} rows={frame.rows} title={panel.title} focused={panel.focused} />
      {pieces.map(({ at, rows }) => (
        <Box
          key={`${at.column} ${at.row}`}
          position="absolute"
          left={at.column - frame.column}
          top={at.row - frame.row}
          width={at.columns}
          height={at.rows}
        >
          <Line text={textOf(rows, at)} columns={at.columns} rows={at.rows} />
        </Box>
      ))}
    </Box>
  );
}

/** Rows that fit, so that Ink has nothing to wrap. */
function textOf(rows: readonly Row[], room: Rect): string {
  return rows
    .slice(0, room.rows)
    .map((row) => sgrRow(fitRow(row, room.columns)))
    .join("\n");
}
