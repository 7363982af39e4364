import { make } from "./elements.ts";
import { loadList } from "./htmx.ts";

/** Takes the message of a failure away. */
export function clearTrouble(): void {
  document.getElementById("trouble")?.remove();
}

/** Says above the list, which stays, that a newer one could not be had, and offers to ask again. */
export function tellTrouble(path: string): void {
  clearTrouble();
  const again = make("button", { type: "button" }, "Try again");
  again.addEventListener("click", () => loadList(path));
  const said = "The list could not be loaded: the server does not answer. What was there before is still shown. ";
  document.getElementById("list")?.before(make("div", { id: "trouble", role: "alert" }, said, again));
}
