import { make } from "./elements.ts";
import { loadList } from "./htmx.ts";
import { bringIntoView } from "./motion.ts";

/** Takes the message of a failure away. */
export function clearTrouble(): void {
  document.getElementById("trouble")?.remove();
}

/**
 * Says above the list, which stays, that a newer one could not be had, and offers to ask again.
 *
 * @param answered whether there was an answer, though none with a list
 */
export function tellTrouble(path: string, answered: boolean): void {
  clearTrouble();
  const again = make("button", { type: "button" }, "Try again");
  again.addEventListener("click", () => loadList(path));
  const why = answered ? "what the server answered is no list" : "the server does not answer";
  const said = `The list could not be loaded: ${why}. What was there before is still shown. `;
  const message = make("div", { id: "trouble", role: "alert" }, said, again);
  document.querySelector(".results")?.before(message);
  bringIntoView(message, "nearest");
}
