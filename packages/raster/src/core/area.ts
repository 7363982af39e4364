/**
 * Adds the areas that one edge within a row puts into the row's cells. A cell holds the change of coverage from the
 * pixel before, so a running sum gives each pixel's coverage; an edge's whole height is spread over the cells it
 * crosses and the one after them.
 *
 * @param cells at least two longer than the largest x
 * @param x0 x where the edge enters the row
 * @param x1 x where it leaves the row
 * @param height signed part of the row's height that the edge spans, positive where it runs down
 */
export function addEdge(cells: Float64Array, x0: number, x1: number, height: number): void {
  const from = x0 < x1 ? x0 : x1;
  const to = x0 < x1 ? x1 : x0;
  const first = from | 0;
  const last = to | 0;
  if (first === last) {
    const beyond = height * ((from + to) * 0.5 - first);
    cells[first]! += height - beyond;
    cells[first + 1]! += beyond;
    return;
  }

  // Height per unit of x is constant, so the first and the last cell hold triangles and those between hold trapezoids.
  const perCell = height / (to - from);
  const inFirst = first + 1 - from;
  const inLast = to - last;
  const firstArea = 0.5 * perCell * inFirst * inFirst;
  cells[first]! += firstArea;
  if (last === first + 1) {
    const lastArea = 0.5 * perCell * inLast * inLast;
    cells[last]! += height - firstArea - lastArea;
    cells[last + 1]! += lastArea;
    return;
  }
  cells[first + 1]! += perCell * (inFirst + 0.5) - firstArea;
  for (let cell = first + 2; cell < last; cell++) cells[cell]! += perCell;
  const soFar = perCell * (last - first - 1.5 + inFirst);
  const lastArea = 0.5 * perCell * inLast * inLast;
  cells[last]! += height - soFar - lastArea;
  cells[last + 1]! += lastArea;
}
