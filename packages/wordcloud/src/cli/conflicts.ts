import { resolve } from "node:path";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import type { Args } from "./args.ts";
import { FLAG_GROUPS } from "./flags.ts";
import type { Format, Target } from "./output.ts";

/**
 * Refuses flags that say nothing beside each other, and outputs that would take the place of an input.
 *
 * @throws CloudError E_OPTION, E_OUTPUT
 */
export function checkConflicts(args: Args, target: Target): void {
  if (args.values.has("from-layout")) checkLayout(args);
  checkMask(args);
  checkFormat(args, target);
  checkColors(args);
  checkPlaces(args, target);
}

const OF_A_MASK: readonly string[] = ["invert", "mask-fit", "mask-anchor", "contour"];

function checkMask({ values }: Args): void {
  if (values.has("mask") || values.has("layers")) return;
  const idle = OF_A_MASK.find((name) => values.has(name));
  if (idle !== undefined) throw new CloudError("E_OPTION", `--${idle} without a mask`, "add one, such as --mask star");
}

/** Flags that concern one format alone. */
const OF_A_FORMAT: Readonly<Record<string, Format>> = {
  effort: "png",
  quality: "webp",
  title: "svg",
  text: "svg",
  "id-prefix": "svg",
};

function checkFormat({ values }: Args, { format }: Target): void {
  const idle = Object.entries(OF_A_FORMAT).find(([name, only]) => only !== format && values.has(name));
  if (idle === undefined) return;
  const [name, only] = idle;
  throw new CloudError("E_OPTION", `--${name} has no effect on ${format}`, `leave it out, or write ${only}`);
}

/** Pairs of flags of which the first would leave nothing to the second. */
const ONE_OF_TWO = [
  ["color-image", "colors"],
  ["color-image", "palette"],
  ["color-image", "gradient"],
  ["colors", "palette"],
] as const;

function checkColors({ values }: Args): void {
  const both = ONE_OF_TWO.find((pair) => pair.every((name) => values.has(name)));
  if (both === undefined) return;
  throw new CloudError("E_OPTION", `--${both.join(" and --")} both say which colours there are`, "leave one out");
}

/** Flags that a layout leaves nothing to say for. */
const OF_NO_LAYOUT: readonly string[] = [
  ...[...(FLAG_GROUPS.Words ?? []), ...(FLAG_GROUPS.Layout ?? [])].map(({ name }) => name),
  ...["size", "width", "height", "layers"],
].filter((name) => name !== "font" && name !== "seed");

/** Of a layout these only say where the line along the mask and the picture of the colours lie. */
const OF_THE_MASK: readonly string[] = ["mask", "invert", "mask-fit", "mask-anchor", "mask-margin"];
const OF_A_SHAPE: readonly string[] = ["contour", "color-image"];

function checkLayout({ words, values }: Args): void {
  const [input] = words;
  if (input !== undefined) {
    throw new CloudError("E_OPTION", `${quote(input)} beside --from-layout, which has its words`, "leave one out");
  }
  const shaped = OF_A_SHAPE.some((name) => values.has(name));
  const idle = [...OF_NO_LAYOUT, ...(shaped ? [] : OF_THE_MASK)].find((name) => values.has(name));
  if (idle === undefined) return;
  if (OF_THE_MASK.includes(idle)) {
    throw new CloudError(
      "E_OPTION",
      `--${idle} beside --from-layout has an effect on a contour or a colour image alone`,
      "leave it out, or add --contour",
    );
  }
  throw new CloudError(
    "E_OPTION",
    `--${idle} beside --from-layout, where all words have their places`,
    "leave one out",
  );
}

/** Flags whose value may be a file that is read. */
const READ: readonly string[] = ["from-layout", "layers", "pins", "mask", "color-image", "stopwords"];

function checkPlaces({ words, values }: Args, { path }: Target): void {
  const named = READ.flatMap((name) => values.get(name) ?? []).filter((value) => typeof value === "string");
  const read = [...words, ...named].map((file) => resolve(file));
  const saved = values.get("save-layout");
  const written = [path, ...(typeof saved === "string" ? [saved] : [])].filter((file) => file !== "-");
  const both = written.find((file) => read.includes(resolve(file)));
  if (both !== undefined) {
    throw new CloudError("E_OUTPUT", `${quote(both)} would be written over, and is an input`, "choose another name");
  }
  if (written.length > 1 && resolve(path) === resolve(String(saved))) {
    throw new CloudError("E_OUTPUT", `both the picture and its layout would be ${quote(path)}`, "choose another name");
  }
}
