import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean periodic?` where a known word is near or contains it, else the known words: `; known: periodic, closed`. */
export function suggest(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const typed = word.toLowerCase();
  const nearest = closest(typed, known);
  if (distance(typed, nearest) <= Math.max(1, Math.round(word.length / 3))) return `; did you mean ${nearest}?`;
  const related = typed.length < 3 ? undefined : known.find((name) => name.includes(typed) || typed.includes(name));
  return related === undefined ? `; known: ${known.join(', ')}` : `; did you mean ${related}?`;
}

/** A value as the user would find it in the file: text in quotes, the rest as JSON. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
