import { dirname, resolve } from "node:path";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { wordsFrom } from "../core/words.ts";
import type { CloudInput } from "../input/read-input.ts";
import type { RawOptions } from "./flag-values.ts";
import { FLAGS } from "./flags.ts";
import { type Reading, readInputs } from "./input.ts";
import { readJsonFile } from "./json-file.ts";
import type { Layer } from "./layer.ts";
import { loadOptions } from "./load-options.ts";

/** What holds for the whole picture and not for a layer of it. */
const OF_THE_WHOLE: readonly string[] = ["width", "height", "scale", "background", "contour", "font"];
const SOURCES: readonly string[] = ["words", "text", "file"];
const EXAMPLE = 'write [{ "file": "a.txt", "mask": "star" }, { "text": "...", "mask": "star", "invert": true }]';

/**
 * The layers of a JSON file: a list of objects with `words`, `text` or `file`, and any option by its name in the library.
 * Names of files begin where the JSON is. What a layer does not say is as on the command line, its words too.
 *
 * @param usual the words of layers that bring none
 * @throws CloudError E_LAYERS with the place, and as loadOptions and readInputs
 */
export async function readLayers(
  file: string,
  defaults: RawOptions,
  reading: Reading,
  usual: () => Promise<CloudInput>,
): Promise<Layer[]> {
  const list = readJsonFile(file, "E_LAYERS");
  if (!Array.isArray(list) || list.length === 0) {
    throw new CloudError("E_LAYERS", `${quote(file)} is no list of layers`, EXAMPLE);
  }
  const folder = dirname(resolve(file));
  const layers: Layer[] = [];
  for (const [i, entry] of list.entries()) {
    const place = `layer ${i + 1}`;
    const fields = fieldsOf(entry, place);
    try {
      const own = Object.fromEntries(Object.entries(fields).filter(([key]) => !SOURCES.includes(key)));
      const input = await sourceOf(fields, { folder, reading, usual });
      // What the command line names begins in the working directory, what the file names beside it.
      const options = { ...(await loadOptions(without(defaults, own), ".")), ...(await loadOptions(own, folder)) };
      layers.push({ input, options });
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      throw new CloudError(error.code, `${place}: ${error.message}`, error.hint);
    }
  }
  return layers;
}

function fieldsOf(entry: unknown, place: string): RawOptions {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    throw new CloudError("E_LAYERS", `${place} is ${quote(entry)}`, EXAMPLE);
  }
  const fields: RawOptions = { ...entry };
  for (const key of Object.keys(fields)) {
    if (OF_THE_WHOLE.includes(key)) {
      throw new CloudError(
        "E_LAYERS",
        `${place} has ${key}, which all layers share`,
        `give it to the command: --${key}`,
      );
    }
    if (!SOURCES.includes(key) && !FLAGS.some(({ option }) => option === key)) {
      throw new CloudError(
        "E_LAYERS",
        `${place} has a key ${quote(key)}`,
        "use words, text, file, mask, invert or another option",
      );
    }
  }
  const sources = SOURCES.filter((key) => fields[key] !== undefined);
  if (sources.length > 1) {
    throw new CloudError("E_LAYERS", `${place} has both ${sources.join(" and ")}`, "give one of them");
  }
  return fields;
}

interface Place {
  readonly folder: string;
  readonly reading: Reading;
  readonly usual: () => Promise<CloudInput>;
}

async function sourceOf({ words, text, file }: RawOptions, { folder, reading, usual }: Place): Promise<CloudInput> {
  if (words !== undefined) return { kind: "words", words: wordsFrom(words) };
  if (typeof text === "string") return { kind: "text", text };
  if (typeof file === "string") return readInputs([resolve(folder, file)], reading);
  if (text === undefined && file === undefined) return usual();
  throw new CloudError("E_LAYERS", `text or file is ${quote(text ?? file)}`, "use a string");
}

function without(defaults: RawOptions, own: RawOptions): RawOptions {
  return Object.fromEntries(Object.entries(defaults).filter(([key]) => own[key] === undefined));
}
