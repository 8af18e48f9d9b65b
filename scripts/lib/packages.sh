# shellcheck shell=bash
# Debian packages, and the Swift toolchain.
# shellcheck source=scripts/lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

# What building and running needs.
# shellcheck disable=SC2034
product_packages=(postgresql postgresql-contrib libpq-dev libxlsxwriter-dev zlib1g-dev pkg-config git ca-certificates tzdata)

# What Swift's toolchain itself needs to run and to link; most machines that have Swift have them.
# shellcheck disable=SC2034
toolchain_packages=(binutils libc6-dev libcurl4 libedit2 libgcc-12-dev libncurses6 libsqlite3-0 libstdc++-12-dev libxml2)

# What the tests need besides.
# shellcheck disable=SC2034
test_packages=(
  postgresql-15-pgtap libtap-parser-sourcehandler-pgtap-perl
  chromium fonts-dejavu-core python3 python3-venv curl shellcheck
)

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs those of the named packages that are missing; says nothing if none is.
install_packages() {
  local missing=() package
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "apt-get was not found. Install these by hand: ${missing[*]}"
  say "installing ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { refresh_package_lists && without_default_cluster apt_get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "the packages could not be installed; the whole output is in $log"
  fi
  rm -f "$log"
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null
}

refresh_package_lists() {
  apt_get update
}

# Debian's package makes and starts a server of its own; nobody asked for that one, so it is told not to. However this
# ends, Debian is then told nothing any more. A subshell, whose trap is its own.
without_default_cluster() (
  switch=/etc/postgresql-common/createcluster.d/drumbeat.conf
  if ! is_installed postgresql-common && [ ! -e "$switch" ]; then
    trap 'as_root rm -f "$switch"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    as_root mkdir -p "$(dirname "$switch")"
    echo 'create_main_cluster = false' | as_root tee "$switch" >/dev/null
  fi
  "$@"
)

# Makes sure that a Swift new enough is in the path.
require_swift() {
  if ! command -v swift >/dev/null && [ -x /opt/swift/usr/bin/swift ]; then
    PATH=/opt/swift/usr/bin:$PATH
  fi
  command -v swift >/dev/null || fail "Swift was not found. Install Swift 6.2 or newer: https://www.swift.org/install/linux/"
  local version
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
  local major=${version% *} minor=${version#* }
  if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" = 6 ] && [ "$minor" -lt 2 ]; }; then
    fail "Swift ${version/ /.} is too old: 6.2 or newer is needed. See https://www.swift.org/install/linux/"
  fi
}
