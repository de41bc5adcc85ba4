# Turns schema/migrations/*.sql and schema/queries/*.sql into C.
#   awk -v out=h -f generate.awk FILES   the header: enum query
#   awk -v out=c -f generate.awk FILES   the texts
# A query file holds blocks headed "-- name: unit_uses"; other comment lines are dropped. Names are
# unique over all files. "-- record: unit" stands for the four statements that load, insert,
# update a whole row and void a run of rows, made from the columns of the migrations. A migration is split at ";" at the end
# of a line.
function quoted(text) {
    gsub(/\\/, "\\\\", text); gsub(/"/, "\\\"", text); gsub(/\n/, " ", text); gsub(/[ ]+/, " ", text)
    sub(/^ /, "", text); sub(/ $/, "", text)
    return "\"" text "\""
}
function record(table,   n, i, names, places, sets, column) {
    n = split(columns[table], column, " ")
    if (n == 0) { print FILENAME ": no table " table > "/dev/stderr"; exit bad = 1 }
    for (i = 1; i <= n; i++) {
        names = names (i > 1 ? ", " : "") column[i]
        places = places (i > 1 ? ", " : "") "$" i
        if (i > 2) sets = sets ", " column[i] " = $" i
    }
    add(table "_load", "SELECT " names " FROM " table " WHERE id = $1")
    add(table "_insert", "INSERT INTO " table " (" names ") VALUES (" places ")")
    add(table "_update", "UPDATE " table " SET rev = rev + 1" sets " WHERE id = $1 AND rev = $2")
    add(table "_void", "UPDATE " table " SET is_void = $3, rev = rev + 1 WHERE id BETWEEN $1 AND $2 AND is_void <> $3")
}
function add(name, text) {
    if (name in seen) { print FILENAME ": query " name " stands twice" > "/dev/stderr"; exit bad = 1 }
    seen[name] = 1; queries[++n_queries] = name; texts[n_queries] = text
}
function finish() {
    if (query != "") {
        if (body !~ /[^ \n]/) { print FILENAME ": query " query " is empty" > "/dev/stderr"; exit bad = 1 }
        sub(/;[ \n]*$/, "", body)
        add(query, body)
    } else if (body ~ /[^ \n]/) {
        print migration ": a statement does not end in ;" > "/dev/stderr"; exit bad = 1
    }
    query = body = ""
}
FNR == 1 {
    finish()
    in_migration = FILENAME ~ /migrations\//
    if (in_migration) {
        migration = FILENAME; sub(/.*\//, "", migration); sub(/\.sql$/, "", migration)
        migrations[++n_migrations] = migration
    }
}
/^-- name: / && !in_migration {
    finish()
    query = $3
    next
}
/^-- record: / && !in_migration { finish(); record($3); next }
in_migration && /^CREATE TABLE / { table = $3 }
in_migration && /^  [a-z_]+ (TEXT|INTEGER)/ { columns[table] = columns[table] " " $1 }
in_migration && /^ALTER TABLE [a-z_]+ ADD COLUMN / { columns[$3] = columns[$3] " " $6 }
/^[ \t]*--/ { next }
{ body = body " " $0 }
in_migration && /;[ \t]*$/ { statements[n_migrations, ++count[n_migrations]] = body; body = "" }
END {
    if (bad) exit 1
    finish()
    print "/* Generated from schema/ by schema/generate.awk. */"
    if (out == "h") {
        print "#ifndef STORE_QUERIES_H\n#define STORE_QUERIES_H\n\n#include \"db/db.h\"\n\nenum query {"
        for (i = 1; i <= n_queries; i++) print "    QUERY_" toupper(queries[i]) ","
        print "    N_QUERIES\n};\n\nextern const struct db_schema desk_schema;\n\n#endif"
        exit
    }
    print "#include \"store/queries.h\"\n\nstatic const char *const texts[] = {"
    for (i = 1; i <= n_queries; i++) print "    " quoted(texts[i]) ","
    print "};\n\nstatic const char *const names[] = {"
    for (i = 1; i <= n_queries; i++) print "    \"" queries[i] "\","
    print "};\n"
    for (m = 1; m <= n_migrations; m++) {
        print "static const char *const migration_" m "[] = {"
        for (i = 1; i <= count[m]; i++) print "    " quoted(statements[m, i]) ","
        print "    NULL,\n};\n"
    }
    print "static const struct db_migration migrations[] = {"
    for (m = 1; m <= n_migrations; m++) print "    {\"" migrations[m] "\", migration_" m "},"
    print "};\n\nconst struct db_schema desk_schema = {\n    migrations, " n_migrations ", texts, names, N_QUERIES, 0x53424f54,\n};"
}
