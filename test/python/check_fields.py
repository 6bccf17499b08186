"""Reads every data set of a fields.h5 and tells what it found as JSON."""
import json
import sys

import h5py
import numpy

found = {}


def visit(name, item):
    if isinstance(item, h5py.Dataset):
        values = item[()]
        found[name] = {
            "shape": item.shape,
            "type": str(item.dtype),
            "units": item.attrs.get("units"),
            "long_name": item.attrs.get("long_name"),
            "axes": [list(axis.keys()) for axis in item.dims],
            "compression": item.compression,
            "finite": bool(numpy.isfinite(values).all()),
        }


with h5py.File(sys.argv[1]) as file:
    file.visititems(visit)
    attributes = {key: value if isinstance(value, str) else float(value) for key, value in file.attrs.items()}
    width = file.attrs["nx"] * file.attrs["spacing [m]"]
    area = file["metal"][()].sum(axis=(1, 2), dtype=float) * file.attrs["spacing [m]"] ** 2
    report = {
        "times": list(file["time"]),
        "thickness": list(area / width),
        "datasets": found,
        "attributes": attributes,
    }
print(json.dumps(report))
