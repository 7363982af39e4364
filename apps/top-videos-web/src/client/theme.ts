function themeLinks(): NodeListOf<HTMLAnchorElement> {
  return document.querySelectorAll<HTMLAnchorElement>("#theme a[href]");
}

function themeOf(link: HTMLAnchorElement): string | null {
  return new URLSearchParams(link.search).get("theme");
}

/** Has the theme's links lead to the page as it is now. */
export function pointThemeLinks(): void {
  for (const link of themeLinks()) {
    const theme = themeOf(link);
    if (theme === null) continue;
    const address = new URL(location.href);
    address.searchParams.set("theme", theme);
    link.href = address.href;
  }
}

/** Shows the theme that a link stands for; the server remembers it with its own cookie. */
export function chooseTheme(link: HTMLAnchorElement): void {
  const theme = themeOf(link);
  if (theme === null) return;
  document.documentElement.dataset.theme = theme;
  void fetch(link.href, { method: "HEAD", cache: "no-store", keepalive: true }).catch(() => undefined);
  for (const other of themeLinks()) {
    if (other === link) other.setAttribute("aria-current", "true");
    else other.removeAttribute("aria-current");
  }
}

/** Takes the theme out of the address, where a link without JavaScript has put it; the cookie has it by now. */
export function cleanAddress(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has("theme")) return;
  address.searchParams.delete("theme");
  history.replaceState(history.state, "", address);
  pointThemeLinks();
}
