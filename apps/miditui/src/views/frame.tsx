import { textWidth } from "@side-projects/terminal";
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { fitText } from "../core/panels/fit.ts";
import { TITLE_MARGIN } from "../core/panels/panel.ts";
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
  const shown = fitText(title, columns - TITLE_MARGIN);
  const rest = columns - TITLE_MARGIN - textWidth(shown);
  return (
    <Box width={columns} height={1}>
      <Line text={inked("┌ ", focused)} columns={2} />
      <Text>{inked(shown, focused, focused)}</Text>
      <Line text={` ${inked("─".repeat(rest), focused)}`} columns={rest + 1} />
      <Line text={inked("┐", focused)} columns={1} />
    </Box>
  );
}

/** A side of a border, between its edges. */
export function Side({ rows, focused }: { readonly rows: number; readonly focused: boolean }): ReactNode {
  return <Line text={inked(Array.from({ length: rows }, () => "│").join("\n"), focused)} columns={1} rows={rows} />;
}

/** The lower edge of a border. */
export function LowerEdge({ columns, focused }: { readonly columns: number; readonly focused: boolean }): ReactNode {
  return <Line text={inked(`└${"─".repeat(columns - 2)}┘`, focused)} columns={columns} />;
}

function inked(text: string, focused: boolean, bold = false): string {
  return sgrRow([{ text, color: focused ? COLORS.cyan : undefined, bold }]);
}
