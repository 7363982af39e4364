// AssemblyScript. What this does is told, and done once more, in src/core/swarm/throws.ts.

export function limitThrows(
  first: usize,
  number: usize,
  other: usize,
  speeds: usize,
  limits: usize,
  balls: i32,
  fall: f32,
): void {
  memory.copy(limits, speeds, <usize>balls << 2);
  for (let i: usize = 0; i < <usize>balls; i++) {
    const own = load<f32>(speeds + (i << 2));
    let most = load<f32>(limits + (i << 2));
    let k = other + (<usize>load<i32>(first + (i << 2)) << 2);
    for (const end = k + (<usize>load<u8>(number + i) << 2); k < end; k += 4) {
      const j = <usize>load<i32>(k) << 2;
      const theirs = load<f32>(speeds + j);
      most = most < theirs ? theirs : most;
      const limit = load<f32>(limits + j);
      store<f32>(limits + j, limit < own ? own : limit);
    }
    store<f32>(limits + (i << 2), most);
  }
  for (let i: usize = 0; i < <usize>balls; i++) {
    const at = i << 4;
    const ux = load<f32>(at, 8);
    const uy = load<f32>(at, 12);
    const square = ux * ux + uy * uy;
    const limit = load<f32>(limits + (i << 2));
    if (square <= limit) continue;
    const speed = sqrt<f32>(square);
    const most = sqrt<f32>(limit) + fall;
    if (speed <= most) continue;
    store<f32>(at, (ux * most) / speed, 8);
    store<f32>(at, (uy * most) / speed, 12);
  }
}
