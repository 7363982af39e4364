/**
 * What is not shown as it is: controls, line ends and what turns text around. Joiners are, since letters and pictures are
 * made with them.
 */
const UNSHOWN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text as a screen may show it: names come from files, and some would colour the screen or steer the terminal. */
export function shownName(name: string): string {
  return name.replace(UNSHOWN, " ");
}
