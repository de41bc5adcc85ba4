#!/bin/sh
# Each header compiles alone. Usage: headers.sh CC FLAGS...
set -eu
status=0
for header in $(find src -name '*.h'); do
    printf '#include "%s"\n' "${header#src/}" | "$@" -fsyntax-only -x c - 2>/tmp/header.$$ || {
        echo "$header does not compile alone:"; cat /tmp/header.$$; status=1; }
done
rm -f /tmp/header.$$
exit $status
