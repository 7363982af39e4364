/** How many there are of something: "1 byte", "2,000 bytes". @param thing in the singular, such as "tempo change" */
export function counted(count: number, thing: string): string {
  const digits = String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${digits} ${thing}${count === 1 ? "" : "s"}`;
}
