"""Mean thickness of the metal over time, from a run's fields: python3 read_fields.py runs/tip-effect/pvh/fields.h5"""
import sys

import h5py

with h5py.File(sys.argv[1]) as run:
    print(f"{run.attrs['case_label']} at {run.attrs['temperature [K]']} K")
    for time, metal in zip(run["time"], run["metal"]):
        thickness = metal.sum(dtype=float) * run.attrs["spacing [m]"] / run.attrs["nx"]
        print(f"{time:9.3f} s  {thickness:.9e} m")
