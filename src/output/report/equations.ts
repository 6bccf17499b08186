/** The equations of the model in plain HTML: MathML needs a font that many phones and Linux machines lack. */
import { type Html, html } from './html.ts';

/** A letter that stands for a quantity. */
const i = (name: string): Html => html`<i>${name}</i>`;
const sub = (base: string, below: string): Html => html`<i>${base}</i><sub>${below}</sub>`;
const over = (above: Html, below: Html): Html =>
  html`<span class="fraction"><span>${above}</span><span class="hidden">/</span><span>${below}</span></span>`;
const bracket = (content: Html): Html => html`<span class="tall">[</span>${content}<span class="tall">]</span>`;

const current = html`<b>i</b>`;
const share = over(i('c'), sub('c', '0'));
const molarOverF = over(sub('V', 'm'), i('F'));

const EQUATIONS: readonly (readonly [name: string, equation: Html])[] = [
  [
    'current',
    html`${current} = −<i>σ</i> ${share} ${bracket(html`∇<i>φ</i> + ${over(html`(2${sub('t', '+')} − 1)<i>RT</i>`, i('F'))} ∇ ln <i>c</i>`)}`,
  ],
  ['charge', html`∇·(<i>ψ</i>${current}) = −${over(i('F'), sub('V', 'm'))} ${over(html`∂<i>ξ</i>`, html`∂<i>t</i>`)}`],
  [
    'salt',
    html`${over(html`∂(<i>ψc</i>)`, html`∂<i>t</i>`)} = ∇·(<i>ψD</i>∇<i>c</i>) + ${over(html`1`, i('F'))} ∇·(<i>ψ</i>${sub('t', '−')}${current})`,
  ],
  [
    'kinetics',
    html`${sub('i', 'n')} = ${sub('i', '0')}${sub('a', 'k')} ${bracket(
      html`${share} <i>e</i><sup>−<i>αFη</i>/<i>RT</i></sup> − <i>e</i><sup>(1 − <i>α</i>)<i>Fη</i>/<i>RT</i></sup>`,
    )}`,
  ],
  [
    'overpotential',
    html`<i>η</i> = −<i>φ</i> + ${over(html`<i>γ</i>${sub('V', 'm')}`, i('F'))} ${sub('a', 'γ')}<i>K</i>`,
  ],
  [
    'metal',
    html`${over(html`∂<i>ξ</i>`, html`∂<i>t</i>`)} = ${molarOverF} ${sub('i', 'n')}<i>δ</i> + <i>M</i> ∇·${bracket(
      html`∇<i>ξ</i> − ${over(html`<i>ξ</i>(1 − <i>ξ</i>)`, i('ℓ'))} ${over(html`∇<i>ξ</i>`, html`|∇<i>ξ</i>|`)}`,
    )}`,
  ],
];

/** A list of the equations with their names; letters are explained beneath. */
export function equations(): Html {
  return html`<ul class="equations">${EQUATIONS.map(
    ([name, equation]) => html`<li><span class="name">${name}</span><span class="equation">${equation}</span></li>`,
  )}</ul>
<p class="note">ξ: metal fraction, ψ = 1 − ξ; c: salt concentration, c₀ at the start; φ: potential of the electrolyte against the metal; <b>i</b>: current density,
i<sub>n</sub> through the surface, plating positive; σ: conductivity at c₀; t₊, t₋ = 1 − t₊: transference numbers; D: salt diffusivity; i₀: exchange current density; α: transfer coefficient;
η: overpotential; γ: surface energy; K: curvature of the surface; a<sub>k</sub>, a<sub>γ</sub>: anisotropies; V<sub>m</sub>: molar volume of the metal; ℓ: width of the interface; δ: surface density, one when
integrated across the front; M: mobility of the profile; F, R, T: Faraday's constant, gas constant, temperature.</p>`;
}
