// What the reaction takes from a cell of the finest grid, s = plate c − strip, and what it does to the terms of the cell, as of pair.wgsl.
// Pure functions; the kernel that includes this has the parameters alpha and sites in `p`. Needs model, electrolyte.
//
// Twin: src/physics/twin/linearise.ts. Test: test/physics/parity.test.ts, fused.test.ts, by the kernels that include it.

// i₀ a_k δ e^{α(u−g)} and i₀ a_k δ e^{−(1−α)(u−g)} [F D_ref c₀/h]
struct Reaction {
  plate: f32,
  strip: f32,
}

// s_uu, s_uv, s_vu and s_vv of a cell: ∂s/∂u, ∂s/∂c, and of ψ′c/Δt with ψ′ = ψ − (1 − ε) Δt s/sites.
fn terms_of(here: Cell, r: Reaction, length: f32) -> vec4f {
  let lost = 1 - LEAST_ELECTROLYTE;
  let sink_u = p.alpha * r.plate * here.c + (1 - p.alpha) * r.strip;
  let shrinking = lost * (r.plate * here.c - r.strip) / p.sites;
  let replaced = lost * here.c / p.sites;
  return vec4f(sink_u, r.plate, -replaced * sink_u, here.psi / length - shrinking - replaced * r.plate);
}
