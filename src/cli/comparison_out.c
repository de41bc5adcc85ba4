#include "cli/comparison_out.h"

#include "base/slice.h"

static void side_json(struct json *j, const char *key, const char *text, const char *clause)
{
    json_key(j, key);
    json_object(j);
    json_put_text(j, "text", text);
    json_put_text(j, "clause", clause);
    json_object_end(j);
}

void comparison_json(struct json *j, const struct comparison *c, bool only_different)
{
    json_array(j);
    for (size_t i = 0; i < c->n; i++) {
        const struct compare_row *r = &c->at[i];
        if (only_different && !r->is_different) {
            continue;
        }
        json_object(j);
        json_put_text(j, "section", r->section);
        json_put_text(j, "subject", r->subject);
        json_key(j, "different");
        json_bool(j, r->is_different);
        side_json(j, "a", r->a, r->clause_a);
        side_json(j, "b", r->b, r->clause_b);
        json_object_end(j);
    }
    json_array_end(j);
}

static void side_text(struct buf *out, const char *name, const char *text, const char *clause)
{
    buf_printf(out, "    %s: %s%s%s%s\n", name, text, clause ? "  (" : "", text_or_empty(clause),
               clause ? ")" : "");
}

void comparison_text(struct buf *out, const struct comparison *c, bool only_different,
                     const char *const *names)
{
    const char *section = "";
    for (size_t i = 0; i < c->n; i++) {
        const struct compare_row *r = &c->at[i];
        if (only_different && !r->is_different) {
            continue;
        }
        if (!text_eq(section, r->section)) {
            buf_printf(out, "%s%s\n", *section ? "\n" : "", r->section);
            section = r->section;
        }
        buf_printf(out, "%s %s\n", r->is_different ? "*" : " ", r->subject);
        side_text(out, names[0], r->a, r->clause_a);
        side_text(out, names[1], r->b, r->clause_b);
    }
}
