"""5: the exports of a thousand cities, each made on a device of its own, are merged in one call.

    merge_many.py PARCOURS [CITIES]

Each file holds the commons (a hundred records that all share, one of them edited by each city) and the city's own sixty.
Fails beyond ten seconds, or ten times the bytes of all files in memory; prints one JSON line.
"""
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

sys.path.append(str(pathlib.Path(__file__).parents[1] / 'format'))
from merge import exported, parsed  # noqa: E402

parcours, cities = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000


def record(chance, kind, room, writer, fields):
    values = {name: [[writer, n, 1_700_000_000 + chance.randrange(10 ** 6), value]]
              for n, (name, value) in enumerate(fields.items(), 1)}
    return {'context': {writer: len(fields)}, 'fields': values, 'room': room, 'type': kind}


def text(chance, words):
    return ' '.join(chance.choice(('réseau', 'ville', 'atelier', 'budget', 'service', 'eau', 'cadastre')) for _ in range(words))


def city(shared, number):
    chance = random.Random(number)
    writer, home = f'{chance.getrandbits(64):016x}', f'city{number:04}'
    records = json.loads(shared)
    edited = records[f'topic{number % 100:03}']
    edited['fields']['summary.fr'] = [[writer, 1, 1_700_000_000, text(chance, 8)]]
    edited['context'][writer] = 1
    records[home] = record(chance, 'city', 'commons', writer, {'name': f'Ville {number}', 'country': 'Exemplie'})
    for i in range(60):
        records[f'{home}-{i:02}'] = record(chance, 'note', home, writer, {f'text{n}': text(chance, 6) for n in range(5)})
    return exported(parsed({'entities': records, 'format': 1, 'network': 'bench'}))


with tempfile.TemporaryDirectory() as name:
    chance = random.Random(0)
    shared = json.dumps({f'topic{i:03}': record(chance, 'topic', 'commons', '0000000000000001',
                                                 {'title.fr': text(chance, 4), 'summary.fr': text(chance, 20)})
                         for i in range(100)})
    files = []
    for number in range(cities):
        files.append(pathlib.Path(name, f'{number:04}.json'))
        files[-1].write_text(city(shared, number), encoding='utf-8')
    size = sum(path.stat().st_size for path in files)
    start = time.monotonic()
    with open(pathlib.Path(name, 'all'), 'wb') as out:
        subprocess.run([parcours, 'merge', *map(str, files)], stdout=out, check=True)
    seconds = time.monotonic() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    merged = json.loads(pathlib.Path(name, 'all').read_bytes())['entities']
    whole = pathlib.Path(name, 'all').stat().st_size
    assert len(merged) == 100 + 61 * cities
    # Each city's edit of a shared text stands beside the others'.
    assert all(len(merged[f'topic{i:03}']['fields']['summary.fr']) == len(range(i, cities, 100)) for i in range(min(100, cities)))
    print(json.dumps({'files': cities, 'bytes': size, 'merged_bytes': whole, 'seconds': round(seconds, 2), 'memory': memory,
                      'memory_per_byte': round(memory / size, 2), 'memory_per_merged_byte': round(memory / whole, 2)}))
    sys.exit(seconds >= 10 or memory >= 10 * size)
