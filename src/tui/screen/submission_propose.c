/* What is proposed while a unit or an option is typed. */
#include <string.h>

#include "base/slice.h"
#include "desk/regions.h"
#include "desk/unit_search.h"
#include "text/pinyin.h"
#include "tui/screen/submission_form.h"

#define MOST_UNITS 6
#define MOST_OPTIONS 8
#define BETWEEN "、" /* of several units or options in one field */

const char *submission_last_piece(const char *typed)
{
    const char *last = typed;
    for (const char *at = typed; (at = strstr(at, BETWEEN)) != NULL;) {
        at += strlen(BETWEEN);
        last = at;
    }
    return last;
}

static bool has_chinese(const char *text)
{
    while (*text && (unsigned char)*text < 0x80) {
        text++;
    }
    return *text != '\0';
}

static const char *unit_note(struct desk *desk, struct arena *a, const struct unit *u)
{
    const char *region = text_or_empty(region_name(desk, u->region));
    const char *code = text_or_empty(u->credit_code);
    return *region || *code ? arena_printf(a, "%s  %s", code, region) : NULL;
}

/* Units that match `piece`, each behind `before`; the last proposal makes a new one. */
static struct suggestions units_behind(struct submission_form *f, struct arena *a,
                                       const char *before, const char *piece)
{
    struct unit_hits hits = {0};
    struct err err = {.arena = a};
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, MOST_UNITS + 1);
    struct suggestions out = {.at = at};
    bool is_known = false;
    if (!*piece || unit_search(f->ui->options.desk, a, piece, MOST_UNITS, &hits, &err)) {
        return out;
    }
    for (size_t i = 0; i < hits.n; i++) {
        const struct unit *u = &hits.at[i];
        is_known = is_known || text_eq(u->name, piece);
        at[out.n++] = (struct suggestion){.text = arena_printf(a, "%s%s", before, u->name),
                                          .note = unit_note(f->ui->options.desk, a, u),
                                          .id = u->record.id};
    }
    if (!is_known && has_chinese(piece)) {
        at[out.n++] = (struct suggestion){
            .text = arena_printf(a, "%s%s", before, piece), .note = "新建这个单位", .id = -1};
    }
    out.total = out.n + hits.has_more;
    return out;
}

static struct suggestions suggest_unit(void *context, struct arena *a, const char *typed)
{
    return units_behind(context, a, "", typed);
}

static struct suggestions suggest_units(void *context, struct arena *a, const char *typed)
{
    const char *piece = submission_last_piece(typed);
    return units_behind(context, a, arena_copy(a, typed, (size_t)(piece - typed)), piece);
}

static struct suggestions suggest_options(void *context, struct arena *a, const char *typed)
{
    struct submission_form *f = context;
    const char *piece = submission_last_piece(typed);
    const char *before = arena_copy(a, typed, (size_t)(piece - typed));
    struct texts options = submission_options(a, f->notice, f->inputs.fields[f->form.focus]);
    const struct filter *filter = filter_make(a, piece);
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, MOST_OPTIONS);
    struct suggestions out = {.at = at};
    for (size_t i = 0; i < options.n; i++) {
        if (!filter_match(filter, options.at[i])) {
            continue;
        }
        if (out.n < MOST_OPTIONS) {
            at[out.n++].text = arena_printf(a, "%s%s", before, options.at[i]);
        }
        out.total++;
    }
    return out;
}

const struct submission_proposals submission_form_proposals = {
    .unit = suggest_unit, .units = suggest_units, .options = suggest_options};

void submission_form_take_unit(struct submission_form *f, const char *name)
{
    struct arena a = {0};
    size_t field = f->new_unit - 1;
    const char *typed = form_value(&f->form, field, &a);
    const char *piece = submission_last_piece(typed);
    form_put(&f->form, field, arena_printf(&a, "%.*s%s", (int)(piece - typed), typed, name));
    form_set_error(&f->form, field, NULL);
    f->new_unit = 0;
    arena_release(&a);
}
