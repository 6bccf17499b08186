"""
Follows a fields.xdmf by the rules of XDMF: every item of data names a set of the HDF5 file with its shape and type, every
slice lies within it and is the moment of its grid. Tells times, extents and a checksum per array as JSON.
"""
import json
import os
import sys
import xml.etree.ElementTree as xml
import zlib

import h5py
import numpy

TYPES = {("Float", "4"): "float32", ("Float", "8"): "float64", ("UChar", "1"): "uint8", ("Int", "4"): "int32"}
folder = os.path.dirname(sys.argv[1])


def numbers(item):
    return [float(word) for word in item.text.split()]


def shape(item):
    return tuple(int(word) for word in item.get("Dimensions").split())


def read(item):
    """Values of a DataItem."""
    if item.get("ItemType") == "HyperSlab":
        selection, source = item.findall("DataItem")
        start, stride, count = numpy.array(numbers(selection), int).reshape(3, -1)
        whole = read(source)
        assert all(start + stride * (count - 1) < whole.shape), "a slice leaves its data set"
        part = whole[tuple(slice(a, a + s * n, s) for a, s, n in zip(start, stride, count))]
        return part.reshape(shape(item))
    assert item.get("Format") == "HDF"
    name, path = item.text.strip().split(":")
    with h5py.File(os.path.join(folder, name)) as file:
        data = file[path]
        assert str(data.dtype) == TYPES[item.get("NumberType"), item.get("Precision")], path
        assert data.size == numpy.prod(shape(item)), path
        return data[()].reshape(shape(item))


root = xml.parse(sys.argv[1]).getroot()
assert root.tag == "Xdmf" and root.get("Version") == "3.0"
collection = root.find("Domain/Grid")
assert (collection.get("GridType"), collection.get("CollectionType")) == ("Collection", "Temporal")
moments = []
for grid in collection.findall("Grid"):
    nodes = shape(grid.find("Topology"))
    origin, spacing = (numbers(item) for item in grid.find("Geometry").findall("DataItem"))
    arrays = {}
    for attribute in grid.findall("Attribute"):
        assert attribute.get("Center") == "Cell"
        name = attribute.get("Name")
        values = read(attribute.find("DataItem"))
        assert values.shape == tuple(n - 1 for n in nodes), name
        arrays[name] = zlib.crc32(values.tobytes())
        with h5py.File(os.path.join(folder, "fields.h5")) as file:
            stored = file[name.replace(" ", "/")]
            expected = stored[len(moments)] if stored.ndim == 3 else stored[()]
        assert numpy.array_equal(values[0], expected), name
    moments.append(
        {"time": float(grid.find("Time").get("Value")), "nodes": nodes, "spacing": spacing, "origin": origin, "sums": arrays}
    )
print(json.dumps(moments))
