#!/usr/bin/env python3
"""Joins the items of the library: `library.py LIBRARY OUT`.

LIBRARY/items has one file an item, with its texts in three languages side by side, as they are best kept. Written are
OUT/library/fr.json (and en, pt), what a page shows in one language, and OUT/topics.json, the items as ready-made topics in
all languages. Order: that of the learning areas in LIBRARY/domains.json, then of the kinds, then of the keys. What is
missing, unknown or of another shape in any item stops the build, and so does a criterion of LIBRARY/criteria.json that does
not say in each language what every step looks like.
"""

import json
import pathlib
import sys

LANGUAGES = ("fr", "en", "pt")
KINDS = ("method", "theme", "tool", "technique")
PLAN_PARTS = ("objectives", "actions", "timing", "responsibilities", "costs", "funding", "indicators", "risks")
SHEETS = ("problem_tree", "stakeholder_map", "action_table", "experiment_card", "opera", "pre_mortem", "budget", "group")
TEXTS = ("title", "summary", "aim", "when", "time", "example", "core", "stretch", "catch_up")
LISTS = ("steps", "material", "pitfalls")
STEPS = 5  # of a criterion, from none on
LEVEL_LENGTH = 90  # what a phone shows in two lines
TOPIC_TEXTS = ("title", "summary", "core", "stretch", "catch_up")


def faults(item, name, keys, domains):
    """What is wrong with an item, as sentences."""
    found = []

    def expect(right, what):
        if not right:
            found.append(f"{name}: {what}")

    expect(item.get("key") == name, "the key is not the file's name")
    expect(item.get("kind") in KINDS, f"kind {item.get('kind')!r}")
    expect(item.get("domain") in domains, f"domain {item.get('domain')!r}")
    expect(item.get("plan") and set(item["plan"]) <= set(PLAN_PARTS), f"plan {item.get('plan')!r}")
    expect(set(item.get("related", [])) <= keys - {name}, f"related {sorted(set(item.get('related', [])) - keys)}")
    expect(item.get("fill", SHEETS[0]) in SHEETS, f"fill {item.get('fill')!r}")
    expect(isinstance(item.get("minutes"), int) and item["minutes"] > 0, "minutes")
    for language in LANGUAGES:
        texts = item.get(language, {})
        expect(set(texts) == {*TEXTS, *LISTS}, f"{language} has {sorted(set(texts) ^ {*TEXTS, *LISTS})}")
        for member, value in texts.items():
            for text in value if member in LISTS else [value]:
                expect(isinstance(text, str) and text and text == text.strip(), f"{language}.{member}: {text!r}")
    for member in LISTS:
        lengths = {len(item.get(language, {}).get(member, [])) for language in LANGUAGES}
        expect(len(lengths) == 1 and 0 not in lengths, f"{member} differs among languages")
    return found


def criterion_faults(criterion, domains):
    """What is wrong with a criterion, as sentences."""
    name = f"criterion {criterion.get('key')}"
    if criterion.get("domain") not in domains:
        yield f"{name}: domain {criterion.get('domain')!r}"
    for language in LANGUAGES:
        for member in ("title", "question"):
            if not criterion.get(member, {}).get(language):
                yield f"{name}: no {member} in {language}"
        levels = criterion.get("levels", {}).get(language, "").split("\n")
        if len(levels) != STEPS or len(set(levels)) != STEPS:
            yield f"{name}: {language} does not have {STEPS} different levels"
        yield from (f"{name}: {language} level {text!r}" for text in levels if text != text.strip() or not 0 < len(text) <= LEVEL_LENGTH)


def read(library):
    """All items in order, and the learning areas by key; exits when any item or criterion is faulty."""
    domains = {domain["key"]: domain for domain in json.loads((library / "domains.json").read_text("utf-8"))}
    items = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((library / "items").glob("*.json"))}
    found = [fault for name, item in items.items() for fault in faults(item, name, set(items), domains)]
    for criterion in json.loads((library / "criteria.json").read_text("utf-8")):
        found += criterion_faults(criterion, domains)
    if found:
        sys.exit("\n".join(found))
    order = list(domains)
    place = lambda item: (order.index(item["domain"]), KINDS.index(item["kind"]), item["key"])
    return sorted(items.values(), key=place), domains


def in_language(item, language, domains):
    common = {name: value for name, value in item.items() if name not in LANGUAGES}
    return {**common, "domain_title": domains[item["domain"]]["title"][language], **item[language]}


def as_topic(item):
    texts = {text: {language: item[language][text] for language in LANGUAGES} for text in TOPIC_TEXTS}
    return {"key": item["key"], "domain": item["domain"], "kind": item["kind"], "plan": sorted(item["plan"]), **texts}


def main():
    library, out = map(pathlib.Path, sys.argv[1:])
    items, domains = read(library)
    written = {f"library/{language}.json": [in_language(item, language, domains) for item in items] for language in LANGUAGES}
    written["topics.json"] = [as_topic(item) for item in items]
    for name, content in written.items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # An unchanged file keeps its time, so nothing follows from it.
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
