// include: lattice
// time ← time + dt, steps ← steps + 1, by one thread. A kernel of the tests.

@group(0) @binding(0) var<storage, read_write> clock: Clock;

@compute @workgroup_size(1)
fn tick() {
  clock.time += clock.dt;
  clock.steps += 1;
}
