/** The classes of the native package, as far as they are used here. */
export interface MidiModule {
  readonly Input: new () => MidiInput;
  readonly Output: new () => MidiOutput;
}

interface MidiPort {
  getPortCount(): number;
  getPortName(port: number): string;
  openPort(port: number): void;
  openVirtualPort(name: string): void;
  /** Closes it for ever. */
  destroy(): void;
}

export interface MidiInput extends MidiPort {
  on(event: "message", listener: (seconds: number, message: readonly number[]) => void): unknown;
}

export interface MidiOutput extends MidiPort {
  sendMessage(message: number[]): void;
}

/** Held in a variable, for the package is optional. */
const PACKAGE: string = "@julusian/midi";

/** @throws where the package is missing, or has nothing for this computer */
export async function loadMidi(): Promise<MidiModule> {
  const { Input, Output }: MidiModule = await import(PACKAGE);
  return { Input, Output };
}
