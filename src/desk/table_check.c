/* What is wrong with the cells of an imported row. */

#include "base/slice.h"
#include "desk/table_row.h"
#include "rules/contact.h"
#include "rules/credit_code.h"
#include "text/damage.h"

struct check {
    struct arena *arena;
    const struct notice *notice;
    const struct table_layout *layout;
    struct import_row *row;
    struct table_problems *problems;
};

static void tell(struct check *c, size_t leaf, enum severity severity, const char *code,
                 const char *text)
{
    table_row_tell(c->problems, c->layout, c->row,
                   (struct row_problem){leaf, severity, code, text});
    c->row->is_rejected = c->row->is_rejected || severity == SEVERITY_ERROR;
}

static enum damage_column kind_of_field(const struct notice *n, const struct column *column)
{
    static const struct {
        enum field_type type;
        enum damage_column kind;
    } kinds[] = {
        {FIELD_NUMBER, DAMAGE_COLUMN_NUMBER}, {FIELD_MONEY, DAMAGE_COLUMN_NUMBER},
        {FIELD_DATE, DAMAGE_COLUMN_DATE},     {FIELD_DATE_RANGE, DAMAGE_COLUMN_DATE},
        {FIELD_PHONE, DAMAGE_COLUMN_PHONE},   {FIELD_CREDIT_CODE, DAMAGE_COLUMN_CREDIT_CODE},
    };
    const struct field *f = notice_field(n, text_or_empty(column->field));
    for (size_t i = 0; f && i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].type == f->type) {
            return kinds[i].kind;
        }
    }
    return DAMAGE_COLUMN_TEXT;
}

static enum damage_column kind_of(const struct notice *n, const struct column *column)
{
    enum column_source source = column->source;
    if (source == SOURCE_FIELD) {
        return kind_of_field(n, column);
    }
    return source == SOURCE_ROW_NUMBER || source == SOURCE_ORDER ? DAMAGE_COLUMN_NUMBER
           : source == SOURCE_CREDIT_CODE                        ? DAMAGE_COLUMN_CREDIT_CODE
           : source == SOURCE_PHONE                              ? DAMAGE_COLUMN_PHONE
                                                                 : DAMAGE_COLUMN_TEXT;
}

/* A code that lost digits and an error in place of a title are nothing to keep. */
static enum severity severity_of(enum damage one, const struct column *column)
{
    const unsigned lost = DAMAGE_SCIENTIFIC | DAMAGE_ROUNDED | DAMAGE_DATE | DAMAGE_POINT_ZERO |
                          DAMAGE_ERROR_VALUE | DAMAGE_FORMULA_TEXT;
    bool is_code = column->source == SOURCE_CREDIT_CODE && (one & lost);
    bool is_title = column->source == SOURCE_TITLE && one == DAMAGE_ERROR_VALUE;
    return is_code || is_title ? SEVERITY_ERROR : SEVERITY_WARNING;
}

static unsigned check_damage(struct check *c, size_t leaf)
{
    const struct column *column = c->layout->leaves.at[leaf].column;
    unsigned found = damage_find(slice_of(c->row->cells[leaf]), kind_of(c->notice, column));
    for (size_t i = 0; found && i < DAMAGE_KINDS; i++) {
        enum damage one = (enum damage)(1u << i);
        if (found & one) {
            tell(c, leaf, severity_of(one, column), damage_name(one),
                 arena_printf(c->arena, "「%s」%s", c->row->cells[leaf], damage_sentence(one)));
        }
    }
    return found;
}

static void check_code(struct check *c, size_t leaf)
{
    const char *cell = c->row->cells[leaf];
    struct credit_code_check check = credit_code_check(c->arena, cell);
    if (check.fault == CREDIT_CODE_OK) {
        return;
    }
    const char *repaired = credit_code_repair(c->arena, cell);
    tell(c, leaf, SEVERITY_ERROR, "credit-code",
         repaired ? arena_printf(c->arena, "%s; 可能是 %s", check.text, repaired) : check.text);
}

static void check_contact(struct check *c, size_t leaf)
{
    const char *cell = c->row->cells[leaf];
    struct findings found = {.arena = c->arena};
    enum column_source source = c->layout->leaves.at[leaf].column->source;
    enum contact_kind kind = source == SOURCE_PHONE   ? CONTACT_PHONE
                             : source == SOURCE_EMAIL ? CONTACT_MAIL
                                                      : CONTACT_ANY;
    if ((kind != CONTACT_MAIL && phone_is_valid(cell)) ||
        (kind != CONTACT_PHONE && mail_is_valid(cell))) {
        return;
    }
    contact_check(cell, c->layout->leaves.at[leaf].heading, kind, &found);
    for (size_t i = 0; i < found.n; i++) {
        tell(c, leaf, SEVERITY_WARNING, "contact", found.at[i].text);
    }
}

static void check_direction(struct check *c, size_t leaf)
{
    const char *cell = c->row->cells[leaf];
    const char *unknown =
        c->notice->axes.n ? notice_direction_unknown(c->arena, c->notice, cell) : NULL;
    if (unknown) {
        tell(c, leaf, SEVERITY_WARNING, "direction",
             arena_printf(c->arena, "%s 没有方向「%s」, 照原样收下; 有: %s", c->notice->code,
                          unknown, notice_direction_names(c->arena, c->notice)));
    }
}

static void check_cell(struct check *c, size_t leaf)
{
    enum column_source source = c->layout->leaves.at[leaf].column->source;
    unsigned damage = check_damage(c, leaf);
    bool is_contact =
        source == SOURCE_PHONE || source == SOURCE_EMAIL || source == SOURCE_CONTACT_INFO;
    if (source == SOURCE_CREDIT_CODE && !c->row->is_rejected) {
        check_code(c, leaf);
    } else if (is_contact && !damage) {
        check_contact(c, leaf);
    } else if (source == SOURCE_DIRECTION) {
        check_direction(c, leaf);
    }
}

void table_row_check(struct arena *a, const struct notice *n, const struct table_layout *l,
                     struct import_row *row, struct table_problems *problems)
{
    struct check c = {a, n, l, row, problems};
    for (size_t i = 0; i < l->leaves.n; i++) {
        if (*row->cells[i]) {
            check_cell(&c, i);
        } else if (l->leaves.at[i].column->source == SOURCE_TITLE) {
            tell(&c, i, SEVERITY_ERROR, "missing-title",
                 arena_printf(a, "「%s」空着, 这一行不收", l->leaves.at[i].heading));
        }
    }
}
