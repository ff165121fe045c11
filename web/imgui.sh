#!/usr/bin/env bash
# Fetches the Dear ImGui source (1.92 or newer) into the folder given, through the machine's own Debian mirror.
# Debian's stable binary package is too old for sharp text at any zoom; the source package of a newer suite is complete.
set -euo pipefail
target=${1:?usage: web/imgui.sh FOLDER}
wanted=1.92
[ -f "$target/imgui.cpp" ] && exit 0

mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | head -n 1)
if [ -z "$mirror" ]; then
  echo "Dear ImGui: apt knows no Debian mirror. Give a checkout of your own with -DIMGUI_DIR=…" >&2
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/archives/partial"
for suite in stable testing unstable; do
  echo "deb-src $mirror $suite main" >"$work/sources.list"
  apt_options=(-o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$work/lists" -o "Dir::Cache::archives=$work/archives"
    -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache=" -o APT::Sandbox::User=root)
  echo "Dear ImGui: looking in $suite …"
  apt-get "${apt_options[@]}" -qq update || continue
  version=$(apt-cache "${apt_options[@]}" showsrc imgui 2>/dev/null | sed -n 's/^Version: //p' | sort -V | tail -n 1)
  if [ -n "$version" ] && dpkg --compare-versions "$version" ge "$wanted"; then
    (cd "$work" && apt-get "${apt_options[@]}" -qq source --download-only "imgui=$version")
    mkdir -p "$target.part"
    tar -xf "$work"/imgui_*.orig.tar.* -C "$target.part" --strip-components=1
    mv "$target.part" "$target"
    echo "Dear ImGui $version is in place."
    exit 0
  fi
done
echo "Dear ImGui: the suites stable, testing and unstable of this machine's mirror offer no source package imgui >= $wanted." >&2
echo "Give a checkout of your own with cmake -DIMGUI_DIR=…" >&2
exit 1
