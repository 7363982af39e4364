import { createInputParser, type InputEvent } from "@side-projects/terminal";

/**
 * Reads keys from the terminal on the standard input: each one that comes, however many come at once, by its name; with
 * Ctrl as "ctrl+c".
 *
 * @returns a function that gives it back
 */
export function listenToKeys(onKey: (key: string) => void): () => void {
  const { stdin } = process;
  const parser = createInputParser();
  let waiting: NodeJS.Timeout | undefined;
  let gone = false;
  const tell = (events: readonly InputEvent[]): void => {
    // Of keys that came together those after the one that ends it are for whoever is next.
    for (const event of events) if (!gone && event.type === "key") onKey(event.ctrl ? `ctrl+${event.key}` : event.key);
  };
  const listen = (bytes: Uint8Array): void => {
    clearTimeout(waiting);
    tell(parser.feed(bytes));
    if (parser.patience > 0) waiting = setTimeout(() => tell(parser.flush()), parser.patience);
  };
  stdin.setRawMode(true);
  stdin.on("data", listen);
  stdin.resume();
  return () => {
    gone = true;
    clearTimeout(waiting);
    stdin.off("data", listen);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
