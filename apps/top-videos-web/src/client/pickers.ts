function open(): HTMLDetailsElement | null {
  return document.querySelector<HTMLDetailsElement>("details.picker[open]");
}

/** Closes the menu that is open and gives the focus back; false where none is. */
export function closePickers(): boolean {
  const picker = open();
  if (!picker) return false;
  if (picker.contains(document.activeElement)) picker.querySelector("summary")?.focus();
  picker.open = false;
  return true;
}

/** Has a click outside close a menu. */
export function watchPickers(): void {
  document.addEventListener("click", ({ target }) => {
    const picker = open();
    if (picker && target instanceof Node && !picker.contains(target)) picker.open = false;
  });
}
