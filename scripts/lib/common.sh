# shellcheck shell=bash
# What every script needs: where the checkout is, how to say things, how to become root.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
began=${began:-$SECONDS}

# Says one step, with the seconds since the script began.
say() {
  printf '[%4d s] %s\n' "$((SECONDS - began))" "$*"
}

# Says what is wrong and what to do about it, and ends the script.
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Runs a command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "root is needed for: $*. Run this as root, or install sudo."
  fi
}

# A short name for this checkout, for things that must live outside it.
checkout_hash() {
  printf '%s' "$root" | sha256sum | cut -c1-12
}

# Percent-encodes a path for a connection URI.
uri_encode() {
  local text=$1 encoded='' character index
  local LC_ALL=C
  for ((index = 0; index < ${#text}; index++)); do
    character=${text:index:1}
    case $character in
      [a-zA-Z0-9._~/-]) encoded+=$character ;;
      *) encoded+=$(printf '%s' "$character" | od -An -tx1 | tr -d '\n' | tr ' ' '%') ;;
    esac
  done
  printf '%s' "$encoded"
}
