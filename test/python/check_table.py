"""Prints what h5py reads of table.h5, column by column, as JSON."""
import json
import sys

import h5py

with h5py.File(sys.argv[1]) as file:
    columns = {}
    for name in json.loads(file.attrs["columns"]):
        data = file[name]
        words = h5py.check_string_dtype(data.dtype) is not None
        columns[name] = {
            "values": [str(v) for v in data.asstr()[:]] if words else [None if v != v else float(v) for v in data[:]],
            **{key: data.attrs[key] for key in ("units", "long_name", "role")},
        }
    print(json.dumps({"title": file.attrs["title"], "design": file.attrs["design"], "columns": columns}))
