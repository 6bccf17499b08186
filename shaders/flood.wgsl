// include: model
struct Params {
  nx: u32,
  ny: u32,
  periodic: u32,
  turn: u32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read_write> reached: array<f32>;
@group(0) @binding(3) var<storage, read_write> changed: array<f32>;

@compute @workgroup_size(16, 16)
fn flood(@builtin(global_invocation_id) id: vec3u) {
}
