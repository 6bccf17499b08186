/** `tip-effect-75s.png`: letters that every system takes; without a time where none is given. */
export function fileName(study: string, ending: string, time?: number, part?: string): string {
  const word = study.replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'study';
  const at = time === undefined ? [] : [`${Number(time.toPrecision(4))}s`];
  return `${[word, ...(part ? [part] : []), ...at].join('-')}.${ending}`;
}
