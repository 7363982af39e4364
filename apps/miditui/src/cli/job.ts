/** Milliseconds without SIGCONT after which the process was not stopped at all: no shell is there to do it. */
const PATIENCE = 100;

/** Stops the whole job, as Ctrl+Z does on a terminal that gives it to nobody. @param onGoOn called once it goes on */
export function suspend(onGoOn: () => void): void {
  const goOn = (): void => {
    clearTimeout(waiting);
    process.off("SIGCONT", goOn);
    onGoOn();
  };
  const waiting = setTimeout(goOn, PATIENCE);
  process.on("SIGCONT", goOn);
  process.kill(0, "SIGTSTP");
}
