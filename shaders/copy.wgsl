// to = from, four numbers a thread: what memory gives at best, against which the other kernels are measured. Changes `to`. Threads lie
// in rows of `across`; those beyond the end do nothing.
//
// Twin: src/backend/copy.ts. Test: test/backend/timing.test.ts.
// Source: McCalpin, Memory bandwidth and machine balance in current high performance computers, IEEE TCCA Newsletter (1995).

struct Params {
  quads: u32,   // groups of four numbers [–]
  across: u32,  // threads in a row [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> from_field: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> to_field: array<vec4f>;

@compute @workgroup_size(256)
fn copy(@builtin(global_invocation_id) id: vec3u) {
  let q = id.y * p.across + id.x;
  if (id.x >= p.across || q >= p.quads) { return; }
  to_field[q] = from_field[q];
}
