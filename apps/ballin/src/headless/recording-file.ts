import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { BallinError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { readRecording } from "../core/recording/read-recording.ts";
import { RECORDING_BYTES, type Recording } from "../core/recording/recording.ts";
import { fileError } from "../files/reason.ts";

/**
 * The recording in a file.
 *
 * @throws BallinError E_FILE, E_RECORDING
 */
export function readRecordingFile(path: string): Recording {
  const bytes = contentOf(path);
  try {
    return readRecording(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof BallinError) {
      throw new BallinError(error.code, `${quote(path)}: ${error.message}`, error.hint);
    }
    // Also what is cut off in the middle of a character by a crash never is, since lines are written whole.
    throw new BallinError("E_RECORDING", `${quote(path)} is no text`, "name a file made by ballin record");
  }
}

function contentOf(path: string): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const status = fstatSync(file);
    if (status.isDirectory()) throw new BallinError("E_FILE", `${quote(path)} is a folder`, "name a recording");
    if (status.isFile() && status.size > RECORDING_BYTES) {
      const most = `${RECORDING_BYTES / 1024 / 1024} MB`;
      throw new BallinError("E_RECORDING", `${quote(path)} has more than ${most}`, "no recording is so long");
    }
    if (!status.isFile()) throw new BallinError("E_FILE", `${quote(path)} is no plain file`, "name a recording");
    return readFileSync(file);
  } catch (error) {
    throw fileError(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
