const PRONOUNS = "i you he she it we they who what that there here where when why how this";
const CONTRACTED = ["'d", "'ll", "'m", "'re", "'s", "'ve"];
const NEGATED = "are ca can could did do does had has have is might must need ought sha should was were wo would";

const OTHERS = `above again against ain't below cannot com doing don down during each else ever few further having hence
  hers herself however http https its itself just k let's myself no nor not off once otherwise ought ours ourselves own r
  shall so theirs themselves therefore until us whom www yours yourself yourselves`;

/** What the list of the package leaves out: contractions, reflexives, and what is left of addresses of the web. */
export const ENGLISH_FUNCTION_WORDS: readonly string[] = [
  ...OTHERS.split(/\s+/),
  ...PRONOUNS.split(" ").flatMap((pronoun) => CONTRACTED.map((ending) => pronoun + ending)),
  ...NEGATED.split(" ").map((verb) => `${verb}n't`),
  "can't",
];
