#!/bin/sh
# Tests of the runner itself, with cat and sh as the programs: what must hold, and what must fail.
cd "$(dirname "$0")/../.." || exit 1
RUN=${BUILD:-$PWD/build/release}/tests/e2e/run_script
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export LANG=C.UTF-8 LC_ALL=C.UTF-8
n=0 bad=0

# outcome EXIT NAME PROGRAM PATTERN: the script on stdin must end so, and its output match.
outcome() {
    n=$((n + 1))
    cat >"$dir/case.script"
    out=$("$RUN" "$dir/case.script" "$3" 2>&1)
    status=$?
    if [ $status -eq "$1" ] && printf '%s\n' "$out" | grep -q -e "$4"; then
        echo "ok $n - $2"
    else
        bad=1
        echo "not ok $n - $2"
        printf '%s\n' "$out" | sed "s/^/# $status: /"
    fi
}
passes() { outcome 0 "$1" "$2" '^ok 1'; }
fails() { E2E_PATIENCE=0.02 outcome 1 "$1" "$2" "$3"; }

passes 'typed Chinese is seen, the cursor stands behind it' cat <<'END'
start
type 南岭示例
wait 南岭示例
cursor after 示例
cells 1 3 岭
line 1 岭示
wait-not 不在
key Enter
key Ctrl-D
exit 0
END
passes 'resizing reaches the program' sh <<'END'
size 10x40
start -c 'trap "stty size; exit 5" WINCH; stty size; while :; do read x; done'
wait 10 40
size 30x100
wait 30 100
exit 5
END
passes 'keys are those of an xterm' sh <<'END'
start -c 'stty raw -echo; echo ready; dd bs=1 count=18 2>/dev/null | od -An -c; stty sane'
wait ready
key F2
key Up
key BackTab
key PageDown
key Alt-1
key Ctrl-P
key Esc
type x
wait O   Q 033   [   A 033   [   Z 033   [   6   ~
wait 1 020
exit 0
END
passes 'a paste is bracketed when the program wants it' sh <<'END'
start -c 'stty raw -echo; printf "\033[?2004hready"; dd bs=1 count=15 2>/dev/null | od -An -c; stty sane'
wait ready
paste a\nb
wait [   2   0   0   ~   a  \\n   b 033   [   2   0   1   ~
exit 0
END
passes 'output written just before the end is seen' sh <<'END'
start -c 'echo 末尾; exit 3'
exit 3
END
passes 'a signal ends the program' cat <<'END'
start
kill TERM
exit 143
END
passes 'a dropped line ends the program' cat <<'END'
start
type x
key Enter
line 2 x
hang-up
exit 129
END
passes 'commands and their output' cat <<'END'
run echo 结果
expect-output 结果
END
{ printf '%s\n' "start -c 'stty raw -echo; echo ready; head -c 30000 | wc -c; stty sane'" 'wait ready'
  printf 'type %030000d\n' 0
  printf '%s\n' 'wait 30000' 'exit 0'; } >"$dir/long"
passes 'more is typed than a terminal buffers' sh <"$dir/long"

fails 'a text that never comes, with the screen shown' sh '^# 有的' <<'END'
start -c 'echo 有的; read x'
wait 没有的
END
fails 'a text that stays' sh 'waited in vain' <<'END'
start -c 'echo 有的; read x'
wait 有的
wait-not 有的
END
fails 'a text awaited of an ended program' sh 'the program ended' <<'END'
start -c :
wait 没有的
END
fails 'a cursor elsewhere' cat 'waited in vain' <<'END'
start
type ab
wait ab
cursor after a
END
fails 'another exit code' sh 'exit code 3 instead of 0' <<'END'
start -c 'exit 3'
exit 0
END
fails 'a program that does not end' cat 'does not end' <<'END'
start
exit 0
END
fails 'a program left running' cat 'still runs' <<'END'
start
END
fails 'a failing command, with its output' cat '^# 坏了' <<'END'
run echo 坏了; exit 4
END
fails 'an output without the text' cat 'the output was' <<'END'
run echo 坏了
expect-output 好了
END
fails 'an unknown command' cat 'no such command' <<'END'
dance
END
fails 'an unknown key' cat 'no such key' <<'END'
start
key Hyper
END
fails 'a golden file that is missing' sh 'there is no ' <<'END'
start -c 'echo 一; read x'
wait 一
screen one
END

mkdir "$dir/golden"
E2E_UPDATE=1 outcome 0 'a golden screen is written' sh '^ok 1' <<'END'
size 3x20
start -c 'echo 一; echo 二; read x'
wait 二
screen one
key Enter
exit 0
END
n=$((n + 1))
if [ "$(cat "$dir/golden/one.txt")" = "一
二" ]; then echo "ok $n - and holds the screen"; else bad=1; echo "not ok $n - and holds the screen"; fi
passes 'the same screen later is golden' sh <<'END'
size 3x20
start -c 'echo 一; echo 二; read x'
screen one
key Enter
exit 0
END
fails 'another screen is not, with the lines shown' sh '^#    2 +三' <<'END'
size 3x20
start -c 'echo 一; echo 三; read x'
screen one
END
echo "1..$n"
exit $bad
