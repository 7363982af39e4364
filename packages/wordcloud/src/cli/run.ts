import { withContourRoom } from "../contour-room.ts";
import type { CloudLayout } from "../core/cloud.ts";
import { recolor } from "../core/color/color-words.ts";
import { CloudError } from "../core/error.ts";
import { InkMeter } from "../core/render/ink-meter.ts";
import { inkShare } from "../core/render/ink-share.ts";
import { unscaledSize } from "../core/scale-layout.ts";
import type { CloudInput } from "../input/read-input.ts";
import type { Kit } from "../kit.ts";
import { type Args, textOf } from "./args.ts";
import { kitFor } from "./command-kit.ts";
import { checkConflicts } from "./conflicts.ts";
import { checkEncoding, drawPicture, type Encoding } from "./draw.ts";
import { withFittedImage } from "./fit-image.ts";
import { numberOf, type RawOptions, rawOptions } from "./flag-values.ts";
import { type Reading, readInputs } from "./input.ts";
import type { Layer } from "./layer.ts";
import { type LoadedOptions, loadOptions } from "./load-options.ts";
import { drawingOf, layOut, regionOf, USUAL_CONTRAST } from "./make.ts";
import { type Target, targetOf, writeOutput } from "./output.ts";
import { type Telling, tell, visible, warnOfSkipped } from "./report.ts";
import type { Terminal } from "./terminal.ts";

/** A layout, and what it is drawn with. */
interface Drawable {
  readonly layout: CloudLayout;
  readonly words: number;
  readonly kit: Kit;
  readonly layers: readonly Pick<Layer, "options">[];
  readonly whole: LoadedOptions;
  readonly count: number;
  readonly place: number;
}

/** Makes the picture that the arguments ask for. @throws CloudError */
export async function runCloud(args: Args, terminal: Terminal): Promise<void> {
  const raw = rawOptions(args);
  const target = plannedTarget(args, terminal);
  const encoding = encodingOf(args, target);
  checkEncoding(encoding);
  checkConflicts(args, target);
  const from = textOf(args, "from-layout");
  const drawable = await (from === undefined ? fromInput(args, raw, terminal) : fromLayout(from, raw));
  const { layout, words, kit, layers, whole, count, place } = drawable;

  const telling = tellingOf(args, target, terminal);
  let known: ReturnType<typeof regionOf> | undefined;
  const region = (): ReturnType<typeof regionOf> => {
    known ??= regionOf(layers, layout, kit);
    return known;
  };
  const font = whole.font ?? kit.lettering();
  const { scale = 1 } = whole;
  const measured = telling !== "nothing" && target.format !== "svg" && scale === 1;
  const meter = measured ? new InkMeter(layout, region()) : undefined;
  const picture = await drawPicture(layout, font, drawingOf(whole, region), encoding, meter);
  const saved = textOf(args, "save-layout");
  if (saved !== undefined) {
    const { layoutJson } = await import("./layout-file.ts");
    writeOutput(saved, layoutJson(layout));
  }
  if (target.path === "-") terminal.write(picture.bytes);
  else writeOutput(target.path, picture.bytes);

  const total = performance.now();
  if (telling !== "nothing") {
    const result = {
      path: target.path,
      format: target.format,
      width: Math.round(layout.width * scale),
      height: Math.round(layout.height * scale),
      words,
      placed: layout.words.length,
      skipped: layout.skipped.length,
      ink: rounded(meter?.share ?? inkShare(layout, font, region()), 4),
      ms: {
        count: rounded(count, 1),
        layout: rounded(place, 1),
        render: rounded(picture.render, 1),
        encode: rounded(picture.encode, 1),
        total: rounded(total, 1),
      },
    };
    tell(result, telling, terminal);
  }
  terminal.status("");
  if (!args.values.has("quiet") && from === undefined) warnOfSkipped(layout, saved, terminal);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/**
 * Without `-o` what comes from the standard input alone goes where the output leads, unless that is a terminal or takes
 * JSON; all else is a file.
 */
function plannedTarget(args: Args, terminal: Terminal): Target {
  const output = textOf(args, "output");
  const { words, values } = args;
  const piped = words.every((word) => word === "-") && !values.has("layers") && !values.has("from-layout");
  const toFile = !piped || terminal.outputIsTerminal || values.has("json");
  const target = targetOf(output, textOf(args, "format"), toFile ? "wordcloud" : "-");
  if (target.path === "-" && terminal.outputIsTerminal) {
    throw new CloudError(
      "E_OUTPUT",
      "a picture would be written to the terminal",
      "redirect it: wordcloud a.txt -o - > a.png",
    );
  }
  return target;
}

function tellingOf({ values }: Args, target: Target, terminal: Terminal): Telling {
  if (values.has("json")) return "json";
  if (values.has("quiet")) return "nothing";
  return target.path === "-" && !terminal.errorIsTerminal() ? "nothing" : "line";
}

function encodingOf(args: Args, { format }: Target): Encoding {
  const quality = textOf(args, "quality");
  return {
    format,
    effort: textOf(args, "effort"),
    quality: quality === undefined ? undefined : numberOf("quality", quality),
    text: args.values.has("text"),
    title: textOf(args, "title"),
    idPrefix: textOf(args, "id-prefix"),
  };
}

async function fromInput(args: Args, raw: RawOptions, terminal: Terminal): Promise<Drawable> {
  const reading: Reading = {
    format: textOf(args, "input-format"),
    column: textOf(args, "column"),
    note: (line) => {
      if (!args.values.has("quiet")) terminal.error(visible(`wordcloud: ${line}`));
    },
  };
  let given: Promise<CloudInput> | undefined;
  const usual = (): Promise<CloudInput> => {
    given ??= readInputs(inputsOf(args, terminal), reading);
    return given;
  };
  const whole = await loadOptions(raw, ".");
  const file = textOf(args, "layers");
  if (file === undefined) {
    const layers = [{ input: await usual(), options: withContourRoom(whole, whole.contour) }];
    return { ...(await layOut(layers, whole, terminal)), layers, whole };
  }
  const { readLayers } = await import("./layers-file.ts");
  const read = await readLayers(file, raw, reading, usual);
  const layers = read.map(({ input, options }) => ({ input, options: withContourRoom(options, whole.contour) }));
  return { ...(await layOut(layers, whole, terminal)), layers, whole };
}

function inputsOf({ words }: Args, terminal: Terminal): readonly string[] {
  if (words.length > 0) return words;
  if (!terminal.inputIsTerminal) return ["-"];
  throw new CloudError("E_INPUT", "no input", "try: wordcloud README.md, or wordcloud --help");
}

/** Options that give a layout other colours. */
const COLORS = [
  "palette",
  "colors",
  "gradient",
  "gradientPer",
  "gradientOver",
  "colorBy",
  "colorImage",
  "defaultColor",
  "contrast",
] as const;

async function fromLayout(file: string, raw: RawOptions): Promise<Drawable> {
  const { readLayout } = await import("./layout-file.ts");
  const started = performance.now();
  const read = readLayout(file);
  const whole = await loadOptions(raw, ".");
  const options = withContourRoom(whole, whole.contour);
  const layers = [{ options }];
  const kit = await kitFor(layers);
  const colors = { contrast: USUAL_CONTRAST, ...withFittedImage(options, unscaledSize(read)) };
  const layout = COLORS.some((name) => raw[name] !== undefined) ? recolor(read, colors, kit.palettes) : read;
  const words = layout.words.length + layout.skipped.length;
  return { layout, words, kit, layers, whole, count: 0, place: performance.now() - started };
}
