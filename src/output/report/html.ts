/** HTML as text that is safe by construction: what is put into a template is escaped unless it is HTML already. */

/** A piece of a page. */
export interface Html {
  readonly html: string;
}

export type Content = Html | string | number | readonly Html[];

/** html`<p>${text}</p>`: strings and numbers are escaped, pieces and lists of them stand as they are. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return { html: strings.map((text, k) => text + (k < contents.length ? toText(contents[k]) : '')).join('') };
}

/** Text that is HTML already, such as a style sheet of the package. */
export function raw(text: string): Html {
  return { html: text };
}

export const nothing: Html = { html: '' };

function toText(content: Content): string {
  if (typeof content === 'string') return escapeHtml(content);
  if (typeof content === 'number') return String(content);
  if ('html' in content) return content.html;
  return content.map((piece) => piece.html).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as an element or an attribute in quotes holds it; control characters become spaces. */
export function escapeHtml(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (letter) => ENTITIES[letter]);
}

/** JSON within a script element: nothing in it can end the element. */
export function scriptJson(value: unknown): Html {
  return { html: JSON.stringify(value).replace(/</g, '\\u003c') };
}

export interface Table {
  readonly caption?: Content;
  readonly head: readonly Content[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Content[])[];
  /** Numbers stand right, digits below each other. */
  readonly numeric?: boolean;
}

/** A table in a box of its own that scrolls where the page is too narrow for it. */
export function table({ caption, head, rows, numeric = false }: Table): Html {
  const [first, ...others] = head;
  return html`<div class="scroll" tabindex="0"><table${numeric ? raw(' class="numeric"') : nothing}>${
    caption === undefined ? nothing : html`<caption>${caption}</caption>`
  }<thead><tr><td>${first}</td>${others.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    ([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** `a, b and c` */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
