#!/usr/bin/env bash
# What a first visit downloads, file by file; fails above the budget. People on expensive connections pay for each kB.
# Counted: everything in build/site but the demo and the ready-made content, which are fetched when asked for.
set -euo pipefail
cd "$(dirname "$0")/../${1:-build/site}"
budget=340000
total=0
printf '%-28s %9s %9s %9s\n' file bytes gzip brotli
while IFS= read -r file; do
  raw=$(stat -c %s "$file")
  small=$(brotli -q 11 -c "$file" | wc -c)
  printf '%-28s %9d %9d %9d\n' "$file" "$raw" "$(gzip -9 -c "$file" | wc -c)" "$small"
  total=$((total + small))
done < <(find . -type f -not -path './demo/*' -not -path './content/*' -printf '%P\n' | sort)
printf '%-28s %29d of %d\n' total "$total" "$budget"
[ "$total" -le "$budget" ]
