/** Warnings that are kept; of more, the first ones tell. */
const MOST = 20;

/**
 * Keeps back what Node warns of, which it would print over the screen.
 *
 * @returns has it printed, and all that comes from then on
 */
export function holdWarnings(): () => void {
  const printers = process.listeners("warning");
  const held: Error[] = [];
  const hold = (warning: Error): void => {
    if (held.length < MOST) held.push(warning);
  };
  process.removeAllListeners("warning");
  process.on("warning", hold);
  return () => {
    process.off("warning", hold);
    for (const print of printers) process.on("warning", print);
    for (const warning of held.splice(0)) process.emit("warning", warning);
  };
}
