# Sourced: brings Debian packages that are missing. As root through apt; otherwise the list is printed and all stops.

build_packages=(git g++ cmake ninja-build python3 emscripten esbuild fonttools librsvg2-bin fonts-inter ca-certificates dpkg-dev xz-utils
  nlohmann-json3-dev libboost-dev libexpected-dev doctest-dev)
test_packages=(chromium firefox-esr webkit2gtk-driver xvfb brotli clang-format)
long_test_packages=(clang)

# need_packages PACKAGE…
need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  # A node from elsewhere is fine, and must not be mixed with Debian's own npm.
  command -v node >/dev/null || missing+=(nodejs)
  if [[ " $* " == *" chromium "* ]] && ! command -v npm >/dev/null; then missing+=(npm); fi
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -eq 0 ]; then
    echo "Installing ${missing[*]}"
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y "${missing[@]}" >/dev/null
  else
    echo "These Debian packages are missing. Install them, then run this again:" >&2
    echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
}
