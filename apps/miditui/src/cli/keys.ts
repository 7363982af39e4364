/** Reads keys from the terminal on the standard input, as their bytes. @returns a function that gives it back */
export function listenToKeys(onKey: (key: string) => void): () => void {
  const { stdin } = process;
  const listen = (text: string): void => onKey(text);
  stdin.setEncoding("utf8");
  stdin.setRawMode(true);
  stdin.on("data", listen);
  return () => {
    stdin.off("data", listen);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
