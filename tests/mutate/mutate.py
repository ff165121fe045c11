"""Mutation run of the code that merges: one small fault at a time, and the tests of core/document must notice.

    mutate.py BUILD [FILE...]     BUILD: a native build folder with core_tests in it; the files default to MERGE_CODE

A mutant is built from BUILD's own objects, so it takes seconds: its one file is compiled, and linked with the tests of
core/document alone. Those in equivalent.txt change nothing that can be seen, and say why. MUTANTS=n tries every n-th.
Ends with the share that was noticed; fails below 95 %, and when a mutant of equivalent.txt is noticed after all.
"""
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MERGE_CODE = ['core/document/entity.cpp', 'core/document/document.cpp', 'core/document/gone.cpp']
LEAST = 95
# What makes the tests short enough to run hundreds of times, without making them blind.
SETTINGS = {'PARCOURS_SCHEDULES': '400', 'PARCOURS_TRIPLES': '20000', 'PARCOURS_ORDERS': '300', 'PARCOURS_STATES': '500',
            'PARCOURS_CASES': '20', 'PARCOURS_STRIDE': '4096', 'PARCOURS_BIG': '7'}

# Pattern -> replacements, each of which is a mutant. Comments and texts are left alone.
OPERATORS = [
    (r'(?<![=!<>])==', ['!=']), (r'!=', ['==']), (r'&&', ['||']), (r'\|\|', ['&&']),
    (r'(?<= )<=(?= )', ['<']), (r'(?<= )>=(?= )', ['>']), (r'(?<= )<(?= )', ['<=', '>']), (r'(?<= )>(?= )', ['>=', '<']),
    (r'(?<=[\w)]) \+ (?=\w)', [' - ']), (r'(?<=[\w)]) - (?=\w)', [' + ']),
    (r'(?<![\w])!(?=[\w(*])', ['']), (r'\btrue\b', ['false']), (r'\bfalse\b', ['true']),
    (r'std::max\b', ['std::min']), (r'\blower_bound\b', ['upper_bound']), (r'\bany_of\b', ['all_of', 'none_of']),
    (r'\ball_of\b', ['any_of']), (r'\b0\b', ['1']), (r'\b1\b', ['0', '2']), (r'\b(?:4|16)\b', ['0']),
    (r"\bkFirstSecond\b(?! =)", ['(kFirstSecond + 1)']), (r'\bkLastSecond\b(?! =)', ['(kLastSecond - 1)']),
    (r'\bmine\b(?=[.-])', ['theirs']), (r'\btheirs\b(?=[.-])', ['mine']), (r'\bemptyPart\(document\)', ['{}']),
]


def code_of(line):
    """The line with comments and texts blanked, of the same length."""
    line = re.sub(r'"(?:[^"\\]|\\.)*"', lambda text: '"' + ' ' * (len(text[0]) - 2) + '"', line)
    return re.sub(r'//.*', lambda comment: ' ' * len(comment[0]), line)


def mutants(source):
    """Each mutant: its line number, what it makes of the line, and the whole text."""
    lines = source.split('\n')
    for number, line in enumerate(lines):
        code = code_of(line)
        if code.startswith('#') or not code.strip():
            continue
        changed = []
        for pattern, replacements in OPERATORS:
            for found in re.finditer(pattern, code):
                changed += [line[:found.start()] + new + line[found.end():] for new in replacements]
        condition = re.search(r'\bif \((.*)\)(?= \{| return| [a-z])', code)
        if condition and ' if ' not in condition[1]:
            a, b = condition.span(1)
            changed.append(line[:a] + '!(' + line[a:b] + ')' + line[b:])
        if re.fullmatch(r'\s+[\w.>:()*\[\]-]+(?: [+|]?= .*|\(.*\)|\+\+);', code) and not re.match(r'\s+(return|const|auto)\b', code):
            changed.append(re.match(r'\s*', line)[0] + '; // ' + line.strip())
        if re.fullmatch(r'\s+[+-]{2}\w+;', code):
            changed.append(re.match(r'\s*', line)[0] + '; // ' + line.strip())
        for new in dict.fromkeys(changed):
            yield number + 1, new, '\n'.join(lines[:number] + [new] + lines[number + 1:])


class Builder:
    def __init__(self, build, folder):
        self.folder = folder
        commands = json.loads((build / 'compile_commands.json').read_text())
        self.commands = {name: next(each for each in commands if each['file'] == str(ROOT / name)) for name in MERGE_CODE}
        tests = [shlex.split(each['command']) for each in commands
                 if '/tests/core/document/' in each['file'] or each['file'].endswith('/tests/main.cpp')]
        objects = [each[each.index('-o') + 1] for each in tests if any('core_tests.dir' in part for part in each)]
        self.link = ['g++', '-Wl,-S', *(str(build / each) for each in objects)]
        self.library = str(build / 'libparcours_core.a')

    def build(self, name, text):
        """The test program with this text in place of a file; nothing when it does not compile."""
        entry = self.commands[name]
        source, made, program = self.folder / 'mutant.cpp', self.folder / 'mutant.o', self.folder / 'mutant'
        source.write_text(text)
        command = [each for each in shlex.split(entry['command']) if each != '-g' and 'ccache' not in each]
        command[command.index('-o') + 1] = str(made)
        command[command.index('-c') + 1] = str(source)
        # Before the library, the mutant's own object stands for the one in it.
        for step in ([*command, '-w', '-O1'], [*self.link, made, self.library, '-o', program]):
            if subprocess.run([str(part) for part in step], cwd=entry['directory'], stderr=subprocess.DEVNULL).returncode != 0:
                return None
        return program

    def noticed(self, program):
        try:
            return subprocess.run([str(program), '--abort-after=1'], cwd=ROOT / 'tests', env=os.environ | SETTINGS,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60).returncode != 0
        except subprocess.TimeoutExpired:
            return True


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    files = sys.argv[2:] or MERGE_CODE
    every = int(os.environ.get('MUTANTS', '1'))
    known = {}
    for line in (ROOT / 'tests/mutate/equivalent.txt').read_text().splitlines():
        if line and not line.startswith('#'):
            name, text, _reason = line.split(' @ ')
            known[name, text.strip()] = True
    killed, survived, equivalent, wrong = 0, [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        builder = Builder(build, pathlib.Path(name))
        for file in files:
            source = (ROOT / file).read_text()
            program = builder.build(file, source)
            if program is None or builder.noticed(program):
                sys.exit(f'{file}: the tests fail before anything is changed')
            for number, new, text in list(mutants(source))[::every]:
                listed = (file, new.strip()) in known
                program = builder.build(file, text)
                if program is None:
                    continue
                if builder.noticed(program):
                    killed += 1
                    if killed % 10 == 0:
                        print(killed, 'noticed', flush=True)
                    wrong += listed
                elif listed:
                    equivalent += 1
                else:
                    survived.append(f'{file}:{number}: {new.strip()}')
                    print('survived', survived[-1], flush=True)
    share = 100 * killed / max(1, killed + len(survived))
    print(f'{killed} of {killed + len(survived)} mutants noticed ({share:.1f} %), {equivalent} change nothing')
    if wrong:
        print(f'{wrong} of equivalent.txt were noticed: they are not equivalent')
    sys.exit(share < LEAST or wrong > 0)


main()
