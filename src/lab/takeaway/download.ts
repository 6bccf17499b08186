/** Files that leave the page by way of the browser's downloads. */

/** Gives a file to the user. */
export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
