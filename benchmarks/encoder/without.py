"""A copy of onnxruntime that takes its processor for one without AVX-512 (and AVX-VNNI): its other kernels, measured on a machine that has them.

The checks are found by their bytes, each exactly once in version 1.32.0 for x86-64; another version ends with an error."""
import glob
import os
import shutil
import sys

# Tests of a bit that CPUID gives, with the jump that is taken when it is missing: 74 (if it is) becomes eb (always).
AVX512 = [("41f7c20000010074", "41f7c200000100eb"), ("f7c3000001007410", "f7c300000100eb10"), ("81e3000003d00f95c1", "81e3000003d031c990")]
AVX_VNNI = [("0fa2a81074", "0fa2a810eb")]


def copied(folder, path):
    """Copies the installed package below `folder`, to be had by what is returned first in `sys.path`. `path`: avx2 or avx-vnni."""
    target = os.path.join(folder, path)
    shutil.rmtree(target, ignore_errors=True)
    package = next(p for p in (os.path.join(p, "onnxruntime") for p in sys.path) if os.path.isdir(p))
    shutil.copytree(package, os.path.join(target, "onnxruntime"))
    library = glob.glob(os.path.join(target, "onnxruntime", "capi", "onnxruntime_pybind11_state*.so"))[0]
    with open(library, "rb") as file:
        code = file.read()
    for old, new in AVX512 + (AVX_VNNI if path == "avx2" else []):
        count = code.count(bytes.fromhex(old))
        if count != 1:
            sys.exit(f"{library}: the check {old} is there {count} times, not once")
        code = code.replace(bytes.fromhex(old), bytes.fromhex(new))
    with open(library, "wb") as file:
        file.write(code)
    return target
