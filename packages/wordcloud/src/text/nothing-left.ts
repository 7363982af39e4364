import { CloudError } from "../core/error.ts";
import { LONGEST_WORD } from "../core/words.ts";
import type { CountSettings } from "./count-options.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Why a text has no word to count. */
export function nothingLeft(vocabulary: Vocabulary, settings: CountSettings): CloudError {
  if (vocabulary.text.trim() === "") return new CloudError("E_WORDS", "the text is empty", "give a text with words");
  if (vocabulary.tokens > 0) {
    const words =
      vocabulary.tokens === 1 ? "the only word is a stop word" : `all ${vocabulary.tokens} words are stop words`;
    return new CloudError("E_WORDS", words, "set stopwords to false, or give a longer text");
  }
  if (vocabulary.numbers > 0) {
    return new CloudError("E_WORDS", "the text has numbers only", "set includeNumbers to count them");
  }
  if (vocabulary.unfit > 0) {
    if (settings.minLength === 1) {
      return new CloudError(
        "E_WORDS",
        `every word is longer than ${LONGEST_WORD} characters`,
        "give a text with words",
      );
    }
    const limits = `shorter than ${settings.minLength} or longer than ${LONGEST_WORD} characters`;
    return new CloudError("E_WORDS", `every word is ${limits}`, "set minLength to a smaller number");
  }
  if (settings.regexp !== undefined) {
    return new CloudError("E_WORDS", "the regexp matches nothing in the text", "leave regexp out, or try: \\w[\\w']+");
  }
  return new CloudError("E_WORDS", "the text has no words, only signs", "give a text with words");
}
