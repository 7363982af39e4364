/** A test for whole names: `*` stands for any run of characters, `?` for one. */
export function compileGlob(glob: string): (name: string) => boolean {
  return (name) => {
    let at = 0;
    let from = 0;
    let star = -1;
    let starAt = 0;
    while (at < name.length) {
      const wanted = glob[from];
      if (wanted === "*") {
        star = from++;
        starAt = at;
      } else if (wanted !== undefined && (wanted === "?" || wanted === name[at])) {
        from++;
        at++;
      } else if (star >= 0) {
        // Only the last star needs to give way: an earlier one could not reach further than it already did.
        from = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (glob[from] === "*") from++;
    return from === glob.length;
  };
}
