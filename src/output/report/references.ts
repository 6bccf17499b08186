/** References of a report: numbered in the order of their first citation, and the same as BibTeX. */
import type { Citation } from '../../case/electrolytes/types.ts';
import { type Html, html } from './html.ts';

/** A work that can be cited. */
export interface Work {
  /** Unique; letters, digits, colon and dash. */
  readonly key: string;
  readonly kind: 'article' | 'book' | 'incollection' | 'software';
  /** Absent where the record of the program has none. */
  readonly authors?: readonly string[];
  readonly title: string;
  /** `J. Comput. Phys.`, or the publisher of a book. */
  readonly where?: string;
  /** Title of the book of a chapter. */
  readonly book?: string;
  readonly volume?: string;
  readonly pages?: string;
  readonly year?: string;
  readonly doi?: string;
  readonly note?: string;
}

/** Works in the order in which they were cited. */
export interface References {
  readonly works: Work[];
}

export function openReferences(): References {
  return { works: [] };
}

/** `[2]`, a link to the entry, which is added where it is new. */
export function cite(references: References, ...cited: readonly (Work | Citation)[]): Html {
  const numbers = cited.map((one) => {
    const work = 'key' in one ? one : workOf(one);
    const at = references.works.findIndex(({ key }) => key === work.key);
    return at >= 0 ? at + 1 : references.works.push(work);
  });
  const links = [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map(
      (number, k) =>
        html`${k === 0 ? '' : ', '}<a href="#ref-${number}" data-key="${references.works[number - 1].key}">${number}</a>`,
    );
  return html`[${links}]`;
}

/** A paper of the electrolytes as its record tells it: without authors. `Nano-Micro Lett. 17:249 (2025)` falls into its parts. */
export function workOf({ title, journal, doi }: Citation): Work {
  const [, where = journal, volume, pages, year] =
    /^(.*?)(?:\s+(\d+)(?:[:,]\s*(\d+))?)?\s*\((\d{4})\)$/.exec(journal) ?? [];
  const words = title.toLowerCase().match(/[a-z]{4,}/g) ?? ['paper'];
  return {
    key: `${words.slice(0, 2).join('-')}-${year ?? 'undated'}`,
    kind: 'article',
    title,
    where,
    ...(volume === undefined ? {} : { volume }),
    ...(pages === undefined ? {} : { pages }),
    ...(year === undefined ? {} : { year }),
    ...(doi === undefined ? {} : { doi }),
  };
}

/** The list at the end of the page. */
export function referenceList({ works }: References): Html {
  return html`<ol class="references">${works.map((work, k) => html`<li id="ref-${k + 1}">${entry(work)}</li>`)}</ol>`;
}

function entry({ kind, authors, title, where, book, volume, pages, year, doi, note }: Work): Html {
  const names = authors ? html`${authors.map(initialsFirst).join(', ')}. ` : html``;
  const place = [book && `in ${book}`, where, volume]
    .filter((part) => part !== undefined)
    .join(kind === 'article' ? ' ' : ', ');
  const tail = [pages, year && `(${year})`].filter((part) => part !== undefined);
  const rest = [place, ...tail]
    .filter((part) => part !== '')
    .join(kind === 'article' && pages && volume ? ', ' : ' ')
    .replace(', (', ' (');
  return html`${names}<cite>${title}</cite>. ${rest}${rest === '' ? '' : '.'}${note === undefined ? '' : ` ${note}.`}${
    doi === undefined ? html`` : html` <a href="https://doi.org/${doi}">doi:${doi}</a>`
  }`;
}

/** `Chiu, Pao-Hsiung` as `P.-H. Chiu`. */
function initialsFirst(name: string): string {
  const [family, given = ''] = name.split(', ');
  const initials = given.split(' ').map((part) =>
    part
      .split('-')
      .map((piece) => `${piece[0]}.`)
      .join('-'),
  );
  return given === '' ? family : `${initials.join(' ')} ${family}`;
}

/** All works as BibTeX, which BibTeX and biber read; one entry per work. */
export function bibtex({ works }: References): string {
  return works.map(toBibtex).join('\n');
}

function toBibtex({ key, kind, authors, title, where, book, volume, pages, year, doi, note }: Work): string {
  const place = { article: 'journal', book: 'publisher', incollection: 'publisher', software: 'publisher' }[kind];
  const type = kind === 'software' ? 'misc' : kind;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', authors && (kind === 'software' ? `{${latex(authors.join(' and '))}}` : latex(authors.join(' and ')))],
    ['title', `{${latex(title)}}`],
    ['booktitle', book && latex(book)],
    [kind === 'software' ? 'howpublished' : place, where && latex(where)],
    ['volume', volume],
    ['pages', pages?.replace('–', '--')],
    ['year', year],
    ['doi', doi],
    ['note', note && latex(note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return `@${type}{${key},\n${lines.join('\n')}\n}\n`;
}

/** Signs that TeX takes for its own are escaped; a brace would unbalance the entry and is left out. */
function latex(text: string): string {
  return text
    .replace(/[{}\\]/g, '')
    .replace(/ü/g, '{\\"u}')
    .replace(/[&%$#_]/g, (sign) => `\\${sign}`)
    .replace(/~/g, '\\textasciitilde{}')
    .replace(/\^/g, '\\textasciicircum{}');
}
