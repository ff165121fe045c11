"""docs/file-format.md is enough to write another reader: merge.py, written from it, gives the very bytes of `parcours`.

    test_second_reader.py PARCOURS CORPUS
"""
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from merge import exported, read

parcours, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
second = pathlib.Path(__file__).with_name('merge.py')


def run(*command, stdin=None):
    return subprocess.run([str(part) for part in command], input=stdin, stdout=subprocess.PIPE, check=True).stdout


def agree(*files):
    ours, theirs = run(parcours, 'merge', *files), run(sys.executable, second, *files)
    assert ours == theirs, f'another text of {files}'
    return ours


def edited(folder, base, number):
    """The network as a device has it that edited, deleted and took back some records."""
    chance = random.Random(number)
    records = json.loads(base.read_bytes())['entities']
    edits = []
    for name in sorted(records):
        if chance.random() < 0.3:
            edits.append({'entity': name, 'field': 'later.' + str(chance.randrange(3)),
                          'value': [{'b': chance.randrange(9), 'a': 'é"\\\n\x01'}, None, True, -chance.randrange(9)]})
        if chance.random() < 0.2:
            edits.append({'entity': name, 'gone': chance.random() < 0.7})
    edits.append({'entity': f'new{number % 2}', 'type': 'of later', 'room': 'commons', 'field': 'x', 'value': number})
    script = '\n'.join(json.dumps(edit) for edit in edits).encode()
    path = folder / f'device{number}.json'
    path.write_bytes(run(parcours, 'edit', base, '--writer', f'{number + 1:016x}', '--time', 1_700_000_000 + number,
                         stdin=script))
    return path


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    merges = 0
    for stored in sorted((corpus / 'accepted').glob('*.json')):
        agree(stored)
        merges += 1
    demo = folder / 'demo.json'
    demo.write_bytes(run(parcours, 'demo'))
    for base in (demo, corpus / 'accepted' / 'release-0.1.0.json'):
        devices = [edited(folder, base, number) for number in range(4)]
        whole = agree(*devices)
        assert agree(*reversed(devices)) == whole == agree(*devices, base)
        merged = folder / 'merged.json'
        merged.write_bytes(whole)
        again = edited(folder, merged, 9)
        agree(again, *devices)
        expected = hashlib.sha256(whole).hexdigest()
        assert run(parcours, 'hash', merged).decode().split()[0] == expected
        hashed = folder / 'hashed.json'
        hashed.write_text(exported(read(merged)), encoding='utf-8')
        assert agree(hashed) == whole
        hashed.write_text(hashed.read_text(encoding='utf-8').replace('"room": "commons"', '"room": "common"', 1), encoding='utf-8')
        for reader in ([parcours], [sys.executable, second]):
            command = [str(part) for part in (*reader, *(['merge'] if reader == [parcours] else []), hashed)]
            assert subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE).returncode != 0
        merges += 5
print(f'{merges} merges, the same bytes')
