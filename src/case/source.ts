/** A YAML text that knows where each of its values stands. */

import { type Document, isCollection, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Path } from './problems.ts';

export interface Source {
  readonly value: unknown;
  /** `file:line:col message` for each error of YAML itself. */
  readonly errors: readonly string[];
  /** Offset of the value at a path, of its key if asked, or of the nearest thing above that exists. */
  readonly offset: (path: Path, key?: boolean) => number;
  /** `file:line:col` */
  readonly place: (offset: number) => string;
}

/** Reads a text; its errors are listed, not thrown. `file` is its name in errors. */
export function readSource(text: string, file: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const errors = document.errors.map((error) => `${place(error.pos[0])} ${sentence(error.message)}`);
  let value: unknown;
  try {
    if (errors.length === 0) value = document.toJS();
  } catch (error) {
    // An alias without its anchor, or aliases of aliases without end.
    errors.push(`${place(0)} ${sentence(error instanceof Error ? error.message : String(error))}`);
  }
  return {
    value,
    errors,
    offset: (path, key = false) => offsetOf(document, path, key),
    place,
  };
}

function sentence(message: string): string {
  return `the file is not YAML here: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

function offsetOf(document: Document, path: Path, atKey: boolean): number {
  let node: unknown = document.contents;
  let key: unknown = node;
  for (const [k, part] of path.entries()) {
    const last = k === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (!pair) break;
      key = pair.key;
      node = last && atKey ? pair.key : pair.value;
    } else if (isSeq(node) && node.items[Number(part)] !== undefined) {
      node = node.items[Number(part)];
      key = node;
    } else {
      break;
    }
    if (last) return start(node) ?? start(key) ?? 0;
  }
  // What is missing is looked for under the key of its map.
  return start(key) ?? 0;
}

function start(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? (node as Node).range?.[0] : undefined;
}
