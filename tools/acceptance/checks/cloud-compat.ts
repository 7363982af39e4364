import path from "node:path";
import { decodePng, repository } from "@side-projects/testkit";
import {
  type Cloud,
  CloudError,
  createCloud,
  fromStylecloudOptions,
  fromWordCloudOptions,
  palette,
  renderSvg,
  type StylecloudParameters,
  type WordCloudParameters,
} from "../../../packages/wordcloud/src/index.ts";
import { allOf, type Finding } from "../src/findings.ts";

/** A parameter of an original, a value, whether a cloud made with it is as it should be, and a value that is refused. */
type Row<Parameters> = readonly [
  parameter: keyof Parameters & string,
  value: unknown,
  right: (cloud: Cloud, options: Readonly<Record<string, unknown>>) => boolean,
  wrong: unknown,
];

const TEXT =
  "tea tea tea tea milk milk milk sugar sugar cup cup cups the the of 42 42 tea house tea house tea house tea house tea " +
  "house a by honey Lemon lemon";

const texts = (cloud: Cloud): string[] => cloud.layout.words.map(({ text }) => text);
const sizes = (cloud: Cloud): number[] => cloud.layout.words.map(({ size }) => size);
const colors = (cloud: Cloud): string[] => cloud.layout.words.map(({ color }) => color);
const corner = (cloud: Cloud): string => decodePng(cloud.png()).data.subarray(0, 4).join();
const seen = (cloud: Cloud, red: number): boolean => {
  const { data } = decodePng(cloud.png());
  return data.some(
    (value, i) => i % 4 === 0 && value === red && data[i + 1] === 0 && data[i + 2] === 0 && data[i + 3] === 255,
  );
};
const MONO = path.join(
  repository,
  "packages/wordcloud/node_modules/@fontsource/space-mono/files/space-mono-latin-400-normal.woff",
);
/** The outline of the first word. */
const outlineOf = (svg: string): string | undefined => / transform="[^"]*"[^>]* d="([^"]+)"/.exec(svg)?.[1];
/** Whether the cloud is drawn in another font than the embedded one, in which its layout alone is. */
const inOwnFont = (cloud: Cloud): boolean => outlineOf(cloud.svg()) !== outlineOf(renderSvg(cloud.layout));
const squareMask = { width: 120, height: 90, data: new Uint8Array(120 * 90).map((_, i) => (i % 120 < 60 ? 0 : 255)) };

const WORD_CLOUD: readonly Row<WordCloudParameters>[] = [
  ["font_path", MONO, (cloud) => inOwnFont(cloud), 7],
  ["width", 333, ({ layout }) => layout.width === 333, -1],
  ["height", 222, ({ layout }) => layout.height === 222, "high"],
  ["margin", 9, (_, { padding }) => padding === 9, -1],
  ["ranks_only", true, (cloud) => texts(cloud).length > 3, "yes"],
  ["prefer_horizontal", 0, ({ layout }) => layout.words.every(({ angle }) => angle === -90), "often"],
  ["mask", squareMask, ({ layout }) => layout.width === 120 && layout.words.every(({ x }) => x < 60), "star.png"],
  ["scale", 2, ({ layout }) => layout.width === 800 && layout.height === 400, 0],
  ["color_func", () => "#010203", (cloud) => colors(cloud).every((color) => color === "#010203"), "red"],
  ["max_words", 3, (cloud) => texts(cloud).length === 3, 0],
  ["min_font_size", 31, (cloud) => sizes(cloud).every((size) => size >= 31), -4],
  ["stopwords", ["tea", "milk"], (cloud) => !texts(cloud).some((text) => /^(tea|milk)$/i.test(text)), 5],
  ["random_state", 42, (_, { seed }) => seed === 42, 1.5],
  ["background_color", "#0a0b0c", (cloud) => corner(cloud) === "10,11,12,255", "blackish"],
  ["max_font_size", 20, (cloud) => Math.max(...sizes(cloud)) <= 20, 0],
  ["font_step", 3, (cloud) => texts(cloud).length > 3, "x"],
  ["mode", "RGBA", (_, { background }) => background === "black", "CMYK"],
  ["relative_scaling", 1, (_, { exponent }) => exponent === 1, 2],
  ["regexp", "[a-z]{5,}", (cloud) => texts(cloud).every((text) => text.length >= 5), 5],
  ["collocations", false, (cloud) => !texts(cloud).some((text) => text.includes(" ")), "no"],
  ["colormap", "Set1", (cloud) => colors(cloud).every((color) => palette("Set1").includes(color)), "no-such-map"],
  ["normalize_plurals", false, (cloud) => texts(cloud).includes("cups"), 1],
  ["contour_width", 4, (_, { contour }) => JSON.stringify(contour) === '{"width":4,"color":"black"}', -1],
  ["contour_color", "red", (_, { contour }) => contour === undefined, "reddish"],
  ["repeat", true, (cloud) => texts(cloud).length > 4 * new Set(texts(cloud)).size, "twice"],
  ["include_numbers", true, (cloud) => texts(cloud).includes("42"), 42],
  ["min_word_length", 5, (cloud) => texts(cloud).every((text) => text.length >= 5), -1],
  ["collocation_threshold", 1e9, (cloud) => !texts(cloud).some((text) => text.includes(" ")), "low"],
];

const STYLECLOUD: readonly Row<StylecloudParameters>[] = [
  ["text", "only these words", (cloud) => texts(cloud).includes("words"), 7],
  ["file_path", "a.csv", (_, options) => options.file === "a.csv", 7],
  ["size", [300, 200], ({ layout }) => layout.width === 300 && layout.height === 200, [300]],
  ["icon_name", "fas fa-heart", (_, { mask }) => JSON.stringify(mask) === '{"icon":"fas fa-heart"}', 7],
  [
    "palette",
    "cartocolors.qualitative.Safe_5",
    (cloud) => colors(cloud).every((color) => palette("Safe_5").includes(color)),
    7,
  ],
  ["colors", ["#010203", "#040506"], (cloud) => colors(cloud).every((color) => /^#0[14]0[25]0[36]$/.test(color)), 7],
  ["background_color", "#0a0b0c", (cloud) => corner(cloud) === "10,11,12,255", "blackish"],
  ["max_font_size", 20, (cloud) => Math.max(...sizes(cloud)) <= 20, 0],
  ["max_words", 3, (cloud) => texts(cloud).length === 3, 0],
  ["stopwords", false, (cloud) => texts(cloud).includes("the"), "no"],
  ["custom_stopwords", ["tea"], (cloud) => !texts(cloud).includes("tea") && texts(cloud).includes("the"), 7],
  ["add_stopwords", true, (cloud) => !texts(cloud).includes("the"), "yes"],
  ["icon_dir", ".temp", (cloud) => texts(cloud).length > 3, 7],
  ["output_name", "mine.png", (_, { output }) => output === "mine.png", 7],
  ["gradient", "horizontal", (cloud) => new Set(colors(cloud)).size > 5, 7],
  ["font_path", MONO, (cloud) => inOwnFont(cloud), 7],
  ["random_state", 42, (_, { seed }) => seed === 42, 1.5],
  ["collocations", false, (cloud) => !texts(cloud).some((text) => text.includes(" ")), "no"],
  ["invert_mask", true, ({ layout }) => layout.words.some(({ x, y }) => x < 60 || y < 30), "yes"],
  ["pro_icon_path", null, (cloud) => texts(cloud).length > 3, "pro"],
  ["pro_css_path", null, (cloud) => texts(cloud).length > 3, "pro.css"],
];

/** Every parameter of both originals: it is taken, does what it should, and names itself where it is wrong. */
export async function compatFindings(): Promise<Finding[]> {
  const known = new Set(WORD_CLOUD.map(([name]) => name));
  return [
    await rows("word_cloud", WORD_CLOUD, (given) => fromWordCloudOptions(given)),
    await rows("stylecloud", STYLECLOUD, (given) => fromStylecloudOptions({ text: TEXT, ...given })),
    {
      met: known.size === 28 && new Set(STYLECLOUD.map(([name]) => name)).size === 21,
      text: `${known.size} and ${STYLECLOUD.length} parameters, 28 and 21 in the originals`,
    },
    await contour(),
    strangers(),
  ];
}

async function rows<Parameters extends object>(
  original: string,
  table: readonly Row<Parameters>[],
  convert: (given: Parameters) => object,
): Promise<Finding> {
  const failures: string[] = [];
  for (const [name, value, right, wrong] of table) {
    const options: Readonly<Record<string, unknown>> = { ...convert(given<Parameters>(name, value)) };
    try {
      const cloud = await createCloud(typeof options.text === "string" ? options.text : TEXT, options);
      if (!right(cloud, options)) failures.push(`${name} has no effect`);
    } catch (error) {
      failures.push(`${name}: ${String(error)}`);
    }
    const message = refusal(() => convert(given<Parameters>(name, wrong)));
    const late = message === "" && (await refusedLater({ ...convert(given<Parameters>(name, wrong)) }));
    if (!message.includes(name) && late !== true)
      failures.push(`${name} takes ${JSON.stringify(wrong)}${message && `: ${message}`}`);
  }
  return allOf(`parameters of ${original} that work, and are named where they are wrong`, table.length, failures);
}

function given<Parameters extends object>(name: string, value: unknown): Parameters {
  const parameters: Parameters = Object.assign(JSON.parse("{}"), { [name]: value });
  return parameters;
}

function refusal(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    return error instanceof CloudError ? error.message : `not one of ours: ${String(error)}`;
  }
}

/** Names of palettes are looked up when they are used. */
async function refusedLater(options: object): Promise<boolean> {
  try {
    await createCloud(TEXT, options);
    return false;
  } catch (error) {
    return error instanceof CloudError && error.code === "E_PALETTE";
  }
}

/** A contour on a transparent ground, which the original answers with an exception. */
async function contour(): Promise<Finding> {
  const parameters = {
    mode: "RGBA",
    background_color: null,
    mask: squareMask,
    contour_width: 4,
    contour_color: "red",
  } as const;
  const cloud = await createCloud(TEXT, fromWordCloudOptions(parameters));
  const met = seen(cloud, 255) && decodePng(cloud.png()).data[4 * 119 + 3] === 0;
  return { met, text: `RGBA with a contour: ${met ? "drawn in its colour on a clear ground" : "not drawn"}` };
}

function strangers(): Finding {
  const messages = [
    refusal(() => fromWordCloudOptions(given("max_word", 3))),
    refusal(() => fromStylecloudOptions(given("icon", "x"))),
  ];
  return allOf(
    "unknown parameters that are named",
    2,
    messages.filter((message) => !/max_word|icon/.test(message)),
  );
}
