import * as lists from "stopword";
import { ENGLISH_FUNCTION_WORDS } from "./english-function-words.ts";

export interface Language {
  /** Code of two letters by ISO 639-1, of three where there is none. */
  readonly code: string;
  /** English name, in lower case. */
  readonly name: string;
  readonly words: readonly (readonly string[])[];
  /** What an apostrophe ties to the next word: not a part of that word. */
  readonly elided?: ReadonlySet<string>;
}

const FRENCH = new Set("c d j l m n s t qu jusqu lorsqu puisqu quoiqu".split(" "));
const ITALIAN = new Set("c d l m n s t v un all dall dell nell sull bell quell quest".split(" "));
const CATALAN = new Set("d l m n s t".split(" "));

/** Languages that the package stopword has lists for, with what English needs beside them, in order of preference. */
export const LANGUAGES: readonly Language[] = [
  language("en", "english", lists.eng, ENGLISH_FUNCTION_WORDS),
  language("de", "german", lists.deu),
  { ...language("fr", "french", lists.fra), elided: FRENCH },
  language("es", "spanish", lists.spa),
  language("pt", "portuguese", lists.por, lists.porBr),
  { ...language("it", "italian", lists.ita), elided: ITALIAN },
  language("nl", "dutch", lists.nld),
  language("ru", "russian", lists.rus),
  language("pl", "polish", lists.pol),
  language("zh", "chinese", lists.zho),
  language("ja", "japanese", lists.jpn),
  language("ko", "korean", lists.kor),
  language("ar", "arabic", lists.ara),
  language("hi", "hindi", lists.hin),
  language("tr", "turkish", lists.tur),
  language("sv", "swedish", lists.swe),
  language("da", "danish", lists.dan),
  language("no", "norwegian", lists.nob),
  language("fi", "finnish", lists.fin),
  language("cs", "czech", lists.ces),
  language("sk", "slovak", lists.slk),
  language("sl", "slovenian", lists.slv),
  language("hr", "croatian", lists.hrv),
  language("hu", "hungarian", lists.hun),
  language("ro", "romanian", lists.ron),
  language("bg", "bulgarian", lists.bul),
  language("uk", "ukrainian", lists.ukr),
  language("el", "greek", lists.ell),
  language("et", "estonian", lists.est),
  language("lv", "latvian", lists.lav),
  language("lt", "lithuanian", lists.lit),
  { ...language("ca", "catalan", lists.cat), elided: CATALAN },
  language("gl", "galician", lists.glg),
  language("eu", "basque", lists.eus),
  language("ga", "irish", lists.gle),
  language("br", "breton", lists.bre),
  language("la", "latin", lists.lat),
  language("eo", "esperanto", lists.epo),
  language("af", "afrikaans", lists.afr),
  language("he", "hebrew", lists.heb),
  language("fa", "persian", lists.fas),
  language("ur", "urdu", lists.urd),
  language("ku", "kurdish", lists.kur),
  language("hy", "armenian", lists.hye),
  language("bn", "bengali", lists.ben),
  language("gu", "gujarati", lists.guj),
  language("mr", "marathi", lists.mar),
  language("pa", "punjabi", lists.panGu),
  language("th", "thai", lists.tha),
  language("my", "burmese", lists.mya),
  language("vi", "vietnamese", lists.vie),
  language("id", "indonesian", lists.ind),
  language("ms", "malay", lists.msa),
  language("tl", "tagalog", lists.tgl),
  language("sw", "swahili", lists.swa),
  language("ha", "hausa", lists.hau),
  language("yo", "yoruba", lists.yor),
  language("so", "somali", lists.som),
  language("st", "sotho", lists.sot),
  language("zu", "zulu", lists.zul),
  language("lg", "luganda", lists.lgg, lists.lggNd),
];

function language(code: string, name: string, ...words: readonly (readonly string[])[]): Language {
  return { code, name, words };
}
