#!/usr/bin/env bash
# Builds the command (build/parcours) and the site (build/site), then serves the site on this machine.
#   bash web/run.sh                 build what changed and serve
#   bash web/run.sh --build-only    build and stop
# PORT chooses the port (8080 by default).
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in
  "" | --build-only) ;;
  *) echo "usage: bash web/run.sh [--build-only]" >&2 && exit 2 ;;
esac

source web/packages.sh
need_packages "${build_packages[@]}"
[ -n "${IMGUI_DIR:-}" ] || bash web/imgui.sh build/imgui

options=()
[ -n "${IMGUI_DIR:-}" ] && options+=("-DIMGUI_DIR=$IMGUI_DIR")
command -v ccache >/dev/null && options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

echo "1/2 The command"
cmake --preset native "${options[@]}" --log-level=WARNING
cmake --build --preset native --target parcours
ln -sfn native/parcours build/parcours

# The demo network is what the command prints; an unchanged one keeps its time, so nothing follows from it.
mkdir -p build/demo
build/parcours demo >build/demo/new.json
cmp -s build/demo/new.json build/demo/demo.parcours.json || mv build/demo/new.json build/demo/demo.parcours.json
rm -f build/demo/new.json

echo "2/2 The site"
cmake --preset web "${options[@]}" --log-level=WARNING "-DPARCOURS_DEMO=$PWD/build/demo/demo.parcours.json"
cmake --build --preset web --target parcours_web
echo "The site is in build/site: copy that folder to any static host."

[ "${1:-}" = --build-only ] || exec python3 web/serve.py build/site "${PORT:-8080}"
