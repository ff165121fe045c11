"""The built command answers every reference case as the reference programs did.

    test_rule_command.py COMMAND VECTORS

Exact values must be the same text; floats, which only inform, within 1e-9. Each expectation is then falsified once, so
that a comparison that cannot fail fails here.
"""
import copy
import json
import subprocess
import sys
from pathlib import Path

EXPECTED = {
    "experts_min_cost_flow": ["max_pairs", "min_cost", "lexmin_optimal_pairs"],
    "leximin_assignment": ["leximin_vector", "lexmin_assignment"],
    "hospital_residents": ["mentee_optimal", "mentor_optimal"],
    "inequality": ["gini", "hoover", "cv_squared", "atkinson_2", "theil_T", "theil_between", "theil_within", "mld",
                   "atkinson_0_5", "atkinson_1"],
    "convergence": ["mean", "variance", "sd", "cv", "delta", "gini", "beta_level", "label", "convergEU",
                    "beta_log_convergEU", "spearman", "kendall_tau_b"],
}
# The file a rule's cases stand in, where it has another name.
FILES = {"per_phragmen": "perpetual_approval"}


def split(rule, case):
    """The case as the rule sees it, and what it has to answer."""
    asked = copy.deepcopy(case)
    if rule == "graded_phragmen":
        return asked, {"quarters": [quarter.pop("expect") for quarter in asked["quarters"]]}
    if rule == "per_phragmen":
        expected = asked.pop("results")[rule] | asked.pop("metrics")[rule]
        expected.pop("gini_influence_float")  # gini_influence again, rounded
        return asked, expected
    expected = {key: asked.pop(key) for key in EXPECTED[rule]}
    asked.pop("num_stable", None)  # counted by the native suite, which tries all matchings
    if check := asked.pop("check", None):
        asked["matching"] = check["matching"]
        expected["blocking_pairs"] = check["blocking_pairs"]
    return asked, expected


def agree(ours, theirs):
    if isinstance(ours, float) or isinstance(theirs, float):
        numbers = all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in (ours, theirs))
        return numbers and abs(ours - theirs) < 1e-9
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(agree, ours, theirs))
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(agree(ours[key], theirs[key]) for key in ours)
    return type(ours) is type(theirs) and ours == theirs


def falsified(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, dict):
        return {**value, "more": 1}
    if isinstance(value, str):
        return value + "1"
    return [value] if value is None else value + [0]


def check(command, rule, cases):
    pairs = [split(rule, case) for case in cases]
    lines = "".join(json.dumps(asked) + "\n" for asked, _ in pairs)
    run = subprocess.run([command, "rule", rule], input=lines, capture_output=True, text=True)
    if run.returncode != 0:
        return [f"{rule}: {run.stderr.strip()}"]
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    faults = [] if len(answers) == len(cases) else [f"{rule}: {len(answers)} answers to {len(cases)} cases"]
    for case, (_, expected), answer in zip(cases, pairs, answers):
        if not agree(answer, expected):
            faults.append(f"{rule} {case['id']}: {json.dumps(answer)} is not {json.dumps(expected)}")
        for part in expected["quarters"] if "quarters" in expected else [expected]:
            for key, value in list(part.items()):
                part[key] = falsified(value)
                if agree(answer, expected):
                    faults.append(f"{rule} {case['id']}: a false {key} is not noticed")
                part[key] = value
    return faults


def main(command, vectors):
    faults, count = [], 0
    for rule in ["graded_phragmen", "per_phragmen", *EXPECTED]:
        cases = json.loads(Path(vectors, FILES.get(rule, rule) + ".json").read_text(encoding="utf-8"))["cases"]
        count += len(cases)
        faults += check(command, rule, cases)
    for fault in faults[:20]:
        print(fault[:2000])
    print(f"{count} cases, {len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
