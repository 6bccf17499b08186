// include: model
struct Params {
  nx: u32,
  ny: u32,
  sites: f32,
  potentialError: f32,
  concentrationError: f32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> before: array<f32>;
@group(0) @binding(3) var<storage, read> front: array<f32>;
@group(0) @binding(4) var<storage, read> correction: array<f32>;
@group(0) @binding(5) var<storage, read_write> tallies: array<f32>;

@compute @workgroup_size(64, 1)
fn tally(@builtin(global_invocation_id) id: vec3u) {
}
