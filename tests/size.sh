#!/usr/bin/env bash
# What a first visit downloads, file by file; fails when it grew by more than 2 % since the last line of docs/size.md, and
# above a ceiling. People on expensive connections pay for each kB.
# Counted: everything in build/site that the first page needs, in the language with the largest messages. The rest of the
# module and the messages of the other two languages follow once it is shown; the demo and the ready-made content are left
# out of both.
set -euo pipefail
cd "$(dirname "$0")/.."
noted=$(sed -n 's/^| \([0-9][0-9]*\) |.*/\1/p' docs/size.md | tail -n 1)
ceiling=500000
budget=$((noted + noted / 50))
((budget < ceiling)) || budget=$ceiling
cd "${1:-build/site}"
total=0
largest=0
messages=0
rest=0
printf '%-28s %9s %9s %9s\n' file bytes gzip brotli
while IFS= read -r file; do
  raw=$(stat -c %s "$file")
  small=$(brotli -q 11 -c "$file" | wc -c)
  printf '%-28s %9d %9d %9d\n' "$file" "$raw" "$(gzip -9 -c "$file" | wc -c)" "$small"
  if [[ $file == locales/* ]]; then
    messages=$((messages + small))
    if ((small > largest)); then largest=$small; fi
  elif [[ $file == rest.wasm ]]; then
    rest=$small
  else
    total=$((total + small))
  fi
done < <(find . -type f -not -path './demo/*' -not -path './content/*' -printf '%P\n' | sort)
total=$((total + largest))
printf '%-28s %29d of %d\n' 'first visit' "$total" "$budget"
printf '%-28s %29d\n' 'all pages, right after' "$rest" 'two more languages, later' $((messages - largest))
[ "$total" -le "$budget" ]
