import { Box, Text } from "ink";
import { memo, type NamedExoticComponent } from "react";

export interface LineProps {
  /** Ready, with its SGR sequences. */
  readonly text: string;
  readonly columns: number;
  /** @default 1 */
  readonly rows?: number;
}

/** Text that is cut off where its room ends, never wrapped nor shortened by a sign of Ink's own. */
export const Line: NamedExoticComponent<LineProps> = memo(function Line({ text, columns, rows = 1 }: LineProps) {
  return (
    <Box width={columns} height={rows} flexShrink={0} overflow="hidden">
      <Box flexShrink={0}>
        <Text>{text}</Text>
      </Box>
    </Box>
  );
});
