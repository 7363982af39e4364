import { LONGEST_WORD } from "../core/words.ts";
import { foldOf, isApostrophe, isDigit } from "./characters.ts";
import { FNV_PRIME, grown, StretchTable, spread, stretchHash } from "./stretches.ts";

/** More different words than this are not told apart: the books of a library have fewer. */
const MOST_WORDS = 1 << 20;

/** A word has a handful of spellings; the limit keeps text made of all the cases of one word from taking for ever. */
const MOST_SPELLINGS = 64;

const LONGEST_ELIDED = 8;

const FIRST_SIZE = 1 << 12;

export interface VocabularyOptions {
  /** Shortest word in characters. */
  readonly minLength: number;
  /** Whether words of digits alone count. */
  readonly numbers: boolean;
  /** What an apostrophe ties to a word, in lower case: it goes. @default nothing */
  readonly elided?: ReadonlySet<string>;
}

/** What a stretch of text is that is no word: a number where numbers do not count, or one too short or too long. */
const NUMBER = -1;
const UNFIT = -2;

/** Stands among the tokens where a paragraph ends. */
export const PARAGRAPH = -1;

/**
 * The words of one text, without a string for each: a word is a stretch of the text, looked up by the hash of its letters.
 * A spelling is a word as written, without a possessive 's; a key stands for all spellings that differ by case alone.
 */
export class Vocabulary {
  readonly text: string;
  /** Keys so far, numbered in order of first appearance. */
  keys = 0;
  /** Spellings so far, numbered in order of first appearance. */
  spellings = 0;
  /** Tokens so far, without the ends of paragraphs. */
  tokens = 0;
  /** Tokens left out because they are numbers. */
  numbers = 0;
  /** Tokens left out because they are shorter than the shortest or longer than the longest word. */
  unfit = 0;

  private readonly options: VocabularyOptions;
  private readonly stretches = new StretchTable();
  /** The spelling of each stretch, or what else it is. */
  private meaning = new Int32Array(FIRST_SIZE);
  private slots = new Int32Array(4 * FIRST_SIZE);
  private keyHash = new Int32Array(FIRST_SIZE);
  private keyStart = new Int32Array(FIRST_SIZE);
  private keySize = new Int32Array(FIRST_SIZE);
  private keyHead = new Int32Array(FIRST_SIZE);
  private start = new Int32Array(FIRST_SIZE);
  private keyOfSpelling = new Int32Array(FIRST_SIZE);
  private next = new Int32Array(FIRST_SIZE);
  private count = new Int32Array(FIRST_SIZE);
  private stream = new Int32Array(8 * FIRST_SIZE);
  /** Tokens and ends of paragraphs so far. */
  private length = 0;
  /** Where the next paragraph begins. */
  private paragraph: number;

  constructor(text: string, options: VocabularyOptions) {
    this.text = text;
    this.options = options;
    this.paragraph = nextParagraph(text, 0);
  }

  /** Takes the stretch from `from` to `to` of the text as the next token. */
  add(from: number, to: number): void {
    this.addHashed(from, to, stretchHash(this.text, from, to));
  }

  /** As {@link add}, where {@link stretchHash} of the stretch is known. */
  addHashed(from: number, to: number, hash: number): void {
    if (from >= this.paragraph) this.endParagraph(from);
    const known = this.stretches.find(this.text, from, to - from, hash);
    const spelling = known < 0 ? this.addStretch(from, to, hash) : (this.meaning[known] ?? UNFIT);
    if (spelling < 0) {
      if (spelling === NUMBER) this.numbers++;
      else this.unfit++;
      return;
    }
    this.count[spelling] = (this.count[spelling] ?? 0) + 1;
    this.tokens++;
    this.push(spelling);
  }

  /** Forgets the tokens after the first `tokens`, which turned out to be parts of an address. */
  rollBack(tokens: number): void {
    while (this.tokens > tokens) {
      const spelling = this.stream[--this.length] ?? 0;
      if (spelling === PARAGRAPH) continue;
      this.tokens--;
      this.count[spelling] = (this.count[spelling] ?? 0) - 1;
    }
  }

  /** The spelling of every token, in order, with {@link PARAGRAPH} between those of different paragraphs. */
  tokenSpellings(): Int32Array {
    return this.stream.subarray(0, this.length);
  }

  /** The key of every spelling. */
  spellingKeys(): Int32Array {
    return this.keyOfSpelling.subarray(0, this.spellings);
  }

  /** The spellings of a key, in order of first appearance. */
  spellingsOf(key: number): number[] {
    const found: number[] = [];
    for (let at = this.keyHead[key] ?? 0; at > 0; at = this.next[at - 1] ?? 0) found.push(at - 1);
    return found.reverse();
  }

  /** How often a spelling occurs. */
  countOf(spelling: number): number {
    return this.count[spelling] ?? 0;
  }

  /** How often each key occurs. */
  counts(): Int32Array {
    const counts = new Int32Array(this.keys);
    for (let spelling = 0; spelling < this.spellings; spelling++) {
      const key = this.keyOfSpelling[spelling] ?? 0;
      counts[key] = (counts[key] ?? 0) + (this.count[spelling] ?? 0);
    }
    return counts;
  }

  /** A spelling as text. */
  textOf(spelling: number): string {
    const from = this.start[spelling] ?? 0;
    return this.text.slice(from, from + (this.keySize[this.keyOfSpelling[spelling] ?? 0] ?? 0));
  }

  /** The key of a word, whatever its case, or -1. */
  find(word: string): number {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ foldOf(word.charCodeAt(i)), FNV_PRIME);
    return this.lookUp(hash, word, 0, word.length);
  }

  /** The key of the word that is this one without its plural s, or -1; no word on "ss" is a plural. */
  singularOf(key: number): number {
    const from = this.keyStart[key] ?? 0;
    const size = this.keySize[key] ?? 0;
    if (size < 2) return -1;
    if (foldOf(this.text.charCodeAt(from + size - 1)) !== 0x73) return -1;
    if (foldOf(this.text.charCodeAt(from + size - 2)) === 0x73) return -1;
    return this.lookUp(this.hashOf(from, from + size - 1), this.text, from, size - 1);
  }

  private push(token: number): void {
    if (this.length === this.stream.length) this.stream = grown(this.stream);
    this.stream[this.length++] = token;
  }

  private endParagraph(from: number): void {
    this.paragraph = nextParagraph(this.text, from);
    if (this.length > 0 && this.stream[this.length - 1] !== PARAGRAPH) this.push(PARAGRAPH);
  }

  private withoutPossessive(from: number, to: number): number {
    if (to - from < 2 || foldOf(this.text.charCodeAt(to - 1)) !== 0x73) return to;
    return foldOf(this.text.charCodeAt(to - 2)) === 0x27 ? to - 2 : to;
  }

  private fits(from: number, to: number): boolean {
    const size = to - from;
    if (size < 1 || size > LONGEST_WORD) return false;
    const least = this.options.minLength;
    if (size < least) return false;
    if (size >= 2 * least) return true;
    let characters = 0;
    for (let i = from; i < to; i++) if ((this.text.charCodeAt(i) & 0xfc00) !== 0xdc00) characters++;
    return characters >= least;
  }

  private isNumber(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (!isDigit(this.text.charCodeAt(i))) return false;
    return true;
  }

  private hashOf(from: number, to: number): number {
    const text = this.text;
    let hash = 0;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ foldOf(text.charCodeAt(i)), FNV_PRIME);
    return hash;
  }

  private lookUp(hash: number, word: string, from: number, size: number): number {
    const mask = this.slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const key = (this.slots[slot] ?? 0) - 1;
      if (key < 0) return -1;
      if (this.keyHash[key] === hash && this.keySize[key] === size && this.same(key, word, from)) return key;
    }
  }

  private same(key: number, word: string, from: number): boolean {
    const start = this.keyStart[key] ?? 0;
    const size = this.keySize[key] ?? 0;
    const text = this.text;
    for (let i = 0; i < size; i++) {
      const a = text.charCodeAt(start + i);
      const b = word.charCodeAt(from + i);
      if (a !== b && foldOf(a) !== foldOf(b)) return false;
    }
    return true;
  }

  private addStretch(from: number, to: number, hash: number): number {
    const meaning = this.meaningOf(from, to);
    const stretch = this.stretches.add(from, to - from, hash);
    if (stretch < 0) return meaning;
    if (stretch === this.meaning.length) this.meaning = grown(this.meaning);
    this.meaning[stretch] = meaning;
    return meaning;
  }

  private meaningOf(from: number, to: number): number {
    const end = this.withoutPossessive(from, to);
    const start = this.withoutElision(from, end);
    if (!this.fits(start, end)) return UNFIT;
    return !this.options.numbers && this.isNumber(start, end) ? NUMBER : this.spellingOf(start, end);
  }

  private withoutElision(from: number, to: number): number {
    const { elided } = this.options;
    if (elided === undefined) return from;
    for (let at = from + 1; at < to - 1 && at < from + LONGEST_ELIDED; at++) {
      if (!isApostrophe(this.text.charCodeAt(at))) continue;
      return elided.has(this.text.slice(from, at).toLowerCase()) ? at + 1 : from;
    }
    return from;
  }

  private spellingOf(from: number, to: number): number {
    const hash = this.hashOf(from, to);
    const size = to - from;
    const known = this.lookUp(hash, this.text, from, size);
    const key = known < 0 ? this.addKey(hash, from, size) : known;
    if (key < 0) return UNFIT;
    let spellings = 0;
    for (let at = this.keyHead[key] ?? 0; at > 0; at = this.next[at - 1] ?? 0) {
      if (this.spelledAlike(this.start[at - 1] ?? 0, from, size) || ++spellings === MOST_SPELLINGS) return at - 1;
    }
    return this.addSpelling(key, from);
  }

  private spelledAlike(a: number, b: number, size: number): boolean {
    const text = this.text;
    for (let i = 0; i < size; i++) if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
    return true;
  }

  private addKey(hash: number, from: number, size: number): number {
    if (this.keys === MOST_WORDS) return UNFIT;
    if (this.keys === this.keyHash.length) {
      this.keyHash = grown(this.keyHash);
      this.keyStart = grown(this.keyStart);
      this.keySize = grown(this.keySize);
      this.keyHead = grown(this.keyHead);
    }
    if (2 * (this.keys + 1) > this.slots.length) this.rehash();
    const key = this.keys++;
    this.keyHash[key] = hash;
    this.keyStart[key] = from;
    this.keySize[key] = size;
    this.putSlot(hash, key);
    return key;
  }

  private addSpelling(key: number, from: number): number {
    if (this.spellings === MOST_WORDS) return UNFIT;
    if (this.spellings === this.start.length) {
      this.start = grown(this.start);
      this.keyOfSpelling = grown(this.keyOfSpelling);
      this.next = grown(this.next);
      this.count = grown(this.count);
    }
    const spelling = this.spellings++;
    this.start[spelling] = from;
    this.keyOfSpelling[spelling] = key;
    this.next[spelling] = this.keyHead[key] ?? 0;
    this.keyHead[key] = spelling + 1;
    return spelling;
  }

  private putSlot(hash: number, key: number): void {
    const mask = this.slots.length - 1;
    let slot = spread(hash) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = key + 1;
  }

  private rehash(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    for (let key = 0; key < this.keys; key++) this.putSlot(this.keyHash[key] ?? 0, key);
  }
}

/** The end of the next line that has nothing but spaces. */
function nextParagraph(text: string, from: number): number {
  for (let at = text.indexOf("\n", from); at >= 0; ) {
    let next = at + 1;
    while (isBlank(text.charCodeAt(next))) next++;
    if (text.charCodeAt(next) === 0x0a) return next;
    at = text.indexOf("\n", next);
  }
  return Number.POSITIVE_INFINITY;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}
