/** What a user may ask for. */
export const BACKEND_KINDS = ['auto', 'gpu', 'software', 'cpu'] as const;
/** What a user can ask for. */
export type BackendKind = (typeof BACKEND_KINDS)[number];
