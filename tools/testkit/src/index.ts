export { openBrowser } from "./browser.ts";
export { type Chromium, findChromium, locateChromium, type Surroundings } from "./chromium.ts";
export { type CommandOptions, type CommandResult, command, repository, repositoryEnvironment } from "./command.ts";
export {
  compareImages,
  type DecodedPixels,
  decodePng,
  encodePng,
  expectImage,
  type ImageDifference,
  type ImageTolerance,
  type RgbaPixels,
} from "./image.ts";
export { type Random, seeded } from "./random.ts";
export { type Installation, installTarball, packTarball, runInstalled, type Tarball } from "./tarball.ts";
export type { KeyStroke } from "./terminal/keyboard.ts";
export type { PointerAction, PointerOptions } from "./terminal/pointer.ts";
export type { ScreenCell } from "./terminal/screen.ts";
export { type Exit, type HoldOptions, openTerminal, type Terminal, type TerminalOptions } from "./terminal/terminal.ts";
