export { parseAnsiFrame } from "./core/cells/ansi-frame.ts";
export { type CastHeader, castEvent, castOpening } from "./core/cells/cast.ts";
export { ATTRIBUTES, blankCells, type Cells, DEFAULT_COLOR, PALETTE } from "./core/cells/cells.ts";
export { clusterEnd } from "./core/cells/cluster.ts";
export { type Depth, INDEXED, shownColor } from "./core/cells/depth.ts";
export { encodeFrame, type FrameWriter, frameWriter } from "./core/cells/encode.ts";
export { glyphOf, TAIL } from "./core/cells/glyph.ts";
export { textWidth } from "./core/cells/glyph-reader.ts";
export { lay } from "./core/cells/lay.ts";
export { cellsToPng, type PictureOptions } from "./core/cells/picture.ts";
export { putText, type TextStyle } from "./core/cells/put-text.ts";
export { type CursorPlace, withCursor } from "./core/cells/shown-cursor.ts";
export { cellsToText } from "./core/cells/text.ts";
export { THEME, THEME_BACKGROUND, THEME_FOREGROUND } from "./core/cells/theme.ts";
export { TerminalError, type TerminalErrorCode } from "./core/error.ts";
export type {
  FocusEvent,
  InputEvent,
  KeyEvent,
  PasteEvent,
  PointerEvent,
  ReplyEvent,
} from "./core/input/event.ts";
export { legacyBytes } from "./core/input/legacy.ts";
export type { CellSize } from "./core/input/mouse.ts";
export { createInputParser, type InputParser } from "./core/input/parser.ts";
