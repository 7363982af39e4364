/** What a function gave for its last arguments; beyond the limit the oldest are forgotten. */
export function kept<Key, Value>(limit: number, make: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (values.size >= limit) {
      for (const [oldest] of values) {
        values.delete(oldest);
        break;
      }
    }
    values.set(key, made);
    return made;
  };
}
