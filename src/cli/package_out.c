#include "cli/package_out.h"

void package_file_json(struct json *j, const struct package_file *f)
{
    json_put_text(j, "number", f->number);
    json_put_text(j, "made_at", f->made_at);
    json_put_text(j, "sender", f->sender);
    json_put_text(j, "receiver", f->receiver);
    json_put_text(j, "notice", f->notice);
    json_put_int(j, "revision", f->revision);
    json_put_text(j, "track", f->track);
    json_put_text(j, "table", f->table);
    json_put_text(j, "digest", f->digest);
    json_put_text(j, "fingerprint", f->fingerprint);
    json_key(j, "parts");
    json_array(j);
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        const struct package_part *p = &f->parts[i];
        json_object(j);
        json_put_text(j, "name", p->name);
        json_put_int(j, "rows", p->rows);
        json_put_int(j, "bytes", (int64_t)p->bytes.n);
        json_put_text(j, "digest", p->digest);
        json_object_end(j);
    }
    json_array_end(j);
}

void package_warnings_json(struct json *j, const struct package_warnings *warnings)
{
    json_key(j, "warnings");
    json_array(j);
    for (size_t i = 0; i < warnings->n; i++) {
        json_text(j, warnings->at[i]);
    }
    json_array_end(j);
}

static void cases_json(struct json *j, const char *key, const struct package_cases *cases)
{
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; i < cases->n; i++) {
        json_object(j);
        json_put_text(j, "no", cases->at[i].no);
        json_put_text(j, "title", cases->at[i].title);
        json_object_end(j);
    }
    json_array_end(j);
}

void package_comparison_json(struct json *j, const char *last, const struct package_comparison *c)
{
    json_put_text(j, "last", last);
    if (!last) {
        return;
    }
    json_key(j, "counts");
    json_object(j);
    json_put_int(j, "added", c->n_added);
    json_put_int(j, "removed", c->n_removed);
    json_put_int(j, "changed", c->n_changed);
    json_put_int(j, "cells", c->n_cells);
    json_put_int(j, "same", c->n_same);
    json_object_end(j);
    cases_json(j, "added", &c->added);
    cases_json(j, "removed", &c->removed);
    json_key(j, "cells");
    json_array(j);
    for (size_t i = 0; i < c->cells.n; i++) {
        const struct package_change *one = &c->cells.at[i];
        json_object(j);
        json_put_text(j, "no", one->no);
        json_put_text(j, "title", one->title);
        json_put_text(j, "heading", one->heading);
        json_put_text(j, "old", one->old);
        json_put_text(j, "new", one->new);
        json_object_end(j);
    }
    json_array_end(j);
}
