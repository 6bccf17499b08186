/** fields.xdmf: tells ParaView and VTK what lies where in fields.h5. */
import type { Case } from '../../case/case.ts';
import { CONSTANTS, PLANES } from './layout.ts';

const NUMBERS = {
  '<f': 'NumberType="Float" Precision="4"',
  '<d': 'NumberType="Float" Precision="8"',
  '<B': 'NumberType="UChar" Precision="1"',
  '<i': 'NumberType="Int" Precision="4"',
};

/**
 * XDMF 3: a uniform grid of cells per moment, its arrays slices of the HDF5 file that lies beside. The grid is one cell deep,
 * because VTK's reader turns a flat one into the plane of y and z. `shares` are those that the case has.
 */
export function xdmfText({ name, grid }: Case, shares: readonly string[], times: readonly number[]): string {
  const { nx, ny, spacing } = grid;
  const constants = CONSTANTS.filter((constant) => constant.name.startsWith('maps/') || shares.includes(constant.key));
  const moment = (time: number, k: number) => `
      <Grid Name="${time} s" GridType="Uniform">
        <Time Value="${time}"/>
        <Topology TopologyType="3DCoRectMesh" Dimensions="2 ${ny + 1} ${nx + 1}"/>
        <Geometry GeometryType="ORIGIN_DXDYDZ">
          <DataItem Dimensions="3" NumberType="Float" Precision="8" Format="XML">0 0 0</DataItem>
          <DataItem Dimensions="3" NumberType="Float" Precision="8" Format="XML">${spacing} ${spacing} ${spacing}</DataItem>
        </Geometry>${PLANES.map(({ name, type }) =>
          attribute(
            name,
            `
          <DataItem ItemType="HyperSlab" Dimensions="1 ${ny} ${nx}">
            <DataItem Dimensions="3 3" NumberType="Int" Format="XML">${k} 0 0 1 1 1 1 ${ny} ${nx}</DataItem>
            ${stored(name, type, `${times.length} ${ny} ${nx}`)}
          </DataItem>`,
          ),
        ).join('')}${constants
          .map(({ name, type }) =>
            attribute(name.replace('/', ' '), `\n          ${stored(name, type, `1 ${ny} ${nx}`)}`),
          )
          .join('')}
      </Grid>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE Xdmf SYSTEM "Xdmf.dtd" []>
<Xdmf Version="3.0">
  <Domain>
    <Grid Name="${name}" GridType="Collection" CollectionType="Temporal">${times.map(moment).join('')}
    </Grid>
  </Domain>
</Xdmf>
`;
}

function attribute(name: string, item: string): string {
  return `
        <Attribute Name="${name}" AttributeType="Scalar" Center="Cell">${item}
        </Attribute>`;
}

function stored(name: string, type: keyof typeof NUMBERS, dimensions: string): string {
  return `<DataItem ${NUMBERS[type]} Dimensions="${dimensions}" Format="HDF">fields.h5:/${name}</DataItem>`;
}
