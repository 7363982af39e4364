import type { State } from "./state.ts";

/** Milliseconds that a message stands; what went wrong stands longer. */
const SHOWN = { good: 3000, bad: 6000 };

/** Messages seen at once; older ones give way. */
const MOST = 3;

export function toasted(state: State, text: string, bad = false): State {
  const toast = { text, bad, until: state.now + (bad ? SHOWN.bad : SHOWN.good) };
  const others = state.toasts.filter((each) => each.text !== text);
  return { ...state, toasts: [...others, toast].slice(-MOST) };
}
