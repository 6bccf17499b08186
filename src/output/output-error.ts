/** What is wrong with a file or a folder, told with the way out. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}
