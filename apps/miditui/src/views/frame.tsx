import { textWidth } from "@side-projects/terminal";
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { fitText } from "../core/panels/fit.ts";
import { COLORS } from "../core/panels/span.ts";
import { Line } from "./line.tsx";
import { sgrRow } from "./sgr.ts";

export interface EdgeProps {
  /** In cells, at least 6. */
  readonly columns: number;
  readonly title: string;
  /** Whether the panel takes the keys: border and title stand out. */
  readonly focused: boolean;
}

/** The upper edge of a border, with a title in it. */
export function UpperEdge({ columns, title, focused }: EdgeProps): ReactNode {
  const shown = fitText(title, columns - 4);
  const rest = columns - 4 - textWidth(shown);
  return (
    <Box width={columns} height={1}>
      <Line text={inked("┌ ", focused)} columns={2} />
      <Text>{inked(shown, focused, focused)}</Text>
      <Line text={` ${inked("─".repeat(rest), focused)}`} columns={rest + 1} />
      <Line text={inked("┐", focused)} columns={1} />
    </Box>
  );
}

export interface SidesProps {
  /** In cells, with the border. */
  readonly columns: number;
  /** Without the upper edge; at least 1. */
  readonly rows: number;
  readonly focused: boolean;
}

/** A border without its upper edge. */
export function Sides({ columns, rows, focused }: SidesProps): ReactNode {
  const side = inked(Array.from({ length: rows - 1 }, () => "│").join("\n"), focused);
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box height={rows - 1} justifyContent="space-between">
        <Line text={side} columns={1} rows={rows - 1} />
        <Line text={side} columns={1} rows={rows - 1} />
      </Box>
      <Line text={inked(`└${"─".repeat(columns - 2)}┘`, focused)} columns={columns} />
    </Box>
  );
}

function inked(text: string, focused: boolean, bold = false): string {
  return sgrRow([{ text, color: focused ? COLORS.cyan : undefined, bold }]);
}
