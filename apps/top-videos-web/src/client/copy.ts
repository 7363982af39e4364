import { announce } from "./announce.ts";

const SHOWN_MS = 2000;

/** The way of before, which also works where the page is not served from a secure origin. */
function copyByEvent(text: string): boolean {
  document.addEventListener(
    "copy",
    (event) => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    },
    { once: true },
  );
  return document.execCommand("copy");
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

/** Copies where a link leads, and says so. */
export async function copyLink(link: HTMLAnchorElement): Promise<void> {
  const said = (await copyText(link.href)) ? "Link copied" : "The link could not be copied";
  announce(said);
  const label = link.querySelector("span") ?? (link.childElementCount === 0 ? link : null);
  if (!label || link.dataset.copied !== undefined) return;
  const before = label.textContent;
  link.dataset.copied = "";
  label.textContent = said;
  setTimeout(() => {
    label.textContent = before;
    delete link.dataset.copied;
  }, SHOWN_MS);
}
