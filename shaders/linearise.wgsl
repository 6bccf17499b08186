// include: model
struct Params {
  nx: u32,
  ny: u32,
  alpha: f32,
  width: f32,
  sites: f32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> before: array<f32>;
@group(0) @binding(3) var<storage, read> maps: array<f32>;
@group(0) @binding(4) var<storage, read> front: array<f32>;
@group(0) @binding(5) var<storage, read> top: array<f32>;
@group(0) @binding(6) var<storage, read> clock: Clock;
@group(0) @binding(7) var<storage, read_write> coefficients: array<f32>;
@group(0) @binding(8) var<storage, read_write> residual: array<f32>;

@compute @workgroup_size(16, 16)
fn linearise(@builtin(global_invocation_id) id: vec3u) {
}
