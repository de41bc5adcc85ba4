#!/bin/sh
# Each header compiles alone. Usage: headers.sh CC FLAGS...
set -eu
status=0
for header in $(find src -name '*.h'); do
    said=$(printf '#include "%s"\n' "${header#src/}" | "$@" -fsyntax-only -x c - 2>&1) ||
        { printf '%s does not compile alone:\n%s\n' "$header" "$said"; status=1; }
done
exit $status
