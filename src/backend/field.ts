/** What both back ends ask of a field, and how sizes are told. */

/** Throws where a field's length is no whole number from 1, or `data` is longer than the field. */
export function checkLength(name: string, length: number, data?: ArrayLike<number>): void {
  if (!Number.isInteger(length) || length < 1)
    throw new Error(`field ${name} has length ${length}; accepted are whole numbers from 1`);
  if (data && data.length > length) throw new Error(`field ${name} holds ${length} numbers; ${data.length} were given`);
}

/** `1536` → `1.5 KiB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  return `${Number((bytes / 1024 ** step).toPrecision(3))} ${units[step]}`;
}
