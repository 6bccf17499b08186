/** Works that the methods of every run rest on, and the program itself. */
import type { Work } from './references.ts';

/** Concentrated and dilute solutions, Nernst-Planck, Butler-Volmer. */
export const newman: Work = {
  key: 'newman-2004',
  kind: 'book',
  authors: ['Newman, John', 'Thomas-Alyea, Karen E.'],
  title: 'Electrochemical Systems, 3rd edition',
  where: 'Wiley-Interscience',
  year: '2004',
};

export const chiuLin: Work = {
  key: 'chiu-2011',
  kind: 'article',
  authors: ['Chiu, Pao-Hsiung', 'Lin, Yan-Ting'],
  title: 'A conservative phase field method for solving incompressible two-phase flows',
  where: 'J. Comput. Phys.',
  volume: '230',
  pages: '185–204',
  year: '2011',
  doi: '10.1016/j.jcp.2010.09.021',
};

/** Equations in a domain whose edge is a phase field. */
export const smoothedBoundary: Work = {
  key: 'yu-2012',
  kind: 'article',
  authors: ['Yu, Hui-Chia', 'Chen, Hsun-Yi', 'Thornton, Katsuyo'],
  title:
    'Extended smoothed boundary method for solving partial differential equations with general boundary conditions on complex boundaries',
  where: 'Modelling Simul. Mater. Sci. Eng.',
  volume: '20',
  pages: '075008',
  year: '2012',
  doi: '10.1088/0965-0393/20/7/075008',
};

export const multigrid: Work = {
  key: 'trottenberg-2001',
  kind: 'book',
  authors: ['Trottenberg, Ulrich', 'Oosterlee, Cornelis W.', 'Schüller, Anton'],
  title: 'Multigrid',
  where: 'Academic Press',
  year: '2001',
};

/** The solver of calibrations. */
export const algebraicMultigrid: Work = {
  key: 'ruge-1987',
  kind: 'incollection',
  authors: ['Ruge, J. W.', 'Stüben, K.'],
  title: 'Algebraic multigrid',
  book: 'Multigrid Methods',
  where: 'SIAM',
  pages: '73–130',
  year: '1987',
  doi: '10.1137/1.9781611971057.ch4',
};

export function program(version: string): Work {
  return {
    key: 'tipfield',
    kind: 'software',
    authors: ['The tipfield authors'],
    title: `tipfield ${version}: dendrite growth in battery electrolytes`,
    where: 'Computer program',
  };
}
