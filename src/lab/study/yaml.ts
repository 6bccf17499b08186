/** The cases shown as a study file that the command line runs to the same result. */
import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import description from '../../../package.json' with { type: 'json' };
import { merge } from '../../case/layers.ts';
import { isTree, mergedCase, overridesOf, type StudyTrees, sourceOf, type Tree, treesOf } from './merged.ts';
import type { Pictures } from './pictures.ts';
import type { Setup } from './setup.ts';

/** A longer link stays out of the file, because nobody copies it from a comment. */
const LONGEST_LINK = 2000;
/** A former value is told where it is a short word or number. */
const LONGEST_VALUE = 40;

/**
 * The study file: title, question, and the cases shown with all changes merged in. What the study's author wrote about a value stays beside it as
 * long as the value does; a value that was changed says what it was. Pictures that the package brings are written into the file.
 *
 * Throws StudyError where the setup cannot be read. `link` leads back to the page.
 */
export function setupText(
  setup: Setup,
  known: Pick<Pictures, 'dataUrl'>,
  { link }: { readonly link?: string } = {},
): string {
  const trees = treesOf(setup);
  // A picture beside a file of one's own stays beside it.
  const pictures = setup.text === undefined ? known : { dataUrl: () => undefined };
  const shown = setup.shown.map((name) => withPictures(mergedCase(trees, setup.set, name), pictures) as Tree);
  const document = annotated(setup, trees, shown, pictures) ?? plain(trees, shown);
  document.commentBefore = headOf(setup, link);
  return document.toString({ lineWidth: 0 });
}

function headOf({ study, text, shown, set }: Setup, link?: string): string {
  const origin = text === undefined ? `the study "${study}" of tipfield` : `the study "${study}"`;
  const changed = set.length > 0 ? ', with what was changed in the lab' : '';
  const lines = [
    `${shown.join(' and ')} of ${origin}${changed}. Written by the lab of tipfield ${description.version}.`,
    '',
    `  npx tipfield compare ${study}.yaml`,
    ...(link !== undefined && link.length < LONGEST_LINK ? ['', `The same in the lab: ${link}`] : []),
  ];
  return lines.map((line) => (line === '' ? '' : ` ${line}`)).join('\n');
}

/** The author's file with its comments, changed; `null` where that does not come to the same cases. */
function annotated(
  setup: Setup,
  trees: StudyTrees,
  shown: readonly Tree[],
  pictures: Pick<Pictures, 'dataUrl'>,
): Document | null {
  try {
    const document = parseDocument(sourceOf(setup));
    const common = setup.set.filter((line) => overridesOf([line], trees.names, '').length > 0);
    const defaults = withPictures(
      overridesOf(common, trees.names, '').reduce<unknown>((lower, { value }) => merge(lower, value), trees.defaults),
      pictures,
    ) as Tree;
    const cases = document.get('cases');
    if (!isSeq(cases) || !isMap(document.contents)) return null;
    const nodes = setup.shown.map((name) => cases.items[trees.names.indexOf(name)]);
    if (!nodes.every(isMap)) return null;
    cases.items = nodes;
    const below = document.get('defaults');
    if (isMap(below)) change(document, below, trees.defaults, defaults);
    for (const [index, node] of nodes.entries()) {
      const entry = trees.entries[trees.names.indexOf(setup.shown[index])];
      change(document, node, entry, entryFor(defaults, entry, shown[index]) as Tree);
    }
    const text = document.toString({ lineWidth: 0 });
    const again = treesOf({ study: setup.study, text });
    const isTheSame = shown.every((tree, index) => isEqual(merge(again.defaults, again.entries[index]), tree));
    return isTheSame ? document : null;
  } catch {
    // Aliases between what is shown and what is not, or a file of another shape: written anew.
    return null;
  }
}

/** A file of the same cases without comments. */
function plain({ head }: StudyTrees, shown: readonly Tree[]): Document {
  const { title, question } = head;
  return new Document({ title, ...(question !== undefined && { question }), cases: shown });
}

/** What must lie over the defaults so that the case comes out: what the entry says already, and what differs. */
function entryFor(defaults: Tree, entry: Tree, wanted: Tree): unknown {
  const comesTo = merge(defaults, entry);
  const over = (have: unknown, lower: unknown, want: unknown): unknown => {
    if (isEqual(have, want)) return lower;
    if (!isTree(have) || !isTree(want)) return want;
    const own = isTree(lower) ? lower : {};
    const parts = Object.entries(want).map(([key, value]) => [key, over(have[key], own[key], value)] as const);
    // A key that the case no longer has does not come back from its entry either.
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
  };
  return over(comesTo, entry, wanted);
}

/** Brings a map of the document from what it was to what it is to be. */
function change(document: Document, node: YAMLMap, from: Tree, to: Tree): void {
  for (const key of Object.keys(from)) if (!(key in to)) node.delete(key);
  for (const [key, value] of Object.entries(to)) {
    const before = from[key];
    if (isEqual(before, value)) continue;
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    // What was said of the value no longer holds; what stands before the first key hangs on the map.
    if (pair && isScalar(pair.key)) pair.key.commentBefore = null;
    if (pair && pair === node.items[0]) node.commentBefore = null;
    if (pair && isMap(pair.value) && isTree(before) && isTree(value)) {
      change(document, pair.value, before, value);
      continue;
    }
    const isFlow = isScalar(pair?.value) || node.flow === true;
    const created = document.createNode(value);
    if (isMap(created) || isSeq(created)) created.flow = isFlow || isSmall(value);
    node.set(key, created);
    const after = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (isScalar(after?.value) && node.flow !== true) after.value.comment = ` ${said(before)}`;
  }
}

function said(before: unknown): string {
  const isShort = (typeof before === 'string' || typeof before === 'number') && String(before).length <= LONGEST_VALUE;
  return isShort ? `Changed in the lab; it was ${before}.` : 'Set in the lab.';
}

function isSmall(value: unknown): boolean {
  return JSON.stringify(value).length <= 90;
}

/** The same tree with the pictures of the package as data. */
function withPictures(value: unknown, pictures: Pick<Pictures, 'dataUrl'>): unknown {
  if (!isTree(value)) return value;
  const parts = Object.entries(value).map(([key, inner]) => [key, withPictures(inner, pictures)] as const);
  const tree = Object.fromEntries(parts);
  if (tree.kind === 'image' && typeof tree.file === 'string') tree.file = pictures.dataUrl(tree.file) ?? tree.file;
  return tree;
}

function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, k) => isEqual(value, other[k]));
  if (!isTree(one) || !isTree(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => key in other && isEqual(one[key], other[key]))
  );
}
