#!/bin/sh
# .ci/deps.sh: quiet when everything is there, also offline; else it says which package is missing.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
mkdir "$DIR/bin"
PATH=$DIR/bin:$PATH

# fake NAME TEXT: a command of this name, found before the real one.
fake() {
    printf '#!/bin/sh\n%s\n' "$2" >"$DIR/bin/$1"
    chmod +x "$DIR/bin/$1"
}

# deps PACKAGE…: leaves exit code and everything said in $code and $said.
deps() {
    said=$(sh .ci/deps.sh "$@" 2>&1)
    code=$?
}

fake id 'echo 0'
fake dpkg-query 'case $4 in there*) echo "install ok installed";; half) echo "deinstall ok config-files";; *) exit 1;; esac'
fake apt-get 'echo "$*" >>"$DIR/apt"; echo "E: Unable to locate package" >&2; exit 100'
deps there-a there-b
is 'complete: nothing to do' "$code:$said" 0:
ok 'complete: apt is not even asked' test ! -e "$DIR/apt"
deps there-a gone half
is 'offline: it fails' "$code" 69
has 'offline: names what is missing' "$said" '装不上这些软件包: gone half'
has 'offline: says what to do' "$said" '请联网'
has 'offline: shows what apt said' "$said" 'Unable to locate package'
ok 'offline: the lists were fetched before giving up' grep -q '^update' "$DIR/apt"

fake apt-get 'echo "$*" >>"$DIR/apt"'
: >"$DIR/apt"
deps there-a gone
is 'online: it succeeds' "$code" 0
is 'online: only what is missing is installed' "$(cat "$DIR/apt")" \
    'install -y -q --no-install-recommends gone'

fake id 'echo 1000'
fake sudo 'exec "$@"'
: >"$DIR/apt"
deps gone
is 'not root: through sudo' "$code:$(wc -l <"$DIR/apt")" 0:1
finish
