import { FIND_USER } from '../shells/loginShell';
import { OWN_WORDS } from './fileFailure';

// What runs inside a container or VM, by POSIX sh with the programs of GNU, BusyBox and toybox. The
// text is fixed; paths come as arguments, written for `printf %b` (see `printfWord`), so that names of
// any bytes arrive through ssh, vsh and lxc. A failure is one line on standard error that ends with the
// system's own words, without the name in front, which may hold anything.

/** Reads `$1` into `p`; a command substitution would take line ends off the end of a name. */
const START = `LC_ALL=C; export LC_ALL
die() { printf '%s\\n' "\${1##*: }" >&2; exit 1; }
p=$(printf '%bx' "$1"); p=\${p%x}
exec 3>&1`;

/** What to say of a path that is there but not as it has to be; the tool knows why it is not there. */
const REGULAR = `[ -d "$p" ] && die 'Is a directory'
[ -f "$p" ] || { e=$(stat -L -c %s "$p" 2>&1) && die '${OWN_WORDS.notRegular}'; die "$e"; }`;

/** Raw mode, size, times, and the time of the last change again for its fraction of a second. */
const FORMAT = '%f %s %Y %Z %y';

/** Sets `k` to what a link leads to, by tests of the shell itself: no process for each name. */
const LINK_KIND = `if ! [ -L "$n" ]; then k=.; elif [ -d "$n" ]; then k=d
elif [ -f "$n" ]; then k=f; else k=o; fi`;

/** Facts of a path: what it leads to if it is a link, and a line of {@link FORMAT}, of the end of it. */
export const FACTS_SCRIPT = `${START}
n=$p
${LINK_KIND}
if [ -e "$p" ]; then s=$(stat -L -c '${FORMAT}' "$p" 2>&1); else s=$(stat -c '${FORMAT}' "$p" 2>&1); fi || die "$s"
printf '%s %s\\n' "$k" "$s"`;

/**
 * For as many names as fit into an argument list: the lines of {@link FORMAT}, a NUL, for each name what
 * it leads to and the name itself with a NUL, and another NUL. One `stat` tells of all of them in their
 * order; if one name has gone meanwhile, each is asked by itself.
 */
const BATCH = `put() { for n; do ${LINK_KIND.replaceAll('\n', '; ')}; printf "%s%s\\0" "$k" "\${n#./}"; done; printf "\\0"; }
if s=$(stat -c "${FORMAT}" "$@" 2>/dev/null); then printf "%s\\n\\0" "$s"; put "$@"
else for n; do s=$(stat -c "${FORMAT}" "$n" 2>/dev/null) || continue; printf "%s\\n\\0" "$s"; put "$n"; done; fi`;

/** All entries of a folder. Without `stat` every one of them would seem to have just gone. */
export const LIST_SCRIPT = `${START}
[ -d "$p" ] || { e=$(stat -L -c %s "$p" 2>&1) && die 'Not a directory'; die "$e"; }
cd "$p" 2>/dev/null || die 'Permission denied'
e=$(stat -c %s . 2>&1) || die "$e"
e=$(find . ! -name . -prune -exec sh -c '${BATCH}' sh {} + 2>&1 >&3) || die "$e"`;

/**
 * The bytes of a file, then `$3`, which proves that nothing is missing at the end. `$2` is the most
 * bytes it may have, if any.
 */
export const READ_SCRIPT = `${START}
${REGULAR}
if [ -n "$2" ]; then s=$(stat -L -c %s "$p" 2>&1) || die "$s"; [ "$s" -le "$2" ] || die '${OWN_WORDS.tooLarge}'; fi
e=$(cat "$p" 2>&1 >&3) || die "$e"
printf '%s' "$3"`;

/** A folder with all in it as a tar archive. A file that changes while it is read is no failure. */
export const ARCHIVE_SCRIPT = `${START}
[ -d "$p" ] || die 'Not a directory'
n=\${p##*/}; f=\${p%/*}
e=$(tar -C "\${f:-/}" -cf - "./$n" 2>&1 >&3); s=$?
case "$s $e" in 0*|'1 '*'as we read it'*|'1 '*'before we read it'*) exit 0;; esac
die "$e"`;

/**
 * Replaces the content of a file by standard input, of which there are `$2` bytes. It goes into a file
 * beside it first, which takes the place, owner and mode of the old one only when all of it is there. A
 * file with several names, or one that another may not take the place of, is written over from there.
 * The shell waits for a process in the background, as a signal is not heard of before one in front ends.
 * `$3`: may be created; `$4`: may be replaced.
 */
export const WRITE_SCRIPT = `${START}
if [ -L "$p" ]; then
  t=$(readlink -f "$p" && printf x) || { e=$(stat -L -c %s "$p" 2>&1); die "$e"; }
  p=\${t%?x}
fi
f=\${p%/*}; f=\${f:-/}
[ -d "$f" ] || { e=$(stat -L -c %s "$f" 2>&1) && die 'Not a directory'; die "$e"; }
if [ -e "$p" ]; then
  ${REGULAR.replaceAll('\n', '\n  ')}
  [ "$4" = replace ] || die 'File exists'
else
  [ "$3" = create ] || die 'No such file or directory'
fi
t=
w=
trap '[ -z "$w" ] || kill "$w" 2>/dev/null; [ -z "$t" ] || rm -f "$t"' EXIT
trap 'exit 1' HUP INT PIPE TERM
b=yes
if ! t=$(mktemp "$f/.crostini-XXXXXX" 2>&1); then
  e=$t; t=
  [ -e "$p" ] && ! [ -w "$f" ] || die "$e"
  b=no; t=$(mktemp) || { t=; die "$e"; }
fi
exec 4<&0
cat <&4 >"$t" & w=$!
wait "$w" || { w=; exit 1; }
w=
s=$(wc -c <"$t")
[ "$((s))" -eq "$2" ] || die '${OWN_WORDS.cutShort}'
if [ -e "$p" ]; then
  set -- $(stat -c '%h %u:%g %a' "$p")
  if [ "$b$1" = yes1 ] && chown "$2" "$t" 2>/dev/null && chmod "$3" "$t" 2>/dev/null && mv -f "$t" "$p" 2>/dev/null; then
    t=
  else
    e=$( { cat "$t" >"$p"; } 2>&1 ) || die "$e"
  fi
else
  chmod 644 "$t"
  chown "$(stat -c %u:%g "$f")" "$t" 2>/dev/null
  e=$(mv -f "$t" "$p" 2>&1) || die "$e"
  t=
fi`;

/** Makes a folder that belongs to the owner of the folder it is in, where that is allowed. */
export const MAKE_FOLDER_SCRIPT = `${START}
e=$(mkdir "$p" 2>&1) || die "$e"
f=\${p%/*}
chown "$(stat -c %u:%g "\${f:-/}")" "$p" 2>/dev/null
exit 0`;

/** Removes a file, a link, an empty folder; with `$2` = all, also a folder with all in it. */
export const REMOVE_SCRIPT = `${START}
if [ -d "$p" ] && ! [ -L "$p" ]; then
  if [ "$2" = all ]; then e=$(rm -r -f "$p" 2>&1); else e=$(rmdir "$p" 2>&1); fi || die "$e"
else
  [ -e "$p" ] || [ -L "$p" ] || { e=$(stat -c %s "$p" 2>&1); die "$e"; }
  e=$(rm -f "$p" 2>&1) || die "$e"
fi`;

/**
 * Makes room for `$2`, read into `q`; with `$3` = replace a file or empty folder there goes. `mv` and
 * `cp` would put things into a folder of that name, or into the one that a link leads to.
 */
const ROOM = `q=$(printf '%bx' "$2"); q=\${q%x}
[ -e "$p" ] || [ -L "$p" ] || { e=$(stat -c %s "$p" 2>&1); die "$e"; }
if [ -e "$q" ] || [ -L "$q" ]; then
  [ "$3" = replace ] || die 'File exists'
  if [ -d "$q" ] && ! [ -L "$q" ]; then e=$(rmdir "$q" 2>&1) || die "$e"
  elif [ -L "$q" ]; then e=$(rm -f "$q" 2>&1) || die "$e"; fi
fi`;

export const RENAME_SCRIPT = `${START}
${ROOM}
e=$(mv -f "$p" "$q" 2>&1) || die "$e"`;

/** Copies with owner and mode. */
export const COPY_SCRIPT = `${START}
${ROOM}
e=$(cp -a "$p" "$q" 2>&1) || die "$e"`;

/**
 * The home of whom a session belongs to; root looks for the first ordinary user, uid 1000 in every
 * Crostini container.
 */
export const HOME_SCRIPT = `h=$HOME
if [ "$(id -u)" = 0 ]; then
  ${FIND_USER.replaceAll('\n', '\n  ')}
  h=$(printf '%s\\n' "$entry" | cut -d: -f6)
fi
[ -d "$h" ] || h=$HOME
[ -d "$h" ] || h=/
printf %s "$h"`;
