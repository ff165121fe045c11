#!/usr/bin/env python3
"""Ties the files of a site to one build: offline.py SITE INDEX WORKER FILE...

Writes SITE/index.html, whose addresses carry the build's name, and SITE/sw.js, which knows every file of the build by the
hash of its content. The build's name is the hash of all of them, so the same files make the same build.
"""
import base64
import hashlib
import json
import pathlib
import re
import sys


def integrity(content):
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def main(site, index, worker, *files):
    site = pathlib.Path(site)
    page = pathlib.Path(index).read_text("utf-8")
    script = pathlib.Path(worker).read_text("utf-8")
    hashes = {}
    for path in sorted(pathlib.Path(file).relative_to(site).as_posix() for file in files):
        hashes[path] = integrity((site / path).read_bytes())
    build = hashlib.sha256(json.dumps([page, script, hashes]).encode()).hexdigest()[:12]

    def versioned(match):
        # Pictures and the manifest may come from any build: nothing else depends on them.
        known = match[2] in hashes and match[2].endswith((".js", ".css", ".wasm", ".otf"))
        return f'{match[1]}="{match[2]}?{build}"' if known else match[0]

    page = re.sub(r'\b(href|src)="([^"]*)"', versioned, page)
    hashes[""] = integrity(page.encode())
    later = {path: text for path, text in hashes.items() if path.startswith(("content/", "demo/"))}
    first = {path: text for path, text in hashes.items() if path not in later}
    constants = {"__BUILD__": build, "__FILES__": first, "__LATER__": later}
    declared = ",".join(f"{name}={json.dumps(value, separators=(',', ':'))}" for name, value in constants.items())
    (site / "index.html").write_bytes(page.encode())
    (site / "sw.js").write_text(f"const {declared};\n{script}", "utf-8")


main(*sys.argv[1:])
