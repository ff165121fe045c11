#!/usr/bin/env python3
"""Writes a C++ file that holds text files as string views: `embed.py OUT NAME=FILE...`.

The command and the native tests have no server to fetch the messages and the ready-made content from.
"""

import pathlib
import sys


def literal(data):
    """Adjacent string literals of one source line each; every byte outside plain ASCII as a three-digit escape."""
    lines = []
    for start in range(0, len(data), 96):
        text = "".join(
            chr(byte) if 32 <= byte < 127 and byte not in b'"\\?' else f"\\{byte:03o}" for byte in data[start : start + 96]
        )
        lines.append(f'    "{text}"')
    return "\n".join(lines) or '    ""'


def main():
    out = pathlib.Path(sys.argv[1])
    parts = [
        "// Written by assets/embed.py at each build.",
        '#include "embedded.hpp"',
        "",
        "namespace parcours {",
        "namespace {",
        "",
        "struct File {",
        "  std::string_view name, bytes;",
        "};",
        "",
        "constexpr File kFiles[] = {",
    ]
    for argument in sys.argv[2:]:
        name, path = argument.split("=", 1)
        data = pathlib.Path(path).read_bytes()
        parts.append(f'  {{"{name}", std::string_view(\n{literal(data)},\n    {len(data)})}},')
    parts += [
        "};",
        "",
        "}  // namespace",
        "",
        "std::string_view embeddedFile(std::string_view name) {",
        "  for (const File& file : kFiles) {",
        "    if (file.name == name) return file.bytes;",
        "  }",
        "  return {};",
        "}",
        "",
        "}  // namespace parcours",
        "",
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
