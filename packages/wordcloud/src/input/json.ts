import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { cleanText, detailsFrom, WordList, weightFrom } from "../core/words.ts";
import { jsonMistake } from "./json-mistake.ts";
import type { CloudInput } from "./read-input.ts";

const WORD_NAMES = ["text", "word", "name", "key"];
const WEIGHT_NAMES = ["weight", "value", "count", "size"];
const SHAPES = 'expected words, [word, weight], { "text", "weight" }, weights by word, or { "text": "running text" }';

/** Reads words, or a text, from JSON. @throws CloudError E_JSON, E_NUMBER, E_WORDS */
export function readJson(content: string): CloudInput {
  const value = parsed(content);
  if (Array.isArray(value)) return { kind: "words", words: wordsOf(value) };
  if (typeof value !== "object" || value === null) {
    throw new CloudError("E_WORDS", `the JSON is ${quote(value)}, ${SHAPES}`);
  }
  const fields: Readonly<Record<string, unknown>> = { ...value };
  if (typeof fields.text === "string") return { kind: "text", text: fields.text };
  if (Array.isArray(fields.words)) return { kind: "words", words: wordsOf(fields.words) };
  const words = new WordList();
  for (const [text, weight] of Object.entries(fields)) {
    words.add({ text: cleanText(text, `entry ${words.size + 1}`), weight: weightFrom(weight, quote(text)) });
  }
  return { kind: "words", words: words.list() };
}

function wordsOf(entries: readonly unknown[]): ReturnType<WordList["list"]> {
  const words = new WordList();
  for (const [i, entry] of entries.entries()) {
    const place = `entry ${i + 1}`;
    if (typeof entry === "string") words.add({ text: cleanText(entry, place), weight: 1 });
    else if (Array.isArray(entry)) words.add(pairFrom(entry, place));
    else words.add(objectFrom(entry, place));
  }
  return words.list();
}

function pairFrom(entry: readonly unknown[], place: string): { text: string; weight: number } {
  if (entry.length !== 2) throw new CloudError("E_WORDS", `${place} is ${quote(entry)}, expected [word, weight]`);
  return { text: cleanText(entry[0], place), weight: weightFrom(entry[1], place) };
}

function objectFrom(entry: unknown, place: string): { text: string; weight: number } {
  if (typeof entry !== "object" || entry === null)
    throw new CloudError("E_WORDS", `${place} is ${quote(entry)}, ${SHAPES}`);
  const fields: Readonly<Record<string, unknown>> = { ...entry };
  const word = WORD_NAMES.find((name) => fields[name] !== undefined);
  if (word === undefined) {
    throw new CloudError("E_WORDS", `${place} has no text`, `name it one of: ${WORD_NAMES.join(", ")}`);
  }
  const weight = WEIGHT_NAMES.find((name) => fields[name] !== undefined);
  if (weight === undefined) {
    throw new CloudError("E_WORDS", `${place} has no weight`, `name it one of: ${WEIGHT_NAMES.join(", ")}`);
  }
  const text = cleanText(fields[word], place);
  return { text, weight: weightFrom(fields[weight], place), ...detailsFrom(fields, place) };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw malformed(content);
  }
}

function malformed(content: string): CloudError {
  const { place, reason } = jsonMistake(content);
  if (place === undefined) return new CloudError("E_JSON", `the JSON does not parse: ${reason}`);
  const hint = "write strict JSON: double quotes, no comments, no comma at the end";
  return new CloudError("E_JSON", `${place} of the JSON: ${reason}`, hint);
}
