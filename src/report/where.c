#include "report/where.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"

#define QUOTED 30 /* bytes of a text that are told */

struct looking {
    struct arena *a;
    const char *character;
    const char *first; /* NULL until found */
    size_t n;
};

static bool is_there(struct looking *l, const char *text)
{
    bool is_found = text && strstr(text, l->character);
    l->n += is_found;
    return is_found && !l->first;
}

static void look_at_text(struct looking *l, const char *text)
{
    if (is_there(l, text)) {
        struct slice whole = slice_trim(slice_of(text));
        size_t n = 0;
        for (size_t step; n < whole.n && n < QUOTED; n += step) {
            (void)utf8_decode(whole.at + n, whole.n - n, &step);
        }
        l->first = arena_printf(l->a, "「%.*s%s」", (int)n, whole.at, n < whole.n ? "…" : "");
    }
}

static const char *heading_of(const struct report_table *t, size_t column)
{
    const struct report_row *last = t->heads.n ? &t->heads.at[t->heads.n - 1] : NULL;
    return last && last->n == t->n_columns ? last->cells[column].text : NULL;
}

static void look_at_table(struct looking *l, const struct report_table *t)
{
    for (size_t i = 0; t && i < t->rows.n; i++) {
        const struct report_row *row = &t->rows.at[i];
        for (size_t k = 0; k < row->n; k++) {
            const char *heading = row->n == t->n_columns ? heading_of(t, k) : NULL;
            if (is_there(l, row->cells[k].text)) {
                l->first = heading ? arena_printf(l->a, "第 %zu 行「%s」", i + 1, heading)
                                   : arena_printf(l->a, "第 %zu 行第 %zu 格", i + 1, k + 1);
            }
        }
    }
}

const char *report_where(struct arena *a, const struct report *r, const char *character)
{
    struct looking l = {.a = a, .character = character};
    for (size_t i = 0; i < r->blocks.n; i++) {
        const struct report_block *b = &r->blocks.at[i];
        look_at_text(&l, b->text);
        look_at_text(&l, b->right);
        look_at_table(&l, b->table);
        for (size_t k = 0; k < b->lines.n; k++) {
            look_at_text(&l, b->lines.at[k].left);
            look_at_text(&l, b->lines.at[k].right);
        }
    }
    return l.n > 1 ? arena_printf(a, "%s等 %zu 处", l.first, l.n) : text_or_empty(l.first);
}

const char *report_lacking(struct arena *a, const struct report *r, const char *codes)
{
    const char *all = NULL;
    for (const char *at = codes; at && (at = strstr(at, "U+")); at += 2) {
        char character[5] = {0};
        unsigned code = (unsigned)strtoul(at + 2, NULL, 16);
        (void)utf8_encode(code, character);
        const char *where = report_where(a, r, character);
        all = arena_printf(a, "%s%s%s U+%04X%s%s%s", text_or_empty(all), all ? ", " : "", character,
                           code, *where ? " (" : "", where, *where ? ")" : "");
    }
    return all;
}
