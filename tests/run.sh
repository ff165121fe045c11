#!/usr/bin/env bash
# Everything that can be checked, from a clean checkout: native suites, the core's suite as WebAssembly, formatting, the
# size of the site, and the site in a real browser. Closes with one line of counts; fails when anything failed.
#   bash tests/run.sh            what every change is checked by
#   bash tests/run.sh --long     also whole browsers killed, left and worn out, a million schedules, every byte damaged,
#                                fuzzers, mutants: docs/data-safety.md names the settings
set -uo pipefail
cd "$(dirname "$0")/.."
passed=0
failed=0
log=build/test-logs
mkdir -p "$log"

# count PASSED FAILED
count() {
  passed=$((passed + $1))
  failed=$((failed + $2))
}

# check NAME COMMAND…: one check, told only when it fails.
check() {
  local name=$1
  shift
  if "$@" >"$log/$name.log" 2>&1; then
    echo "  ok      $name"
    count 1 0
  else
    echo "  FAILED  $name"
    tail -n 40 "$log/$name.log"
    count 0 1
  fi
}

# run NAME COMMAND…: a doctest suite, to its end or not.
run() {
  (cd tests && "${@:2}") >"$log/$1.log" 2>&1
  echo $? >"$log/$1.code"
}

# told NAME: the cases of a suite that has run are counted. One that did not get to its end has failed.
told() {
  local name=$1 line ok bad code
  code=$(cat "$log/$name.code")
  line=$(sed 's/\x1b\[[0-9;]*m//g' "$log/$name.log" | grep 'test cases:' | tail -n 1)
  ok=$(sed -n 's/.*| *\([0-9]*\) passed.*/\1/p' <<<"$line")
  bad=$(sed -n 's/.*| *\([0-9]*\) failed.*/\1/p' <<<"$line")
  if [ -z "$line" ] || { [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; }; then bad=$((${bad:-0} + 1)); fi
  count "${ok:-0}" "${bad:-0}"
  if [ "${bad:-0}" -eq 0 ]; then
    echo "  ok      $name: ${ok:-0} cases"
  else
    echo "  FAILED  $name: ${bad} of $((${ok:-0} + bad)) cases"
    grep -E 'TEST CASE|ERROR|values|SIG' "$log/$name.log" | head -n 40
  fi
}

format() { git ls-files -z '*.cpp' '*.hpp' | xargs -0 clang-format --dry-run -Werror; }

# core knows nothing of shell and web, shell nothing of web; Dear ImGui is seen by shell/ui and the renderer alone.
directions() {
  ! grep -rnE '#include "(shell|web)/' core &&
    ! grep -rnE '#include "web/' shell &&
    ! grep -rnE '#include [<"]imgui' core shell web --include=*.[ch]pp | grep -vE '^(shell/ui|web/render|web/platform)/'
}

# Each fuzzer for its share of FUZZ_SECONDS, from the stored seeds; what it finds stays in build/fuzz/found.
fuzz() {
  cmake --preset fuzz && cmake --build --preset fuzz --target fuzz_import fuzz_edit fuzz_journal || return 1
  mkdir -p build/fuzz/found
  local target
  for target in import edit journal; do
    mkdir -p "build/fuzz/corpus-$target"
    build/fuzz/tests/fuzz/fuzz_$target -max_total_time=$((${FUZZ_SECONDS:-10800} / 3)) -timeout=1 -malloc_limit_mb=256 -rss_limit_mb=1024 \
      -max_len=16384 -seed=${SEED:-1} -artifact_prefix=build/fuzz/found/$target- -print_final_stats=1 \
      "build/fuzz/corpus-$target" "tests/fuzz/seeds/$target" || return 1
  done
}

# The native suites with their short counts, under the address and undefined-behaviour sanitizers.
sanitized() (
  # shellcheck disable=SC2046
  unset $(compgen -v PARCOURS_)
  cmake --preset sanitize && cmake --build --preset sanitize --target core_tests shell_tests || exit 1
  cd tests && ../build/sanitize/tests/core_tests && ../build/sanitize/tests/shell_tests -tce="27*"
)

# What once broke a target, and its seeds, without a fuzzer.
replay() {
  local target
  for target in import edit journal; do
    build/native/tests/fuzz/fuzz_replay $target tests/fuzz/seeds/$target/* || return 1
  done
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}

case "${1:-}" in
  "") long= ;;
  --long) long=1 ;;
  *) echo "usage: bash tests/run.sh [--long]" >&2 && exit 2 ;;
esac
source web/packages.sh
[ -z "$long" ] || test_packages+=("${long_test_packages[@]}")
# The counts of docs/data-safety.md, unless the environment sets others.
if [ -n "$long" ]; then
  export PARCOURS_LONG=1  # Bars of time are held to as well: nothing else may run beside it.
  for setting in PARCOURS_SCHEDULES=1000000 PARCOURS_TRIPLES=1000000 PARCOURS_STATES=1000000 PARCOURS_ORDERS=100000 \
    PARCOURS_CASES=10000 PARCOURS_STRIDE=1 PARCOURS_FLIPS=255 PARCOURS_BIG=200 \
    FILES=1000 NOTES=60 KILLS=500 DAMAGES=20 LEAVES=200 PAIRS=1000 COLD_STARTS=50 SOAK_MINUTES=480 BIG=20000 TAB_EDITS=10000 TABS=5; do
    name=${setting%%=*}
    export "$name=${!name:-${setting#*=}}"
  done
fi
need_packages "${build_packages[@]}" "${test_packages[@]}" || exit 1

echo "== Build"
bash web/run.sh --build-only || { count 0 1; finish; }
check native-tests-build cmake --build --preset native
check web-tests-build cmake --build --preset web --target core_tests

echo "== Suites"
run core-wasm node --no-experimental-fetch ../build/web/tests/core_tests.js &
run core ../build/native/tests/core_tests
run shell ../build/native/tests/shell_tests
run assets ../build/native/tests/assets/assets_tests
wait
for suite in core shell assets core-wasm; do told $suite; done

echo "== Checks"
check format format
check directions directions
check rule-command python3 tests/shell/cli/test_rule_command.py build/native/parcours tests/vectors
check second-reader python3 tests/format/test_second_reader.py build/native/parcours tests/corpus
check merge-many python3 tests/bench/merge_many.py build/native/parcours
check fuzz-seeds replay
if [ -n "$long" ]; then
  check sanitized sanitized
  check fuzz fuzz
  check mutants python3 tests/mutate/mutate.py build/native
fi
check messages-script python3 tests/assets/test_messages.py
check size bash tests/size.sh
cat "$log/size.log"

echo "== Browser"
check browser-packages npm ci --prefix tests/web --no-audit --no-fund
browser_tests=$(cd tests/web && ls *.test.mjs)
[ -n "$long" ] || browser_tests=$(grep -vE '^(lasting|leaving|safety|faults)\.' <<<"$browser_tests")
# shellcheck disable=SC2086
(cd tests/web && node --test --test-force-exit --test-concurrency=$([ -n "$long" ] && echo 1 || echo 2) --test-reporter=tap $browser_tests) >"$log/browser.log" 2>&1
ok=$(sed -n 's/^# pass \([0-9]*\)$/\1/p' "$log/browser.log" | tail -n 1)
bad=$(sed -n 's/^# \(fail\|cancelled\) \([0-9]*\)$/\2/p' "$log/browser.log" | awk '{ sum += $1 } END { print sum + 0 }')
[ -n "$ok" ] || bad=$((bad + 1))
count "${ok:-0}" "$bad"
grep -E '^ *(not )?ok ' "$log/browser.log" | sed -E 's/^ *ok [0-9]+ - /  ok      /; s/^ *not ok [0-9]+ - /  FAILED  /'
# What was wrong, of each that failed; of the whole where none says.
[ "$bad" -eq 0 ] || awk '/^ *not ok / { left = 30 } left-- > 0' "$log/browser.log" | grep . || tail -n 40 "$log/browser.log"
finish
