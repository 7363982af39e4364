import { straightAlpha } from "./checks/alpha.ts";
import { blendFindings } from "./checks/blending.ts";
import {
  defaultAgainstOriginal,
  levelsDecodeAlike,
  levelsInOrder,
  smallestAgainstPeers,
  webpFindings,
} from "./checks/bytes.ts";
import { centringFindings } from "./checks/centring.ts";
import { clippingFindings } from "./checks/clipping.ts";
import { sceneFindings, svgFindings } from "./checks/documents.ts";
import { engineFindings, rasterEngines } from "./checks/engines.ts";
import { againstScanLines, circleEdge, drawWithPackage } from "./checks/exactness.ts";
import { cloneFindings, firstUseFindings, tourFindings } from "./checks/first-use.ts";
import { hostileFindings, limitBeforeMemory } from "./checks/hostile.ts";
import { everyPicture, somePictures } from "./checks/icons.ts";
import { namingFindings, suggestionFindings } from "./checks/naming.ts";
import { fileOptionFindings, optionFindings, outputFindings } from "./checks/options.ts";
import { otherFontFindings } from "./checks/other-fonts.ts";
import { parityFindings } from "./checks/parity.ts";
import { blendingProducts } from "./checks/products.ts";
import { aloneFindings, builtFindings, packageFindings, sharpFindings, sizeFindings } from "./checks/shipping.ts";
import { snapFindings } from "./checks/snapping.ts";
import { speedFindings, speedRuns } from "./checks/speed.ts";
import { missingStyle, styleMatrix } from "./checks/styles.ts";
import { rotationFindings } from "./checks/turning.ts";
import { type Check, lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

const checks: readonly (readonly [title: string, check: Check])[] = [
  ["Every pixel that is seen has exactly its colour", (quick) => straightAlpha(quick ? 8 : 200)],
  ["Coverage is exact", exactCoverage],
  ["Icons turn in vector space", (quick) => rotationFindings(quick ? somePictures(6) : everyPicture())],
  [
    "Nothing is cut",
    (quick) => clippingFindings(quick ? somePictures(12) : everyPicture(), quick ? [16, 64] : [16, 64, 512]),
  ],
  ["Icons are centred to a fiftieth of a pixel", (quick) => centringFindings(quick ? somePictures(8) : everyPicture())],
  ["PNG files are small", smallPng],
  [
    "WebP files are small",
    (quick) => (quick ? webpFindings(2, 96, ["max"]) : webpFindings(24, 512, ["default", "max"])),
  ],
  ["It is fast", (quick) => (quick ? speedRuns() : speedFindings())],
  [
    "Bad input is an error with a code and what to do",
    async () => [...(await hostileFindings()), await limitBeforeMemory()],
  ],
  [
    "A style that is missing is an error",
    async (quick) => [...(await styleMatrix(quick ? 20 : 1)), await missingStyle()],
  ],
  ["The command can do what the library can", commandIsLibrary],
  ["Names as people write them", async (quick) => [...namingFindings(quick ? 10 : 1), await suggestionFindings()]],
  ["Any icon font", (quick) => otherFontFindings(quick ? 25 : 1)],
  ["SVG is the same picture", (quick) => svgFindings(quick ? 6 : 200)],
  ["Effects look as they should", () => sceneFindings()],
  ["Snapping makes small icons crisp", () => snapFindings(everyPicture())],
  ["Colours mix as asked", () => blendFindings()],
  [
    "Node and Chromium agree",
    async (quick) => [...(await engineFindings(quick ? 4 : 200)), await rasterEngines(quick ? 8 : 200)],
  ],
  ["What the original can, as its own tests ask", () => parityFindings()],
  [
    "A clone with Node and npm alone starts and tests",
    async (quick) => (quick ? [await tourFindings()] : cloneFindings()),
  ],
  ["The first command and its names", () => firstUseFindings()],
  ["The tarball works alone on Node 20, 22 and 24", (quick) => aloneFindings(quick ? [24] : [20, 22, 24])],
  [
    "Each package builds and passes its tests alone",
    async (quick) => (quick ? [await builtFindings()] : packageFindings()),
  ],
  ["What is shipped is small", async () => [...(await sizeFindings()), await sharpFindings()]],
];

function exactCoverage(quick: boolean) {
  const icons = somePictures(quick ? 12 : 200);
  return [
    circleEdge(4096, drawWithPackage),
    ...blendingProducts(),
    ...againstScanLines(icons, [16, 32, 64], drawWithPackage),
  ];
}

async function smallPng(quick: boolean) {
  const peers = quick ? [levelsInOrder(4)] : await smallestAgainstPeers();
  return [await defaultAgainstOriginal(quick), ...peers, levelsDecodeAlike(quick ? 4 : 100)];
}

async function commandIsLibrary(quick: boolean) {
  return [...(await optionFindings(quick ? 8 : 1)), ...(await fileOptionFindings()), ...(await outputFindings())];
}

/** Section 6 of icon-render's specification, then what was asked beside it. */
export const lines: readonly AcceptanceLine[] = checks.map(([title, check], i) =>
  lineOf("icon-render", i + 1, title, check),
);
