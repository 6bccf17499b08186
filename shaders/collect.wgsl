// include: lanes, model, bath
// What enters from the bath around an island, on the left, on the right and below, per width of the domain: changes `bathCurrent` and
// `bathSalt` of the clock, to which `top` adds what enters there.
// Nothing where the gate is closed, as `top`. One workgroup, whose threads take every LANES-th of the outermost cells: the bottom row, then both ends of the rows above.
//
// Twin: src/physics/twin/bath.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,  // cells along x [–]
  ny: u32,  // cells along y [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> bath: array<f32>;
@group(0) @binding(3) var<storage, read> control: Control;
@group(0) @binding(4) var<storage, read_write> clock: Clock;
@group(0) @binding(5) var<storage, read> gate: array<f32>;

@compute @workgroup_size(LANES)
fn collect(@builtin(local_invocation_id) id: vec3u) {
  if (gate[0] == 0) { return; }
  var entered = vec4f(0);
  for (var k = id.x; k < p.nx + 2 * (p.ny - 1); k += LANES) {
    let above = max(k, p.nx) - p.nx;
    let side = (above / 2 + 1) * p.nx + (above & 1) * (p.nx - 1);
    let enters = inflow(select(side, k, k < p.nx), p.nx, p.ny, control.voltage);
    entered += vec4f(enters.current, enters.salt, 0, 0);
  }
  let mean = sum_of_lanes(id.x, entered) / f32(p.nx);
  if (id.x > 0) { return; }
  clock.bathCurrent = mean.x;
  clock.bathSalt = mean.y;
}
