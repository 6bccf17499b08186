/** The equations of the model as MathML, which browsers set without help. */
import { type Html, html, raw } from './html.ts';

const i = (name: string) => `<mi>${name}</mi>`;
/** An upright bold vector. */
const v = (name: string) => `<mi mathvariant="bold">${name}</mi>`;
const o = (sign: string) => `<mo>${sign}</mo>`;
const n = (number: string) => `<mn>${number}</mn>`;
const row = (...parts: readonly string[]) => `<mrow>${parts.join('')}</mrow>`;
const sub = (base: string, below: string) => `<msub>${base}${below}</msub>`;
const sup = (base: string, above: string) => `<msup>${base}${above}</msup>`;
const over = (above: string, below: string) => `<mfrac>${above}${below}</mfrac>`;
const paren = (...parts: readonly string[]) => row(o('('), ...parts, o(')'));
const bracket = (...parts: readonly string[]) => row(o('['), ...parts, o(']'));
const dt = (of: string) => over(row(o('∂'), of), row(o('∂'), i('t')));

const F = i('F');
const c = i('c');
const xi = i('ξ');
const psi = i('ψ');
const ell = i('ℓ');
const cZero = sub(c, n('0'));
const tPlus = sub(i('t'), o('+'));
const tMinus = sub(i('t'), o('−'));
const normal = sub(i('i'), i('n'));
const molar = sub(i('V'), i('m'));
const grad = o('∇');
const div = `${o('∇')}${o('·')}`;
const ratio = over(c, cZero);

const EQUATIONS: readonly (readonly [name: string, math: string])[] = [
  [
    'current',
    row(
      ...[v('i'), o('='), o('−'), i('σ'), ratio],
      bracket(grad, i('φ'), o('+'), over(row(paren(n('2'), tPlus, o('−'), n('1')), i('R'), i('T')), F), grad, i('ln'), c),
    ),
  ],
  ['charge', row(div, paren(psi, v('i')), o('='), o('−'), over(F, molar), dt(xi))],
  [
    'salt',
    row(
      ...[over(row(o('∂'), paren(psi, c)), row(o('∂'), i('t'))), o('='), div],
      ...[paren(psi, i('D'), grad, c), o('+'), over(n('1'), F), div, paren(psi, tMinus, v('i'))],
    ),
  ],
  [
    'kinetics',
    row(
      ...[normal, o('='), sub(i('i'), n('0')), sub(i('a'), i('k'))],
      bracket(
        ...[ratio, sup(i('e'), row(o('−'), i('α'), F, i('η'), o('/'), i('R'), i('T'))), o('−')],
        sup(i('e'), row(paren(n('1'), o('−'), i('α')), F, i('η'), o('/'), i('R'), i('T'))),
      ),
      ...[o(','), i('η'), o('='), o('−'), i('φ'), o('+'), over(row(i('γ'), molar), F), sub(i('a'), i('γ')), i('K')],
    ),
  ],
  [
    'metal',
    row(
      ...[dt(xi), o('='), over(molar, F), normal, i('δ'), o('+'), i('M'), div],
      bracket(
        ...[grad, xi, o('−'), over(row(xi, paren(n('1'), o('−'), xi)), ell)],
        over(row(grad, xi), row(o('|'), grad, xi, o('|'))),
      ),
    ),
  ],
];

/** A list of the equations with their names; letters are explained beneath. */
export function equations(): Html {
  return html`<ul class="equations">${EQUATIONS.map(
    ([name, math]) =>
      html`<li><span>${name}</span>${raw(`<math display="block">${math}</math>`)}</li>`,
  )}</ul>
<p class="note">ξ: metal fraction, ψ = 1 − ξ; c: salt concentration, c₀ at the start; φ: potential of the electrolyte against the metal; i: current density,
i<sub>n</sub> through the surface, plating positive; σ: conductivity at c₀; t₊, t₋ = 1 − t₊: transference numbers; D: salt diffusivity; i₀: exchange current density; α: transfer coefficient;
η: overpotential; γ: surface energy; K: curvature of the surface; a<sub>k</sub>, a<sub>γ</sub>: anisotropies; V<sub>m</sub>: molar volume of the metal; ℓ: width of the interface; δ: surface density, one when
integrated across the front; M: mobility of the profile.</p>`;
}
