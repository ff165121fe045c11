"""A second reader and writer of Parcours' files, written from docs/file-format.md alone.

    merge.py FILE...      prints the canonical merge: the bytes that `parcours merge FILE...` prints

It takes well-formed files only: what a reader refuses is in that page too, and tested elsewhere.
"""
import hashlib
import json
import sys

KNOWN_TOP = {'entities', 'format', 'header', 'network'}
KNOWN_MEMBERS = {'context', 'fields', 'room', 'type'}


def compact(value):
    """A value, or an unknown member, as canonical text."""
    if isinstance(value, str):
        short = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
        return '"' + ''.join(short.get(c) or (f'\\u{ord(c):04x}' if c < ' ' else c) for c in value) + '"'
    if isinstance(value, list):
        return '[' + ','.join(compact(each) for each in value) + ']'
    if isinstance(value, dict):
        keys = sorted(value, key=str.encode)
        return '{' + ','.join(compact(key) + ':' + compact(value[key]) for key in keys) + '}'
    return str(value) if type(value) is int else {None: 'null', True: 'true', False: 'false'}[value]


def parsed(top):
    """The document that JSON of a file stands for."""
    records = {}
    for name, record in top['entities'].items():
        values = {(field, writer, n, seconds, compact(value)) for field, stamped in record['fields'].items()
                  for writer, n, seconds, value in stamped}
        extra = {key: compact(record[key]) for key in record.keys() - KNOWN_MEMBERS}
        records[name] = {'context': record['context'], 'values': values, 'type': record['type'],
                         'room': record['room'], 'extra': extra}
    extra = {key: compact(top[key]) for key in top.keys() - KNOWN_TOP}
    return {'network': top['network'], 'format': top['format'], 'records': records, 'extra': extra}


def read(path):
    with open(path, encoding='utf-8-sig') as file:
        top = json.load(file)
    document = parsed(top)
    told = top.get('header', {}).get('hash')
    if told and told != hashlib.sha256(text(document).encode()).hexdigest():
        sys.exit(f'{path}: changed after it was exported')
    for name in document['extra']:  # The header under another name.
        rest = document | {'extra': {key: value for key, value in document['extra'].items() if key != name}}
        if isinstance(top[name], dict) and top[name].get('hash') == hashlib.sha256(text(rest).encode()).hexdigest():
            sys.exit(f'{path}: its header was changed after it was exported')
    return document


def join_extra(a, b):
    return {key: max((side[key] for side in (a, b) if key in side), key=str.encode) for key in a.keys() | b.keys()}


def join_record(a, b):
    def stay(mine, other):
        held = {(writer, n) for _, writer, n, _, _ in other['values']}
        return {value for value in mine['values']
                if (value[1], value[2]) in held or value[2] > other['context'].get(value[1], 0)}
    writers = a['context'].keys() | b['context'].keys()
    return {'context': {w: max(a['context'].get(w, 0), b['context'].get(w, 0)) for w in writers},
            'values': stay(a, b) | stay(b, a), 'type': max(a['type'], b['type']),
            'room': max(a['room'], b['room'], key=lambda room: (room != 'commons', room)),
            'extra': join_extra(a['extra'], b['extra'])}


def join(a, b):
    if a['network'] != b['network']:
        sys.exit('files of two networks are never merged')
    records = dict(a['records'])
    for name, record in b['records'].items():
        records[name] = join_record(records[name], record) if name in records else record
    return {'network': a['network'], 'format': max(a['format'], b['format']), 'records': records,
            'extra': join_extra(a['extra'], b['extra'])}


def lines(members, indent):
    """An object with one member a line."""
    if not members:
        return '{}'
    inner = ',\n'.join(f'{indent}  {compact(key)}: {members[key]}' for key in sorted(members, key=str.encode))
    return '{\n' + inner + '\n' + indent + '}'


def record_text(record):
    fields = {}
    for field, writer, n, seconds, value in sorted(record['values'], key=lambda v: (v[0], v[1], v[2], v[3], v[4].encode())):
        fields.setdefault(field, []).append(f'["{writer}", {n}, {seconds}, {value}]')
    context = ', '.join(f'"{w}": {record["context"][w]}' for w in sorted(record['context']))
    members = {'context': '{' + context + '}', 'room': compact(record['room']), 'type': compact(record['type']),
               'fields': lines({field: '[' + ', '.join(values) + ']' for field, values in fields.items()}, ' ' * 6)}
    return lines(members | record['extra'], ' ' * 4)


def text(document):
    entities = lines({name: record_text(record) for name, record in document['records'].items()}, '  ')
    members = {'entities': entities, 'format': str(document['format']), 'network': compact(document['network'])}
    return lines(members | document['extra'], '') + '\n'


def exported(document):
    """The text with a header that names its hash."""
    body = text(document)
    header = '  "header": {"hash":"' + hashlib.sha256(body.encode()).hexdigest() + '"},\n'
    before, network, after = body.rpartition('  "network": ')
    return before + header + network + after


if __name__ == '__main__':
    documents = [read(path) for path in sys.argv[1:]]
    merged = documents[0]
    for each in documents[1:]:
        merged = join(merged, each)
    sys.stdout.buffer.write(text(merged).encode())
