"""Opens a fields.xdmf with VTK's reader, ParaView's own; tells times, extents and a checksum per array as JSON."""
import json
import sys
import zlib

from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonExecutionModel import vtkStreamingDemandDrivenPipeline
from vtkmodules.vtkIOXdmf2 import vtkXdmfReader

reader = vtkXdmfReader()
reader.SetFileName(sys.argv[1])
reader.UpdateInformation()
steps = vtkStreamingDemandDrivenPipeline.TIME_STEPS()
information = reader.GetOutputInformation(0)
moments = []
for time in [information.Get(steps, k) for k in range(information.Length(steps))]:
    reader.UpdateTimeStep(time)
    image = reader.GetOutputDataObject(0)
    cells = image.GetCellData()
    arrays = [cells.GetArray(k) for k in range(cells.GetNumberOfArrays())]
    sums = {array.GetName(): zlib.crc32(vtk_to_numpy(array).tobytes()) for array in arrays}
    nodes = tuple(reversed(image.GetDimensions()))
    moments.append(
        {"time": time, "nodes": nodes, "spacing": image.GetSpacing(), "origin": image.GetOrigin(), "sums": sums}
    )
print(json.dumps(moments))
