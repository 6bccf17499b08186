// What flows between two cells of the finest grid, and its derivatives:
//
//     q = ψσ [c̄ Δu + (1 − 2t₋) Δc]        z = ψD Δc − t₋ q
//
// c̄ and ψ are means of the two cells; σ, D and t₋ live on faces, u, c, ξ at cell centres. A closed wall lets nothing through. The kernel
// that includes this binds `state`, `maps` and `top`, and has the parameters nx, ny, periodic and mapped in `p`. Needs grid, model.
//
// Twin: src/physics/twin/linearise.ts. Test: test/physics/parity.test.ts, fused.test.ts, by the kernels that include it.
// Source: Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 11; Yu, Chen, Thornton (2012) for ψ.

// Added to the concentration that conducts, in the linear system only [c₀]: where salt is used up a Newton correction of the
// potential would be as large as c is small. The residual stays exact; starved cells merely converge more slowly.
const LEAST_CONDUCTING = 0.01;

// What a cell brings to its faces.
struct Cell {
  psi: f32,  // share of electrolyte [–]
  u: f32,    // potential [RT/F]
  c: f32,    // concentration [c₀]
}

// What flows into a cell through a face, and its coefficients as of pair.wgsl.
struct Flux {
  k: f32,
  b: f32,
  a: f32,  // seen from the cell that the flux flows into
  d: f32,
  t: f32,
  q: f32,     // current [F D_ref c₀/h]
  salt: f32,  // [D_ref c₀/h]
}

fn cell_at(q: u32) -> Cell {
  return Cell(
    electrolyte_share(state[plane(STATE_METAL, p.nx, p.ny) + q]),
    state[plane(STATE_POTENTIAL, p.nx, p.ny) + q],
    state[plane(STATE_CONCENTRATION, p.nx, p.ny) + q],
  );
}

// Into `here` from `there`, across the face to the east (axis 0) or to the south (axis 1) of cell (i, j), which is one of them.
fn flux_between(here: Cell, there: Cell, axis: u32, i: u32, j: u32) -> Flux {
  let isClosed = select(p.periodic == 0 && i + 1 == p.nx, j == 0, axis == 1);
  let psi = select((here.psi + there.psi) / 2, 0, isClosed);
  let at = j * p.nx + i;
  let g = psi * maps[map_at(MAPS_CONDUCTIVITY_EAST + axis, at, p.mapped)];
  let d = psi * maps[map_at(MAPS_DIFFUSIVITY_EAST + axis, at, p.mapped)];
  let t = maps[map_at(MAPS_ANION_EAST + axis, at, p.mapped)];
  let k = g * (here.c + there.c) / 2;
  let b = g * (1 - 2 * t);
  let fall = there.u - here.u;
  let rise = there.c - here.c;
  let q = k * fall + b * rise;
  return Flux(k + LEAST_CONDUCTING * g, b, g * fall / 2, d, t, q, d * rise - t * q);
}

// Into the top cell of column i through the wall, as the kernel `top` left it.
fn wall_flux(i: u32) -> Flux {
  return Flux(
    top[TOP_K * p.nx + i],
    top[TOP_B * p.nx + i],
    top[TOP_A * p.nx + i],
    top[TOP_D * p.nx + i],
    top[TOP_T * p.nx + i],
    top[TOP_CURRENT * p.nx + i],
    top[TOP_SALT * p.nx + i],
  );
}
