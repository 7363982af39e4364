import type { InputEvent } from "../core/input/event.ts";
import type { CellSize } from "../core/input/mouse.ts";
import { createInputParser } from "../core/input/parser.ts";

export interface InputOptions {
  readonly onEvent: (event: InputEvent) => void;
  /** The terminal is gone. */
  readonly onClosed: () => void;
}

/** Reads stdin, and nobody else does. */
export interface Input {
  start(): void;
  stop(): void;
  /** Size of a cell in pixels if the mouse tells pixels. */
  setCell(cell: CellSize | undefined): void;
}

export function createInput({ onEvent, onClosed }: InputOptions): Input {
  const { stdin } = process;
  const parser = createInputParser();
  let timer: NodeJS.Timeout | undefined;

  const tell = (events: readonly InputEvent[]): void => {
    clearTimeout(timer);
    if (parser.patience > 0) timer = setTimeout(() => tell(parser.flush()), parser.patience);
    for (const event of events) onEvent(event);
  };
  const read = (bytes: Uint8Array): void => tell(parser.feed(bytes));

  return {
    start() {
      stdin.on("data", read);
      stdin.on("end", onClosed);
      stdin.on("error", onClosed);
      stdin.resume();
    },
    stop() {
      clearTimeout(timer);
      stdin.off("data", read);
      stdin.off("end", onClosed);
      // Reading from a terminal that is gone goes on to fail.
      stdin.pause();
    },
    setCell: parser.setCell,
  };
}
