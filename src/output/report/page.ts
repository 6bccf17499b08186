/** The page around the sections of a report: one file that needs nothing else and asks nothing of a network. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../case/package-root.ts';
import { escapeHtml, type Html, html, raw } from './html.ts';

export interface Section {
  /** Of its heading, for links. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

export interface Page {
  readonly title: string;
  /** Below the title. */
  readonly lead: Html;
  readonly sections: readonly Section[];
  readonly foot: Html;
  /** Texts of scripts; they run in their order at the end of the page. */
  readonly scripts: readonly string[];
  /** Style sheets beside that of the page. */
  readonly styles: string;
}

/** The document. A policy within it forbids every request and every script but these, whatever a title holds. */
export function page({ title, lead, sections, foot, scripts, styles }: Page): string {
  const closed = scripts.map((script) => script.replace(/<\/script/gi, '<\\/script'));
  const hashes = closed.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const policy = [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'media-src data:',
    'font-src data:',
  ].join('; ');
  const css = `${styles}\n${readFileSync(join(packageRoot(), 'assets', 'report', 'page.css'), 'utf8')}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="generator" content="tipfield">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(css)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${lead}
<nav aria-label="Sections">${sections.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}</nav>
</header>
<main>
${sections.map(({ id, title, body }) => html`<section aria-labelledby="${id}" class="section-${id}"><h2 id="${id}">${title}</h2>${body}</section>`)}
</main>
<footer>${foot}</footer>
${closed.map((script) => html`<script>${raw(script)}</script>`)}
</body>
</html>
`.html;
}

/** An SVG document as an image: its letters and names stay its own. */
export function svgImage(svg: string, alt: string): Html {
  return raw(`<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}" alt="${escapeHtml(alt)}">`);
}
