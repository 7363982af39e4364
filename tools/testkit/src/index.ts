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
