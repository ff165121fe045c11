#!/usr/bin/env python3
"""Parts a module in two: split.py OBJECTS LATER WASM FIRST REST

OBJECTS is a file that lists the objects the module was linked from, one a line; LATER is the object whose functions the
first part reaches through pointers alone. What the other roots of the program (those of web/) need is the first part,
written to FIRST; what only LATER needs goes to REST, which is instantiated with the exports of FIRST as `first`. Until
then its functions are imports `later` of FIRST that must not be called.

Functions are told by the objects that define them, so WASM comes with names, which neither part keeps; and not yet
optimized by Binaryen, which would make one of two functions that are alike, across the parts. That is done here.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FEATURES = ['--enable-sign-ext', '--enable-nontrapping-float-to-int', '--enable-bulk-memory', '--enable-mutable-globals']


def tool(name):
    """A tool of LLVM, whose folder is named by its version in Debian."""
    found = shutil.which(name) or next(map(str, sorted(pathlib.Path('/usr/lib').glob(f'llvm-*/bin/{name}'), reverse=True)), None)
    if not found:
        sys.exit(f'{name} is missing: it comes with Emscripten')
    return found


def symbols(objects):
    """What each object defines, and what it needs."""
    defined, needed = collections.defaultdict(set), collections.defaultdict(set)
    for line in subprocess.run([tool('llvm-nm'), '-A', *objects], check=True, capture_output=True, text=True).stdout.splitlines():
        path, rest = line.split(': ', 1)
        kind, name = rest.split()[-2:]
        (needed if kind == 'U' else defined)[path].add(name)
    return defined, needed


def reached(roots, without, defined, needed):
    """The objects that these need, with themselves."""
    home = {name: path for path in defined for name in defined[path]}
    seen, todo = set(), list(roots)
    while todo:
        path = todo.pop()
        if path in seen or path in without:
            continue
        seen.add(path)
        todo += [home[name] for name in needed[path] if name in home]
    return seen


def main(list_of_objects, later, wasm, first, rest):
    objects = pathlib.Path(list_of_objects).read_text('utf-8').split()
    defined, needed = symbols(objects)
    roots = [path for path in objects if '/parcours_wasm.dir/' in path or '/parcours_imgui.dir/' in path]
    at_once = reached(roots, {later}, defined, needed)
    afterwards = reached([later], at_once, defined, needed)
    kept = set().union(*(defined[path] for path in at_once))
    moved = set().union(*(defined[path] for path in afterwards)) - kept
    listing = subprocess.run([tool('wasm-opt'), *FEATURES, wasm, '-g', '--print-function-map'], check=True,
                             capture_output=True, text=True).stdout
    names = re.findall(r'^\d+:(\S+)$', listing, re.M)
    with tempfile.TemporaryDirectory() as folder:
        chosen = pathlib.Path(folder, 'functions')
        chosen.write_text('\n'.join(name for name in names if re.sub(r'\.\d+$', '', name) in moved), 'utf-8')
        parts = [f'{folder}/first.wasm', f'{folder}/rest.wasm']
        subprocess.run([tool('wasm-split'), *FEATURES, wasm, f'--split-funcs=@{chosen}', '-o1', parts[0], '-o2', parts[1],
                        '--import-namespace=first', '--placeholder-namespace=later', '--export-prefix=%'], check=True)
        for part, out in zip(parts, (first, rest)):
            subprocess.run([tool('wasm-opt'), *FEATURES, '-Oz', '--low-memory-unused', '--zero-filled-memory', part, '-o', out], check=True)


main(*sys.argv[1:])
