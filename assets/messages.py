#!/usr/bin/env python3
"""Turns the messages of assets/locales into one catalogue a language and one enumeration of keys.

Reads locales/<language>/*.json, checks that the languages say the same things, and writes

  <out>/locales/<language>.json   all messages of a language in the order of keys, after the fingerprint of the keys
  <out>/messages.hpp              enum class Msg in the same order, the fingerprint, and the messages named at run time

A fault stops the build with its file and key: a key that a language lacks or has twice, placeholders that differ among
languages, a plural form that is missing. `--unused DIR...` instead lists keys that no source under DIR names, as
`Msg::area_key`, as "area.key", or by a family such as "area.".
"""

import argparse
import json
import pathlib
import re
import sys

LANGUAGES = ("fr", "en", "pt")
# CLDR 42 cardinals. `many` (millions, in French and Portuguese) falls back to `other` where it is not given.
NEEDED_FORMS = {"fr": {"one", "other"}, "en": {"one", "other"}, "pt": {"one", "other"}}
ALLOWED_FORMS = {"fr": {"one", "many", "other"}, "en": {"one", "other"}, "pt": {"one", "many", "other"}}
KEY = re.compile(r"[a-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)+")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Faults:
    """Collects every fault, so that one build tells them all."""

    def __init__(self):
        self.lines = []

    def add(self, place, key, text):
        self.lines.append(f"{place}: {key}: {text}" if key else f"{place}: {text}")


def shown(path):
    """The path from the folder of the locales on, the same on every machine."""
    return "/".join(path.parts[-4:])


def placeholders(place, key, text, faults):
    rest = PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        faults.add(place, key, f"a brace that is no placeholder in “{text}”; placeholders look like {{name}}")
    return set(PLACEHOLDER.findall(text))


def check_message(language, place, key, value, faults):
    """The placeholders of a message: of a plural, those of its form `other`, which the others may leave out."""
    if not KEY.fullmatch(key):
        faults.add(place, key, "not a key: expected area.name in letters, digits and _")
    if isinstance(value, str):
        if not value.strip():
            faults.add(place, key, "empty text")
        return placeholders(place, key, value, faults)
    if not isinstance(value, dict) or not all(isinstance(form, str) for form in value.values()):
        faults.add(place, key, "expected a text, or an object of plural forms")
        return set()
    for form in sorted(NEEDED_FORMS[language] - value.keys()):
        faults.add(place, key, f"plural form “{form}” is missing in {language}")
    for form in sorted(value.keys() - ALLOWED_FORMS[language]):
        faults.add(place, key, f"plural form “{form}” does not exist in {language}")
    names = {form: placeholders(place, key, text, faults) for form, text in value.items()}
    everything = names.get("other", set())
    for form, used in sorted(names.items()):
        for name in sorted(used - everything):
            faults.add(place, key, f"placeholder {{{name}}} in form “{form}” but not in “other”")
    return everything


def read_language(folder, language, faults):
    """{key: (file, value, placeholders)} of one language."""
    messages = {}
    files = sorted((folder / language).glob("*.json"))
    if not files:
        faults.add(shown(folder / language), None, "no message files")
    for path in files:
        place = shown(path)

        def members(pairs, place=place):
            seen = set()
            for key, _ in pairs:
                if key in seen:
                    faults.add(place, key, "twice in this file")
                seen.add(key)
            return dict(pairs)

        try:
            content = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=members)
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            faults.add(place, None, f"not JSON in UTF-8: {error}")
            continue
        if not isinstance(content, dict):
            faults.add(place, None, "expected an object of key and text")
            continue
        for key, value in content.items():
            if key in messages:
                faults.add(place, key, f"also in {messages[key][0]}")
                continue
            messages[key] = (place, value, check_message(language, place, key, value, faults))
    return messages


def compare(catalogues, faults):
    for key in sorted(set().union(*catalogues.values())):
        having = [language for language in LANGUAGES if key in catalogues[language]]
        place, value, names = catalogues[having[0]][key]
        for language in LANGUAGES:
            if language not in having:
                faults.add(place.replace(f"/{having[0]}/", f"/{language}/"), key, f"missing in {language} (it is in {place})")
                continue
            other_place, other_value, other_names = catalogues[language][key]
            if isinstance(value, dict) != isinstance(other_value, dict):
                faults.add(other_place, key, f"has plural forms in one of {having[0]}, {language} only")
            for name in sorted(names ^ other_names):
                lacking = other_place if name in names else place
                faults.add(lacking, key, f"placeholder {{{name}}} is in the other language only ({having[0]}, {language})")


def identifier(key):
    return key.replace(".", "_")


def named_at_run_time(key):
    """The words of types, fields and values of the data carry its names: type.city, field.city.name."""
    return key.startswith("type.") or key.count(".") > 1


def fingerprint(keys):
    """FNV-1a (64 bits) over the keys: by it the app refuses the messages of another build."""
    value = 0xCBF29CE484222325
    for byte in "".join(key + "\n" for key in keys).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def enumeration(keys, faults):
    owners = {}
    for key in keys:
        if identifier(key) in owners:
            faults.add("messages.hpp", key, f"the same identifier as {owners[identifier(key)]}")
        owners[identifier(key)] = key
    lines = [
        "// The messages of assets/locales, sorted by key. Written by assets/messages.py at each build.",
        "#pragma once",
        "",
        "#include <cstdint>",
        "#include <string_view>",
        "",
        '#include "core/text/catalogue.hpp"',
        "",
        "namespace parcours {",
        "",
        "enum class Msg : std::uint16_t {",
        *(f"  {identifier(key)}," for key in keys),
        "};",
        "",
        "/// Which messages a catalogue of this build holds.",
        f'inline constexpr MessageSet kMessages = {{"{fingerprint(keys)}", {len(keys)}}};',
        "",
        "/// Messages that data names at run time (`field.city.name`, `type.city`), sorted by key.",
        "inline constexpr NamedMessage kNamedMessages[] = {",
        *(f'    {{"{key}", Msg::{identifier(key)}}},' for key in keys if named_at_run_time(key)),
        "};",
        "",
        "}  // namespace parcours",
        "",
    ]
    return "\n".join(lines)


def write_if_changed(path, text):
    """Leaves an unchanged file its time, so that nothing that includes it is compiled again."""
    data = text.encode("utf-8")
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def unused(keys, roots):
    source = []
    for root in roots:
        for path in sorted(pathlib.Path(root).rglob("*")):
            if path.suffix in (".cpp", ".hpp", ".js", ".html"):
                source.append(path.read_text(encoding="utf-8", errors="replace"))
    text = "\n".join(source)
    named = set(re.findall(r"Msg::(\w+)", text))
    quoted = set(re.findall(r"[\"'`]([A-Za-z0-9_.]+)[\"'`]", text))
    families = {word for word in quoted if word.endswith(".")}

    def is_used(key):
        if identifier(key) in named or key in quoted:
            return True
        parts = key.split(".")
        area = parts[0] + "."
        # An area whose messages are also named one by one is put together at run time only below: common.state.open.
        mixed = any(name.startswith(identifier(area)) for name in named)
        prefixes = {".".join(parts[:count]) + "." for count in range(2, len(parts))}
        if not mixed or len(parts) > 2:
            prefixes.add(area)
        return bool(prefixes & families)

    return [key for key in keys if not is_used(key)]


def main():
    arguments = argparse.ArgumentParser(description="Merges and checks the messages of all languages.")
    arguments.add_argument("--locales", required=True, type=pathlib.Path)
    arguments.add_argument("--out", type=pathlib.Path)
    arguments.add_argument("--unused", nargs="+", metavar="DIR")
    options = arguments.parse_args()

    faults = Faults()
    catalogues = {language: read_language(options.locales, language, faults) for language in LANGUAGES}
    compare(catalogues, faults)
    keys = sorted(set().union(*catalogues.values()))
    header = enumeration(keys, faults)
    if faults.lines:
        print("\n".join(faults.lines), file=sys.stderr)
        return 1
    if options.unused:
        idle = unused(keys, options.unused)
        if idle:
            print("No source names these messages:\n  " + "\n  ".join(idle), file=sys.stderr)
        return 1 if idle else 0
    if options.out:
        for language in LANGUAGES:
            merged = [fingerprint(keys)] + [catalogues[language][key][1] for key in keys]
            text = json.dumps(merged, ensure_ascii=False, separators=(",", ":")) + "\n"
            write_if_changed(options.out / "locales" / f"{language}.json", text)
        write_if_changed(options.out / "messages.hpp", header)
    return 0


if __name__ == "__main__":
    sys.exit(main())
