// include: lattice
// next = f + dt k (Σ f_neighbour − 4 f) on a periodic lattice; all unknowns at cell centres. A kernel of the tests.

struct Params {
  nx: u32,
  ny: u32,
  k: f32,  // [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> clock: Clock;
@group(0) @binding(2) var<storage, read> f: array<f32>;
@group(0) @binding(3) var<storage, read_write> next: array<f32>;

@compute @workgroup_size(8, 8)
fn diffuse(@builtin(global_invocation_id) id: vec3u) {
  let x = id.x;
  let y = id.y;
  if (x >= p.nx || y >= p.ny) { return; }
  let centre = f[at(x, y, p.nx, p.ny)];
  let sides = f[at(x + p.nx - 1, y, p.nx, p.ny)] + f[at(x + 1, y, p.nx, p.ny)];
  let ends = f[at(x, y + p.ny - 1, p.nx, p.ny)] + f[at(x, y + 1, p.nx, p.ny)];
  next[at(x, y, p.nx, p.ny)] = centre + clock.dt * p.k * ((sides - 2 * centre) + (ends - 2 * centre));
}
