/** Whether a value out of JSON is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The object in a JSON text.
 *
 * @throws Error when the text is not JSON or not an object
 */
export function parseRecord(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error(`expected an object, got: ${text.slice(0, 80)}`);
  return value;
}

/** The fields of an object that are strings, by name; none when it is no object. */
export function stringFields(value: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!isRecord(value)) return fields;
  for (const [name, field] of Object.entries(value)) if (typeof field === "string") fields[name] = field;
  return fields;
}
