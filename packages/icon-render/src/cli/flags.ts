import type { RenderOptions } from "../core/options.ts";

/** Render options that a value on the command line or in a manifest can give; the rest name files. */
export type PlainOption = Exclude<keyof RenderOptions, "font" | "sketch">;

/** A flag of the command: how it is written, what it takes, what it does. */
export interface Flag {
  /** The library's option of the same meaning; undefined for what concerns the command alone. */
  readonly option?: PlainOption;
  /** Long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  readonly kind: "number" | "text" | "boolean";
  /** What the value is called in the help. */
  readonly value?: string;
  readonly help: string;
  /** Default as the help shows it. */
  readonly usual?: string;
}

type Row = readonly [option: PlainOption, kind: Flag["kind"], value: string, help: string, usual?: string];

const SHORT: Readonly<Record<string, string>> = { size: "s", color: "c", background: "b", rotate: "r" };

function flagsOf(rows: readonly Row[]): Flag[] {
  return rows.map(([option, kind, value, help, usual]) => {
    const short = SHORT[option];
    const name = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return { option, name, kind, value, help, ...(short && { short }), ...(usual !== undefined && { usual }) };
  });
}

/** Flags by the heading that the help gives them. */
export const FLAG_GROUPS: Readonly<Record<string, readonly Flag[]>> = {
  Picture: flagsOf([
    ["size", "number", "PX", "width and height of the picture", "1024"],
    ["width", "number", "PX", "width, where it is not square", "size"],
    ["height", "number", "PX", "height, where it is not square", "size"],
    ["background", "text", "COLOR", "colour behind the icon, or transparent", "white"],
    ["radius", "number", "PX", "corner radius of the background", "0"],
    ["noise", "text", "KIND", "dots over the background: none, uniform, rainbow", "none"],
    ["noiseOpacity", "number", "PART", "opacity of the dots, 0 to 1", "0.2"],
    ["seed", "number", "N", "seed of the dots", "42"],
    ["blend", "text", "MODE", "how edges mix: srgb, linear", "srgb"],
    ["levels", "number", "N", "levels of an edge: 256, or 16 for a smaller file", "256"],
    ["supersample", "number", "N", "edges at least as exact as N x N samples: 1, 2, 4", "2"],
    ["optimize", "text", "LEVEL", "time spent on a smaller file: fast, default, max", "default"],
    ["quality", "number", "N", "quality of a lossy WebP, 1 to 100", "lossless"],
    ["maxPixels", "number", "N", "most pixels of one picture", "67108864"],
  ]),
  Icon: flagsOf([
    ["style", "text", "STYLE", "solid, regular or brands; other fonts name their own", "the icon's first"],
    ["color", "text", "COLOR", "hex, rgb(), hsl() or a CSS name; on a stack the background's", "black"],
    ["gradient", "text", "TEXT", "linear(45deg, #f06, gold 30%, teal) or radial(white, navy)"],
    ["opacity", "number", "PART", "opacity of the icon, 0 to 1", "1"],
    ["outline", "number", "PX", "width of a line around the icon", "0"],
    ["outlineColor", "text", "COLOR", "its colour", "white"],
    ["shadow", "text", "TEXT", '"DX DY BLUR COLOR" in pixels, such as "0 8 24 #0008"; padding gives it room', "none"],
    ["duotone", "boolean", "", "fill what the icon encloses more faintly", "off"],
    ["secondaryColor", "text", "COLOR", "colour of that second layer", "color"],
    ["secondaryOpacity", "number", "PART", "its opacity, 0 to 1", "0.4"],
    ["stack", "text", "ICON", "an icon drawn larger behind this one"],
    ["stackColor", "text", "COLOR", "colour of the icon behind", "black"],
    ["stackScale", "number", "PART", "size of the front icon against the one behind", "0.5"],
  ]),
  Place: flagsOf([
    ["iconSize", "number", "PX", "size of the icon's em box", "95 % of the shorter side"],
    ["iconWidth", "number", "PX", "stretch the em box to this width", "icon-size"],
    ["iconHeight", "number", "PX", "stretch the em box to this height", "icon-size"],
    ["fit", "text", "MODE", "what icon-size measures: em, bbox (what is drawn)", "em"],
    ["overflow", "text", "MODE", "an icon too large for the picture: shrink, crop", "shrink"],
    ["padding", "number", "PX", "free border on each side", "0"],
    ["anchorX", "text", "SIDE", "left, center, right", "center"],
    ["anchorY", "text", "SIDE", "top, center, bottom", "center"],
    ["offsetX", "number", "PX", "shift to the right", "0"],
    ["offsetY", "number", "PX", "shift downwards", "0"],
    ["rotate", "number", "DEG", "turn clockwise", "0"],
    ["flip", "text", "MODE", "mirror first: none, horizontal, vertical, both", "none"],
    ["snap", "boolean", "", "put straight edges on whole pixels, for small sizes", "off"],
  ]),
  Source: [
    { name: "font", kind: "text", value: "FILE", help: "another icon font: otf, ttf, woff, woff2" },
    { name: "css", kind: "text", value: "FILE", help: "its style sheet, or a JSON map, for the names" },
    { name: "view-box", kind: "text", value: "BOX", help: '"X Y WIDTH HEIGHT" of an icon given as path:M0 0L...' },
    { name: "sketch", kind: "text", value: "FILE", help: "draw this picture in the icon's place, its paper left out" },
  ],
  Output: [
    {
      name: "output",
      short: "o",
      kind: "text",
      value: "PATH",
      help: "file, folder/, - or a template",
      usual: "{icon}.png",
    },
    { name: "sizes", kind: "text", value: "LIST", help: "several sizes, such as 16,32,64; one file for ico" },
    { name: "format", kind: "text", value: "NAME", help: "png, webp, svg, ico", usual: "from the name" },
    { name: "json", kind: "boolean", help: "one JSON object a line for each file" },
    { name: "quiet", short: "q", kind: "boolean", help: "print nothing but errors" },
    { name: "help", short: "h", kind: "boolean", help: "this text" },
    { name: "version", kind: "boolean", help: "version of icon-render" },
  ],
};

export const FLAGS: readonly Flag[] = Object.values(FLAG_GROUPS).flat();
