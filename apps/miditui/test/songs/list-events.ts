/** A file as words: its header, then each event as "chunk tick bytes", each other chunk whole. */
export type EventListing = readonly string[];

/**
 * A second, naive reader, for files that are well-formed: it splits the bytes into events and knows nothing of notes.
 * Running status is written out, so that two files are alike here where they mean the same.
 */
export function listEvents(file: Uint8Array): EventListing {
  const lines = [`header ${hex(file.subarray(8, 14))}`];
  let chunk = 0;
  for (let at = 14; at < file.length; ) {
    const type = String.fromCharCode(...file.subarray(at, at + 4));
    const length = new DataView(file.buffer, file.byteOffset + at + 4).getUint32(0);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === "MTrk") lines.push(...listTrack(body).map((line) => `${chunk} ${line}`));
    else lines.push(`${type} ${hex(body)}`);
    if (type === "MTrk") chunk++;
    at += 8 + length;
  }
  return lines;
}

function listTrack(body: Uint8Array): string[] {
  const lines: string[] = [];
  let at = 0;
  let tick = 0;
  let running = 0;
  const next = (): number => body[at++] ?? 0;
  const variable = (): number => {
    let value = 0;
    for (let more = true; more; ) {
      const byte = next();
      value = value * 128 + (byte % 128);
      more = byte >= 128;
    }
    return value;
  };
  while (at < body.length) {
    tick += variable();
    const first = body[at] ?? 0;
    const status = first >= 128 ? next() : running;
    let event = [status];
    if (status === 0xff || status === 0xf0 || status === 0xf7) {
      if (status === 0xff) event.push(next());
      const length = variable();
      event = [...event, ...body.subarray(at, at + length)];
      at += length;
      running = 0;
    } else {
      event.push(next());
      if (status < 0xc0 || status >= 0xe0) event.push(next());
      running = status;
    }
    lines.push(`${tick} ${hex(event)}`);
  }
  return lines;
}

function hex(bytes: Iterable<number>): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
