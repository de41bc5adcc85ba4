#include "notice/table_def.h"

#include "base/slice.h"
#include "base/vec.h"
#include "text/key.h"

bool table_is_of_track(const struct notice *n, const struct summary_table *t, const char *track)
{
    const struct track *wanted = track ? notice_track(n, track) : NULL;
    for (size_t i = 0; wanted && i < t->rule.scope.n; i++) {
        const struct scope_term *term = &t->rule.scope.at[i];
        bool found = term->subject != SUBJECT_TRACK;
        for (size_t v = 0; v < term->values.n; v++) {
            found |= notice_track(n, term->values.at[v]) == wanted;
        }
        if (!found) {
            return false;
        }
    }
    return !track || wanted;
}

const struct summary_table *notice_table(const struct notice *n, const char *track,
                                         const char *name)
{
    for (size_t i = 0; i < n->tables.n; i++) {
        const struct summary_table *t = &n->tables.at[i];
        bool is_called = !name || text_eq(t->name, name) || texts_has(&t->aliases, name);
        if (is_called && table_is_of_track(n, t, track)) {
            return t;
        }
    }
    return NULL;
}

static void add_spelling(struct arena *a, struct table_leaf *leaf, const char *heading)
{
    const char *key = heading_key(a, heading);
    leaf->headings.at[leaf->headings.n++] = heading;
    if (!texts_has(&leaf->keys, key)) {
        leaf->keys.at[leaf->keys.n++] = key;
    }
}

static void add_leaf(struct arena *a, struct table_leaves *out, const struct column *c,
                     const char *path)
{
    struct table_leaf *leaf = VEC_PUSH(a, out);
    leaf->column = c;
    leaf->heading = text_or_empty(c->heading);
    leaf->path = path;
    leaf->origin = c->origin;
    leaf->headings.at = ARENA_ARRAY(a, const char *, c->aliases.n + 2);
    leaf->keys.at = ARENA_ARRAY(a, const char *, c->aliases.n + 2);
    add_spelling(a, leaf, leaf->heading);
    if (!text_eq(path, leaf->heading)) {
        add_spelling(a, leaf, path);
    }
    for (size_t i = 0; i < c->aliases.n; i++) {
        add_spelling(a, leaf, c->aliases.at[i]);
    }
}

struct branch {
    const struct column *at;
    size_t n;
    const char *above; /* path of the heading over them; "" at the top */
    int level;
};

static void add_branch(struct arena *a, struct table_leaves *out, struct branch b)
{
    out->levels = b.level > out->levels ? b.level : out->levels;
    for (size_t i = 0; i < b.n; i++) {
        const struct column *c = &b.at[i];
        const char *heading = text_or_empty(c->heading);
        const char *path = *b.above ? arena_printf(a, "%s/%s", b.above, heading) : heading;
        if (c->children.n) {
            add_branch(a, out, (struct branch){c->children.at, c->children.n, path, b.level + 1});
        } else {
            add_leaf(a, out, c, path);
        }
    }
}

struct table_leaves table_leaves(struct arena *a, const struct summary_table *t)
{
    struct table_leaves out = {0};
    add_branch(a, &out, (struct branch){t->columns.at, t->columns.n, "", 1});
    for (size_t i = 0; i < out.n; i++) {
        out.at[i].origin = out.at[i].origin ? out.at[i].origin : t->rule.origin;
    }
    return out;
}
