#version 300 es
// The fields of a case as colours: the same formulas as src/output/field-image.ts, resample.ts and pen.ts, in the same order.
// Fields are cell-centred, row 0 at the bottom, bilinear between centres and constant beyond the outermost.
precision highp float;
precision highp int;
precision highp sampler2D;

uniform sampler2D metalField;  // xi [-]
uniform sampler2D valueField;  // what the colours show, in SI; x of the current
uniform sampler2D otherField;  // y of the current
uniform sampler2D deadField;   // share of dead metal [-]
uniform sampler2D fillerField; // share of filler, `times` numbers along a side of a cell [-]
uniform sampler2D shellField;  // share of interphase, likewise [-]
uniform sampler2D colours;     // the map, from least to greatest
uniform ivec2 cells;
uniform int times;
uniform vec2 corner;           // lower left corner of what is seen, in cells
uniform vec2 pixel;            // size of a pixel, in cells
uniform vec2 range;            // least value and 1/(greatest - least), in SI
uniform float line;            // width of the metal's edge [px]
uniform int mode;              // 0: values, 1: xi itself, 2: kinds of material
uniform bvec4 has;             // y of a current, dead metal, filler, interphase
uniform bool outlined;
uniform vec3 invalidColour, metalColour, deadColour, inkColour, fillerColour, shellColour, matrixColour, fillerLine;
uniform float fillerLineShare;

out vec4 painted;

ivec2 low, high;
vec2 place, size;
bool isInvalid = false;

bool isNumber(float v) {
  return (floatBitsToUint(v) & 0x7fffffffu) <= 0x7f800000u;
}

vec4 around(sampler2D field) {
  vec4 v = vec4(
    texelFetch(field, low, 0).r, texelFetch(field, ivec2(high.x, low.y), 0).r,
    texelFetch(field, ivec2(low.x, high.y), 0).r, texelFetch(field, high, 0).r);
  if (!(isNumber(v.x) && isNumber(v.y) && isNumber(v.z) && isNumber(v.w))) isInvalid = true;
  return v;
}

float interpolate(vec4 v) {
  return mix(mix(v.x, v.y, place.x), mix(v.z, v.w, place.x), place.y);
}

// The four numbers of a field around the fragment, where a cell has so many along a side.
void moveTo(int fineness) {
  ivec2 last = fineness * cells - 1;
  vec2 at = clamp(float(fineness) * (corner + gl_FragCoord.xy * pixel) - 0.5, vec2(0.0), vec2(last));
  low = ivec2(at);
  high = min(low + 1, last);
  place = at - vec2(low);
  size = float(fineness) * pixel;
}

// Signed distance from the line field = 1/2 [px], positive where the field is larger.
float distanceToHalf(vec4 v) {
  vec2 slope = size * vec2(mix(v.y - v.x, v.w - v.z, place.y), mix(v.z - v.x, v.w - v.y, place.x));
  float excess = interpolate(v) - 0.5;
  float steepness = length(slope);
  if (steepness > 0.0) return clamp(excess / steepness, -1e6, 1e6);
  return excess == 0.0 ? 0.0 : sign(excess) * 1e6;
}

float edgeCover(float far) {
  return clamp(far + 0.5, 0.0, 1.0);
}

float strokeCover(float far, float width) {
  return min(min(1.0, width), max(0.0, width / 2.0 + 0.5 - abs(far)));
}

vec3 dip(float fraction) {
  float at = 255.0 * clamp(fraction, 0.0, 1.0);
  int first = min(254, int(at));
  return mix(texelFetch(colours, ivec2(first, 0), 0).rgb, texelFetch(colours, ivec2(first + 1, 0), 0).rgb, at - float(first));
}

// The map of xi with the colour at one end exchanged, as tint of src/output/colour.ts.
vec3 tinted(float xi, vec3 colour, float end) {
  float share = clamp(xi, 0.0, 1.0);
  return mix(dip(share), colour, 1.0 - abs(share - end));
}

void main() {
  float filler = 0.0, covered = 0.0, fillerFar = -1e6, coveredFar = -1e6;
  if (has.z) {
    moveTo(times);
    vec4 v = around(fillerField);
    filler = interpolate(v);
    fillerFar = distanceToHalf(v);
    vec4 both = has.w ? v + around(shellField) : v;
    covered = interpolate(both);
    coveredFar = distanceToHalf(both);
  }
  moveTo(1);
  vec4 metal = around(metalField);
  float dead = has.y ? interpolate(around(deadField)) : 0.0;

  vec3 pen;
  if (mode == 1) {
    float xi = interpolate(metal);
    pen = dip(xi);
    if (has.w) pen = mix(pen, tinted(xi, shellColour, 0.0), clamp(covered, 0.0, 1.0));
    if (has.z) pen = mix(pen, tinted(xi, fillerColour, 0.0), clamp(filler, 0.0, 1.0));
    if (has.y) pen = mix(pen, tinted(xi, deadColour, 1.0), dead);
  } else {
    if (mode == 2) {
      pen = matrixColour;
      if (has.w) pen = mix(pen, shellColour, clamp(covered, 0.0, 1.0));
      pen = mix(pen, fillerColour, clamp(filler, 0.0, 1.0));
    } else {
      vec4 value = around(valueField);
      if (has.x) {
        vec4 other = around(otherField);
        value = sqrt(value * value + other * other);
      }
      pen = dip((interpolate(value) - range.x) * range.y);
      if (outlined && has.w) pen = mix(pen, shellColour, 0.8 * strokeCover(coveredFar, 0.6 * line));
      if (outlined && has.z) pen = mix(pen, fillerLine, fillerLineShare * strokeCover(fillerFar, 0.6 * line));
    }
    float far = distanceToHalf(metal);
    vec3 solid = mix(metalColour, deadColour, dead);
    pen = mix(pen, solid, edgeCover(far));
    pen = mix(pen, inkColour, strokeCover(far, line));
  }
  painted = vec4(isInvalid ? invalidColour : pen, 1.0);
}
