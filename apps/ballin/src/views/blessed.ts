import { PassThrough } from "node:stream";
import { type KeyEvent, legacyBytes } from "@side-projects/terminal";
import blessed, { type Widgets } from "blessed";

/**
 * blessed's widgets on a screen of their own, of which the terminal sees nothing: keys come in as the bytes of an old
 * terminal, pictures go out as cells, and no byte of blessed reaches the device.
 */
export interface WidgetScreen {
  readonly screen: Widgets.Screen;
  readonly widgets: Pick<typeof blessed, "box" | "list" | "textbox">;
  send(event: KeyEvent): void;
  resize(columns: number, rows: number): void;
}

/** A terminal of some size that swallows what is written to it. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  columns: number;
  rows: number;

  constructor(columns: number, rows: number) {
    super();
    this.columns = columns;
    this.rows = rows;
  }

  override _transform(_chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    done();
  }
}

/** A screen of this size, which stays for the life of the process. */
export function openWidgets(columns: number, rows: number): WidgetScreen {
  // It would else end the process itself on signals and errors, which is ours to do, with the terminal restored.
  Reflect.set(Object(Reflect.get(blessed, "Screen")), "_bound", true);
  const input = new PassThrough();
  const output = new Terminal(columns, rows);
  const screen = blessed.screen({ input, output, terminal: "xterm", forceUnicode: true });
  return {
    screen,
    widgets: blessed,
    send: (event) => {
      const bytes = legacyBytes(event);
      if (bytes !== undefined) input.emit("data", Buffer.from(bytes));
    },
    resize: (wide, high) => {
      output.columns = wide;
      output.rows = high;
      output.emit("resize");
    },
  };
}
