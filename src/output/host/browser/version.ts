import description from '../../../../package.json' with { type: 'json' };

/** Version of tipfield. */
export function programVersion(): string {
  return description.version;
}
