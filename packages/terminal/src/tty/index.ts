export { type Device, type Size, type Written, writeSome } from "./device.ts";
export {
  createScreenWriter,
  type ScreenWriter,
  type ScreenWriterOptions,
  type WrittenFrame,
} from "./screen-writer.ts";
export { type Tty, type TtyOptions, takeTerminal } from "./tty.ts";
