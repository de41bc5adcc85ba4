#!/bin/sh
# Every screen of the program stands in the list of tests/unit/tui/test_bindings.c, which looks at their help.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

sed -n 's/^const struct screen_class \([a-z_]*\) = {.*/\1/p' $(find src/tui -name '*.c') | sort > "$DIR/there"
sed -n 's/^ *X(\([a-z_]*\)).*/\1/p' tests/unit/tui/test_bindings.c | sort > "$DIR/listed"
is 'screens without a test of their help' "$(comm -23 "$DIR/there" "$DIR/listed")" ''
is 'listed and gone' "$(comm -13 "$DIR/there" "$DIR/listed")" ''
finish
