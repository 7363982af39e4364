import { textWidth } from "@side-projects/terminal";
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { fitText } from "../core/panels/fit.ts";
import { COLORS } from "../core/panels/span.ts";
import { Line } from "./line.tsx";
import { sgrRow } from "./sgr.ts";

export interface FrameProps {
  /** In cells, with the border; at least 6 x 2. */
  readonly columns: number;
  readonly rows: number;
  readonly title: string;
  /** Whether it takes the keys: border and title stand out. */
  readonly focused: boolean;
}

/** A border with a title in its upper edge. */
export function Frame({ columns, rows, title, focused }: FrameProps): ReactNode {
  const styled = (text: string, bold = false): string =>
    sgrRow([{ text, color: focused ? COLORS.cyan : undefined, bold: bold && focused }]);
  const side = styled(Array.from({ length: rows - 2 }, () => "│").join("\n"));
  const shown = fitText(title, columns - 4);
  const rest = columns - 4 - textWidth(shown);
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box width={columns} height={1}>
        <Line text={styled("┌ ")} columns={2} />
        <Text>{styled(shown, true)}</Text>
        <Line text={` ${styled("─".repeat(rest))}`} columns={rest + 1} />
        <Line text={styled("┐")} columns={1} />
      </Box>
      <Box height={rows - 2}>
        <Line text={side} columns={1} rows={rows - 2} />
        <Box width={columns - 2} />
        <Line text={side} columns={1} rows={rows - 2} />
      </Box>
      <Line text={styled(`└${"─".repeat(columns - 2)}┘`)} columns={columns} />
    </Box>
  );
}
