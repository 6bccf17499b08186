/** A case is several layers of the same keys: the defaults of its file, its own entry, the options of a command. */

type Tree = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys whose plain name may meet values of one's own: `electrolyte: pvh` and `electrolyte.transference: 0.5`. */
const named = ['electrolyte', 'metal'];

/**
 * `upper` laid over `lower`. Maps are merged key by key, everything else is replaced, with six rules that keep what
 * was meant: a map over a name changes values of that name; a voltage over a current is another control, not both at
 * once; an experiment takes the place of what was held and for how long, and these that of an experiment; a structure of another kind is another structure, random nuclei are other nuclei than a row; a map of whole numbers over a list changes its members, `{0: {radius: 1 um}}`. Neither argument is changed.
 */
export function merge(lower: unknown, upper: unknown, key = ''): unknown {
  if (!isMap(upper)) return upper;
  if (Array.isArray(lower)) {
    const isMember = (index: string) => /^\d+$/.test(index) && Number(index) < lower.length;
    if (!Object.keys(upper).every(isMember)) return upper;
    return lower.map((member: unknown, index) => (String(index) in upper ? merge(member, upper[index]) : member));
  }
  const under = typeof lower === 'string' && named.includes(key) ? { base: lower } : lower;
  if (!isMap(under)) return upper;
  if (key === 'structure' && 'kind' in upper && upper.kind !== under.kind) return upper;
  if (key === 'nuclei' && isOtherPlacing(upper, under)) return upper;
  const result: Record<string, unknown> = { ...under };
  if (key === 'control' && 'voltage' in upper) {
    delete result.current;
    delete result.compliance;
  }
  if (key === 'control' && 'current' in upper) delete result.voltage;
  if (key === '' && 'experiment' in upper) dropHeld(result);
  else if (key === '' && isHeld(upper)) delete result.experiment;
  for (const [name, value] of Object.entries(upper)) result[name] = merge(result[name], value, name);
  return result;
}

/** Takes away what one experiment does in place of: current, voltage and duration. The compliance is the cycler's and stays. */
function dropHeld(below: Record<string, unknown>): void {
  delete below.duration;
  if (!isMap(below.control)) return;
  const { current: _, voltage: __, ...others } = below.control;
  below.control = others;
}

/** Whether a layer says what is held, or for how long. */
function isHeld({ control, duration }: Tree): boolean {
  return duration !== undefined || (isMap(control) && ('current' in control || 'voltage' in control));
}

/** A row over random nuclei, or random ones over a row. */
function isOtherPlacing(upper: Tree, under: Tree): boolean {
  return ('random' in upper && 'count' in under) || ('count' in upper && 'random' in under);
}

/** `surface.nuclei.0.radius` and a value as nested maps. */
export function nest(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner: unknown, part) => ({ [part]: inner }), value);
}

/** How many parts of a path lead somewhere in a tree. */
export function depth(tree: unknown, path: readonly (string | number)[]): number {
  let node = tree;
  let reached = 0;
  for (const part of path) {
    const next = Array.isArray(node)
      ? (node as unknown[])[Number(part)]
      : isMap(node) && Object.hasOwn(node, part)
        ? node[part]
        : undefined;
    if (next === undefined) return reached;
    node = next;
    reached++;
  }
  return reached;
}
