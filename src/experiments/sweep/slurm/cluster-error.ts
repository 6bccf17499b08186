/** What a cluster refused, or what is missing to ask it, told with the way out. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
}
