import { quote } from "@side-projects/command";
import { readBounded } from "@side-projects/command/node";
import { BallinError } from "../core/error.ts";
import { readRecording } from "../core/recording/read-recording.ts";
import { RECORDING_BYTES, type Recording } from "../core/recording/recording.ts";
import { fileError, noPlainFile } from "../files/reason.ts";

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
  let bytes: Uint8Array | undefined;
  try {
    bytes = readBounded(path, RECORDING_BYTES, noPlainFile(path));
  } catch (error) {
    throw fileError(path, error, "recording");
  }
  if (bytes !== undefined) return bytes;
  const most = `${RECORDING_BYTES / 1024 / 1024} MB`;
  throw new BallinError("E_RECORDING", `${quote(path)} has more than ${most}`, "no recording is so long");
}
