// The reaction in a cell at the present u and c, and by how much both laws of the cell are not satisfied:
//
//     charge   Σ_f q = s(u, c)                          s = i₀ a_k δ [c e^{α(u−g)} − e^{−(1−α)(u−g)}]
//     salt     Σ_f (ψD Δc − t₋ q) = (ψ′c − ψ°c°)/Δt
//
// ψ° is the share of electrolyte at the start of the step, before the profile was kept, ψ′ = ψ − (1 − ε) Δt s/sites that at its end, g
// the Gibbs-Thomson shift. The change of ψc is taken as ψ(c − c°) + (ψ − ψ°)c° + (ψ′ − ψ)c, so that float32 keeps its digits. The
// kernel that includes this binds `state`, `before` and `front`, beside what electrolyte.wgsl asks for. Needs model, electrolyte, reaction.
//
// Twin: src/physics/twin/linearise.ts. Test: test/physics/parity.test.ts, fused.test.ts, by the kernels that include it.
// Source: Newman and Thomas-Alyea, Electrochemical Systems (2004), chapters 8 and 11.

fn reaction_at(q: u32, here: Cell) -> Reaction {
  let drive = here.u - front[plane(FRONT_SHIFT, p.nx, p.ny) + q];
  let forward = bounded_exp(p.alpha * drive);
  let backward = bounded_exp((p.alpha - 1) * drive);
  let density = surface_density(
    state[plane(STATE_METAL, p.nx, p.ny) + q],
    front[plane(FRONT_SLOPE, p.nx, p.ny) + q],
    front[plane(FRONT_BEND, p.nx, p.ny) + q],
    forward * here.c > backward,
  );
  let prefactor = front[plane(FRONT_PREFACTOR, p.nx, p.ny) + q] * density;
  return Reaction(prefactor * forward, prefactor * backward);
}

// The fluxes through the four faces of a cell.
struct Around {
  e: Flux,
  w: Flux,
  s: Flux,
  n: Flux,
}

fn fluxes_into(here: Cell, i: u32, j: u32) -> Around {
  let row = j * p.nx;
  let west = west_of(i, p.nx);
  var n = wall_flux(i);
  if (j + 1 < p.ny) { n = flux_between(here, cell_at(row + p.nx + i), 1, i, j + 1); }
  return Around(
    flux_between(here, cell_at(row + east_of(i, p.nx)), 0, i, j),
    flux_between(here, cell_at(row + west), 0, west, j),
    flux_between(here, cell_at(south_of(j) * p.nx + i), 1, i, j),
    n,
  );
}

// The residuals of charge and salt in cell q.
fn imbalance(q: u32, here: Cell, f: Around, r: Reaction, length: f32) -> vec2f {
  let lost = 1 - LEAST_ELECTROLYTE;
  let sink = r.plate * here.c - r.strip;
  let shrinking = lost * sink / p.sites;
  let c_before = before[plane(BEFORE_CONCENTRATION, p.nx, p.ny) + q];
  let kept = state[plane(STATE_METAL, p.nx, p.ny) + q] - before[plane(BEFORE_METAL, p.nx, p.ny) + q];
  let gained = (here.psi * (here.c - c_before) - lost * kept * c_before) / length - shrinking * here.c;
  return vec2f(
    ((f.e.q + f.w.q) + (f.s.q + f.n.q)) - sink,
    ((f.e.salt + f.w.salt) + (f.s.salt + f.n.salt)) - gained,
  );
}
