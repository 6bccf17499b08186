// include: model
struct Params {
  ny: u32,
  width: f32,
  mobility: f32,
  courant: f32,
  largestStep: f32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> tallies: array<f32>;
@group(0) @binding(2) var<storage, read_write> clock: Clock;

@compute @workgroup_size(64)
fn tick(@builtin(global_invocation_id) id: vec3u) {
}
