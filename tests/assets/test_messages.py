"""What assets/messages.py writes, and every fault that must stop a build with its file and key."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "assets" / "messages.py"
LIBRARY = ROOT / "assets" / "library"
GOOD = {
    "fr": {"a.json": {"a.hello": "Bonjour {name}", "a.cities": {"one": "{n} ville", "other": "{n} villes"}}},
    "en": {"a.json": {"a.hello": "Hello {name}", "a.cities": {"one": "{n} city", "other": "{n} cities"}}},
    "pt": {"a.json": {"a.hello": "Olá {name}", "a.cities": {"one": "{n} cidade", "other": "{n} cidades"}}},
}


class Messages(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.locales = self.root / "assets" / "locales"
        self.out = self.root / "out"
        for language, files in GOOD.items():
            for name, content in files.items():
                self.put(language, name, json.dumps(content))

    def put(self, language, name, text):
        path = self.locales / language / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, language, **members):
        content = dict(GOOD[language]["a.json"])
        for key, value in members.items():
            content["a." + key] = value
        self.put(language, "a.json", json.dumps(content))

    def run_script(self, *more):
        call = [sys.executable, str(SCRIPT), "--locales", str(self.locales), "--out", str(self.out), *more]
        return subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)

    def assert_refused(self, *words):
        result = self.run_script()
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertFalse(self.out.exists(), "nothing is written when something is wrong")
        for word in words:
            self.assertIn(word, result.stderr)

    def test_good_messages_are_merged_in_the_order_of_their_keys(self):
        self.put("fr", "b.json", '{"b.z": "z", "b.a": "a"}')
        self.put("en", "b.json", '{"b.a": "a", "b.z": "z"}')
        self.put("pt", "c.json", '{"b.a": "a", "b.z": "z"}')
        result = self.run_script()
        self.assertEqual(result.returncode, 0, result.stderr)
        keys = ["a.cities", "a.hello", "b.a", "b.z"]
        for language in GOOD:
            merged = json.loads((self.out / "locales" / f"{language}.json").read_text(encoding="utf-8"))
            self.assertEqual(merged[0], "5126303c5ee3b10b")
            self.assertEqual(merged[3:], ["a", "z"])
        header = (self.out / "messages.hpp").read_text(encoding="utf-8")
        names = [key.replace(".", "_") for key in keys]
        self.assertIn("\n".join(f"  {name}," for name in names), header)
        self.assertIn('kMessages = {"5126303c5ee3b10b", 4}', header)

    def test_messages_that_data_names_are_listed(self):
        for language in GOOD:
            self.put(language, "b.json", '{"type.city": "x", "b.c.d": "y"}')
        result = self.run_script()
        self.assertEqual(result.returncode, 0, result.stderr)
        header = (self.out / "messages.hpp").read_text(encoding="utf-8")
        self.assertEqual(header.count('    {"'), 2)
        self.assertIn('{"type.city", Msg::type_city},', header)
        self.assertIn('{"b.c.d", Msg::b_c_d},', header)

    def test_unchanged_files_keep_their_time(self):
        self.run_script()
        before = {path: path.stat().st_mtime_ns for path in self.out.rglob("*") if path.is_file()}
        self.change("fr", hello="Salut {name}")
        self.run_script()
        changed = [path.name for path, time in before.items() if path.stat().st_mtime_ns != time]
        self.assertEqual(changed, ["fr.json"])

    def test_a_key_that_a_language_lacks(self):
        for language in GOOD:
            with self.subTest(language):
                content = dict(GOOD[language]["a.json"])
                del content["a.hello"]
                self.put(language, "a.json", json.dumps(content))
                self.assert_refused(f"assets/locales/{language}/a.json", "a.hello", f"missing in {language}")
                self.put(language, "a.json", json.dumps(GOOD[language]["a.json"]))

    def test_placeholders_that_differ(self):
        self.change("pt", hello="Olá {nome}")
        self.assert_refused("a.hello", "{nome}", "{name}")

    def test_a_brace_that_is_no_placeholder(self):
        for text in ("Hello {name", "Hello name}", "Hello {Name}", "Hello {name} {}"):
            with self.subTest(text):
                self.change("en", hello=text)
                self.assert_refused("en/a.json", "a.hello", "brace")

    def test_a_key_in_two_files(self):
        self.put("fr", "b.json", '{"a.hello": "Bonjour {name}"}')
        self.assert_refused("fr/b.json", "a.hello", "also in assets/locales/fr/a.json")

    def test_a_key_twice_in_one_file(self):
        self.put("en", "b.json", '{"b.x": "1", "b.x": "2"}')
        self.assert_refused("en/b.json", "b.x", "twice")

    def test_plural_forms(self):
        self.change("fr", cities={"other": "{n} villes"})
        self.assert_refused("fr/a.json", "a.cities", "“one”")
        self.change("fr", cities={"one": "{n} ville"})
        self.assert_refused("fr/a.json", "a.cities", "“other”")
        self.change("fr", cities={"one": "une ville", "many": "{n} de villes", "other": "{n} villes"})
        self.assertEqual(self.run_script().returncode, 0)

    def test_a_form_the_language_does_not_have(self):
        self.change("en", cities={"one": "{n} city", "few": "{n} cities", "other": "{n} cities"})
        self.assert_refused("en/a.json", "a.cities", "“few”")

    def test_plural_in_one_language_only(self):
        self.change("pt", cities="{n} cidades")
        self.assert_refused("pt/a.json", "a.cities", "plural forms")

    def test_two_keys_with_one_identifier(self):
        for language in GOOD:
            self.put(language, "b.json", '{"b.x_y": "1", "b.x.y": "2"}')
        self.assert_refused("b.x.y", "b.x_y")

    def test_files_that_are_no_messages(self):
        for text in ("{", "[]", '{"b.x": 3}', '{"b.x": ""}', '{"nodot": "x"}', '{"b.x": {"one": 1}}'):
            with self.subTest(text):
                for language in GOOD:
                    self.put(language, "b.json", text)
                self.assert_refused("b.json")

    def test_unused_keys_are_listed(self):
        source = self.root / "shell" / "page.cpp"
        source.parent.mkdir()
        source.write_text("t(Msg::a_hello)", encoding="utf-8")
        result = self.run_script("--unused", str(source.parent))
        self.assertEqual(result.returncode, 1)
        self.assertIn("a.cities", result.stderr)
        self.assertNotIn("a.hello", result.stderr)
        for named in ('t(Msg::a_hello, Msg::a_cities)', 'find("a.hello"), find("a.cities")', 'find("a." + name)'):
            with self.subTest(named):
                source.write_text(named, encoding="utf-8")
                self.assertEqual(self.run_script("--unused", str(source.parent)).returncode, 0)
        source.write_text('find("a." + name); t(Msg::a_hello)', encoding="utf-8")
        self.assertIn("a.cities", self.run_script("--unused", str(source.parent)).stderr)


class ReadyMadeContent(unittest.TestCase):
    """assets/library says the same things in three languages, and refers to nothing that is not there."""

    @classmethod
    def setUpClass(cls):
        cls.joined = tempfile.TemporaryDirectory()
        run = [sys.executable, str(ROOT / "assets" / "library.py"), str(LIBRARY), cls.joined.name]
        subprocess.run(run, check=True)

    @classmethod
    def tearDownClass(cls):
        cls.joined.cleanup()

    def read(self, name):
        kept = LIBRARY / name
        path = kept if kept.exists() else pathlib.Path(self.joined.name) / name
        return json.loads(path.read_text(encoding="utf-8"))

    def test_keys_and_references(self):
        domains = [item["key"] for item in self.read("domains.json")]
        self.assertEqual(len(set(domains)), len(domains))
        for name, least in (("topics.json", 40), ("criteria.json", 12)):
            items = self.read(name)
            self.assertEqual(len({item["key"] for item in items}), len(items))
            self.assertGreaterEqual(len(items), least)
            self.assertEqual({item["domain"] for item in items} - set(domains), set())
        self.assertEqual({item["domain"] for item in self.read("topics.json")}, set(domains), "an area without topic")

    def test_each_item_of_the_library_is_whole_and_fits_a_page(self):
        for language in ("fr", "en", "pt"):
            items = self.read(f"library/{language}.json")
            self.assertEqual([item["key"] for item in items], [item["key"] for item in self.read("topics.json")])
            for item in items:
                with self.subTest(item=item["key"], language=language):
                    texts = [text for value in item.values() for text in (value if isinstance(value, list) else [str(value)])]
                    self.assertLess(sum(len(text.split()) for text in texts), 420)
                    self.assertTrue(5 <= len(item["steps"]) <= 8)
                    self.assertGreaterEqual(len(item["pitfalls"]), 3)
                    self.assertNotIn("'", "".join(texts))

    def test_a_faulty_item_stops_the_build(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "library"
            shutil.copytree(LIBRARY, copy)
            source = copy / "items" / "lean.json"
            good = json.loads(source.read_text(encoding="utf-8"))
            def without(language, member):
                return {**good, language: {name: value for name, value in good[language].items() if name != member}}
            for bad in (
                {**good, "key": "other"}, {**good, "kind": "song"}, {**good, "domain": "nowhere"}, {**good, "plan": []},
                {**good, "related": ["nobody"]}, {**good, "minutes": 0}, without("pt", "aim"),
                {**good, "fr": {**good["fr"], "steps": good["fr"]["steps"][:-1]}}, {**good, "en": {**good["en"], "title": " "}},
            ):
                source.write_text(json.dumps(bad), encoding="utf-8")
                run = subprocess.run([sys.executable, str(ROOT / "assets" / "library.py"), str(copy), folder], capture_output=True, check=False)
                self.assertNotEqual(run.returncode, 0)
                self.assertIn(b"lean", run.stderr)

    def test_a_criterion_without_all_its_levels_stops_the_build(self):
        criteria = self.read("criteria.json")
        def with_levels(language, lines):
            first = {**criteria[0], "levels": {**criteria[0]["levels"], language: "\n".join(lines)}}
            return [first, *criteria[1:]]
        good = {language: text.split("\n") for language, text in criteria[0]["levels"].items()}
        without = {name: value for name, value in criteria[0].items() if name != "levels"}
        for bad in (
            [without], with_levels("pt", good["pt"][:-1]), with_levels("fr", []), with_levels("en", [*good["en"], "One more"]),
            with_levels("en", [good["en"][1], *good["en"][1:]]), with_levels("fr", ["", *good["fr"][1:]]), with_levels("pt", ["x" * 91, *good["pt"][1:]]),
        ):
            with tempfile.TemporaryDirectory() as folder:
                copy = pathlib.Path(folder) / "library"
                shutil.copytree(LIBRARY, copy)
                (copy / "criteria.json").write_text(json.dumps(bad), encoding="utf-8")
                run = subprocess.run([sys.executable, str(ROOT / "assets" / "library.py"), str(copy), folder], capture_output=True, check=False)
                self.assertNotEqual(run.returncode, 0)
                self.assertIn(f"criterion {criteria[0]['key']}".encode(), run.stderr)

    def test_every_text_is_there_in_every_language_and_differs(self):
        for name in ("domains.json", "topics.json", "criteria.json"):
            for item in self.read(name):
                for member, texts in item.items():
                    if not isinstance(texts, dict):
                        continue
                    with self.subTest(item=item["key"], member=member):
                        self.assertEqual(sorted(texts), ["en", "fr", "pt"])
                        self.assertEqual(len(set(texts.values())), 3)
                        for text in texts.values():
                            self.assertEqual(text, text.strip())
                            self.assertLessEqual(len(text.encode()), 200 if member == "title" else 1000)

    def test_summaries_are_short(self):
        for item in self.read("topics.json"):
            for language, text in item["summary"].items():
                ends = sum(text.count(mark) for mark in (". ", "? ", "! ")) + 1
                self.assertIn(ends, (1, 2, 3, 4), f"{item['key']} in {language}")


if __name__ == "__main__":
    unittest.main()
