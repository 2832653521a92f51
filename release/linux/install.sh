#!/bin/sh
# Installs Pathway Planner for whoever runs this, without administrator rights:
#   ./install.sh               installs, or puts a new version beside the one before
#   ./install.sh --uninstall   removes the program and leaves every vault where it is
# Exit 0: done. 1: not done, and nothing was changed. 2: not understood.
set -u
umask go-w # what is started later must be nobody else's to change
name=pathway-planner
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

[ -n "${HOME:-}" ] || fail "HOME is not set: it is not known for whom to install."
data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=$HOME/.local/lib/$name
link=$HOME/.local/bin/$name
entry=$data/applications/$name.desktop
vaults="$data/Pathway Planner"
carried="$programs/Pathway Planner data" # what a program installed here keeps under --portable

# A program that is open reads from its folder until it is closed. Where it lies, only root is told:
# the program keeps its own user out of its memory (planner/system/process.py), and the system then
# hides that, too. Its name and whose it is are said to everybody.
is_open() {
  real=$(CDPATH='' cd -- "$programs" 2>/dev/null && pwd -P) || return 1
  for process in /proc/[0-9]*; do
    { read -r called <"$process/comm"; } 2>/dev/null && [ "$called" = "$name" ] || continue
    case $(readlink "$process/exe" 2>/dev/null) in
    "$real"/*) return 0 ;;
    '') ! is_mine "$process" || return 0 ;;
    esac
  done
  return 1
}

is_mine() { # and not already ended
  awk -v me="$(id -u)" '$1 == "State:" && $2 == "Z" { exit 1 }
    $1 == "Uid:" { exit ($2 != me) }' "$1/status" 2>/dev/null
}

refresh() { # the menu looks by itself in a while where this tool is missing
  update-desktop-database "$data/applications" >/dev/null 2>&1 || :
  touch -- "$data/icons/hicolor" 2>/dev/null || :
}

say_vaults() {
  echo "Vaults, backups and settings are left as they are, in:"
  echo "  $vaults"
  [ ! -e "$carried" ] || echo "  $carried"
  echo "To remove those as well, delete them yourself. Nobody can bring them back then."
}

# A version that this script put there, or what is left of one. Whatever else lies there is somebody's.
is_ours() {
  case ${1##*/} in
  [0-9]*.part | [0-9]*.old) [ -d "$1" ] ;;
  *) [ -f "$1/$name" ] && [ -f "$1/.sums" ] ;;
  esac
}

remove() { # renamed first: a removal that is broken off leaves what is known for what it is
  mv -- "$1" "$1.old" && rm -rf -- "$1.old"
}

uninstall() {
  [ -e "$programs" ] || [ -L "$link" ] || [ -e "$entry" ] || {
    echo "Pathway Planner is not installed for this user."
    say_vaults
    exit 0
  }
  ! is_open || fail "Pathway Planner is open. Close it first; nothing was changed."
  for each in "$programs"/*; do
    ! is_ours "$each" || remove "$each" || fail "Not everything could be removed: $each"
  done
  rm -f -- "$programs/install.sh"
  rmdir -- "$programs" 2>/dev/null || :
  rm -f -- "$link" "$entry" "$data"/icons/hicolor/*x*/apps/$name.png \
    "$data/icons/hicolor/scalable/apps/$name.svg"
  refresh
  echo "Pathway Planner is removed."
  say_vaults
}

# Exec= of a desktop entry: inside double quotes, \ before " ` $ and \, and that once more for the
# file itself; % is doubled.
quoted() {
  printf '%s' "$1" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g' -e 's/.*/"&"/'
}

whole() { # what was copied is what was packed
  (cd "$1" && sha256sum --quiet -c .sums >/dev/null 2>&1)
}

install_it() {
  version=$(cat "$here/VERSION") || fail "VERSION is missing: unpack the whole archive first."
  target=$programs/$version
  part=$target.part
  before=$(readlink "$link" 2>/dev/null || :)
  ! is_open || fail "Pathway Planner is open. Close it first; nothing was changed."
  trap 'rm -rf -- "$part"; exit 1' HUP INT TERM
  rm -rf -- "$part"
  mkdir -p "$programs" "$HOME/.local/bin" "$data/applications" ||
    fail "This folder cannot be made: $programs" "Nothing was changed."
  if ! cp -R -- "$here/program" "$part" || ! whole "$part"; then
    rm -rf -- "$part"
    fail "The program could not be copied whole: is the disk full? It needs @ROOM@ MB in" \
      "  $programs" "Nothing was changed: what was installed before still works."
  fi
  rm -rf -- "$target.old"
  [ ! -e "$target" ] || mv -- "$target" "$target.old" || fail "$target cannot be replaced."
  mv -- "$part" "$target" || {
    [ ! -e "$target.old" ] || mv -- "$target.old" "$target"
    fail "$target could not be put in its place. Nothing was changed."
  }
  rm -rf -- "$target.old"
  ln -sfn -- "$target/$name" "$link" || fail "$link cannot be written."
  put_in_menu
  cp -- "$here/install.sh" "$programs/install.sh" || :
  forget_older "$before"
  echo "Pathway Planner $version is installed in:"
  echo "  $target"
  echo "Start it from the menu, or by: $link"
  echo "To check this installation: $link --selftest"
  echo "To remove the program: sh \"$programs/install.sh\" --uninstall"
}

put_in_menu() {
  for size in "$here"/share/icons/*; do
    icons=$data/icons/hicolor/$(basename -- "$size")/apps
    mkdir -p "$icons" && cp -- "$size"/* "$icons/" || echo "The icon could not be copied." >&2
  done
  while IFS= read -r line; do
    case $line in
    Exec=*) printf 'Exec=%s\n' "$(quoted "$target/$name")" ;;
    *) printf '%s\n' "$line" ;;
    esac
  done <"$here/share/$name.desktop" >"$entry.part" && mv -- "$entry.part" "$entry" || {
    rm -f -- "$entry.part"
    echo "The menu entry could not be written. Start the program by: $link" >&2
  }
  refresh
}

# The version before stays, so that there is a way back; older ones go. Where this version was put in
# its own place again, nobody knows which one was before: all stay.
forget_older() {
  [ "$(dirname -- "${1:-none}")" != "$target" ] || return 0
  for old in "$programs"/*; do
    case $old in
    "$target" | "$programs/install.sh" | "$(dirname -- "${1:-none}")") ;;
    *) ! is_ours "$old" || is_open || remove "$old" ;;
    esac
  done
}

if [ "$(id -u)" = 0 ] && { [ -n "${SUDO_USER:-}" ] || [ ! -O "$HOME" ]; }; then
  fail "Run this as yourself, without sudo: it installs for one person." \
    "For everybody on this computer there is the .deb."
fi
case ${1:-} in
'') install_it ;;
--uninstall) uninstall ;;
*)
  echo "Use: ./install.sh or ./install.sh --uninstall" >&2
  exit 2
  ;;
esac
