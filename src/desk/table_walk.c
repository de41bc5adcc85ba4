#include "desk/table_walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/submissions.h"
#include "rules/credit_code.h"
#include "rules/submission_state.h"
#include "text/key.h"

/* A row on its way: what it says of itself, and what is to become of it. */
struct passing {
    struct import_row row;
    const char *lead, *code, *recommender; /* names, filled from above where that was allowed */
    const char *right_code;                /* normalised, when it is right; NULL */
    bool is_lead_filled, is_other_name;
    struct case_identity identity;
    struct cases_fit fit;
    struct table_row told;
};

void table_walk_init(struct table_walk *w, struct desk *desk, struct write *write)
{
    *w = (struct table_walk){.desk = desk, .write = write};
    table_units_init(&w->units, desk, write);
    keymap_init(&w->seen);
    table_tally_init(&w->tally);
    buf_init(&w->above_lead);
    buf_init(&w->above_code);
    buf_init(&w->above_recommender);
}

void table_walk_release(struct table_walk *w)
{
    table_units_release(&w->units);
    table_cases_release(&w->cases);
    keymap_release(&w->seen);
    table_tally_release(&w->tally);
    buf_release(&w->above_lead);
    buf_release(&w->above_code);
    buf_release(&w->above_recommender);
    arena_release(&w->scratch);
}

static int by_line(const void *key, const void *answer)
{
    int line = *(const int *)key, other = ((const struct row_answer *)answer)->line;
    return line < other ? -1 : line > other;
}

static struct row_answer answer_of(const struct table_walk *w, int line)
{
    const struct row_answer *found =
        w->options->n_answers ? bsearch(&line, w->options->answers, w->options->n_answers,
                                        sizeof *w->options->answers, by_line)
                              : NULL;
    return found ? *found : (struct row_answer){line, ANSWER_NONE, 0};
}

static void tell(struct table_walk *w, const struct passing *p, struct row_problem problem)
{
    table_row_tell(&w->plan->problems, &w->plan->layout, &p->row, problem);
}

/* ---- who: lead and recommender ------------------------------------------------------------------- */

static bool has_leaf(const struct table_walk *w, enum column_source source)
{
    return table_leaf_of(&w->plan->layout, source) != NO_COLUMN;
}

static void keep_above(struct buf *above, const char *text)
{
    buf_clear(above);
    buf_text(above, text);
}

static void ask_merged(struct table_walk *w, struct passing *p, enum column_source source,
                       const struct buf *above)
{
    size_t leaf = table_leaf_of(&w->plan->layout, source);
    p->told.question = QUESTION_MERGED;
    tell(w, p,
         (struct row_problem){leaf, SEVERITY_WARNING, "merged",
                              arena_printf(&w->scratch,
                                           "空着, 上面是「%s」, 像是合并单元格: 填入还是留空要人定",
                                           above->at)});
}

/* A blank cell below a filled one: filled with consent, else a question. */
static const char *fill(struct table_walk *w, struct passing *p, enum column_source source,
                        struct buf *above)
{
    const char *cell = table_row_cell(&w->plan->layout, &p->row, source);
    enum row_reply reply = answer_of(w, p->row.line).reply;
    if (*cell) {
        keep_above(above, cell);
        return cell;
    }
    if (above->n == 0 || !has_leaf(w, source) || reply == ANSWER_LEAVE || p->row.is_rejected) {
        return cell;
    }
    if (reply == ANSWER_FILL || w->options->fills_merged) {
        return arena_copy(&w->scratch, above->at, above->n);
    }
    ask_merged(w, p, source, above);
    return cell;
}

static void read_lead(struct table_walk *w, struct passing *p)
{
    const char *received = table_row_cell(&w->plan->layout, &p->row, SOURCE_LEAD);
    p->code = table_row_cell(&w->plan->layout, &p->row, SOURCE_CREDIT_CODE);
    p->lead = fill(w, p, SOURCE_LEAD, &w->above_lead);
    p->is_lead_filled = !*received && *p->lead;
    if (*received) {
        keep_above(&w->above_code, p->code);
    } else if (p->is_lead_filled && !*p->code) {
        p->code = arena_copy(&w->scratch, w->above_code.at, w->above_code.n);
    }
    const char *code = *p->code ? credit_code_normalise(&w->scratch, p->code) : NULL;
    bool is_right = code && credit_code_check(&w->scratch, code).fault == CREDIT_CODE_OK;
    p->right_code = is_right ? code : NULL;
    if (!*p->lead && !p->told.question && !p->row.is_rejected) {
        tell(w, p,
             (struct row_problem){table_leaf_of(&w->plan->layout, SOURCE_LEAD), SEVERITY_WARNING,
                                  "missing-lead", "没有写申报单位"});
    }
}

/* The cell, unless --from says otherwise; without one, the recommender of the whole file. */
static void read_recommender(struct table_walk *w, struct passing *p)
{
    const char *cell = table_row_cell(&w->plan->layout, &p->row, SOURCE_RECOMMENDER);
    if (w->recommender && (w->is_from || !*cell)) {
        p->recommender = w->recommender;
    } else {
        p->recommender = fill(w, p, SOURCE_RECOMMENDER, &w->above_recommender);
    }
    bool differs = w->recommender && *cell &&
                   !text_eq(unit_key(&w->scratch, cell), unit_key(&w->scratch, w->recommender));
    if (differs && !w->has_told_recommender) {
        w->has_told_recommender = true;
        tell(w, p,
             (struct row_problem){table_leaf_of(&w->plan->layout, SOURCE_RECOMMENDER),
                                  SEVERITY_WARNING, "recommender",
                                  arena_printf(&w->scratch, "这一格是「%s」, %s是「%s」: 以%s为准",
                                               cell,
                                               w->is_from ? "指定的推荐单位" : "表上方的推荐单位",
                                               w->recommender, w->is_from ? "指定的" : "这一格")});
    }
}

/* ---- which case ---------------------------------------------------------------------------------- */

static enum status find_unit(struct table_walk *w, const char *name, const char *code,
                             bool is_adding, struct unit_found *out, struct err *err)
{
    *out = (struct unit_found){0};
    const struct unit_cells cells = {name, code, is_adding};
    return *name ? table_units_find(&w->units, &w->scratch, &cells, out, err) : STATUS_OK;
}

static enum status identify(struct table_walk *w, struct passing *p, bool is_adding,
                            struct err *err)
{
    struct unit_found lead, recommender;
    const struct table_layout *l = &w->plan->layout;
    enum status status = find_unit(w, p->recommender, NULL, is_adding, &recommender, err);
    if (status == STATUS_OK) {
        status = find_unit(w, p->lead, p->right_code, is_adding, &lead, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const char *number = table_row_cell(l, &p->row, SOURCE_ORDER);
    number = *number ? number : table_row_cell(l, &p->row, SOURCE_ROW_NUMBER);
    p->identity.recommender = recommender.id;
    p->identity.lead = lead.id;
    p->identity.number = cell_number(number);
    if (!p->identity.title_key) {
        const char *title = table_row_cell(l, &p->row, SOURCE_TITLE);
        const char *key = title_key(&w->scratch, title);
        p->identity.title_key = *key ? key : title;
    }
    p->is_other_name = lead.is_other_name;
    return STATUS_OK;
}

static void tell_other_name(struct table_walk *w, struct passing *p)
{
    if (p->is_other_name) {
        tell(w, p,
             (struct row_problem){
                 table_leaf_of(&w->plan->layout, SOURCE_LEAD), SEVERITY_WARNING, "unit-name",
                 arena_printf(&w->scratch, "写的是「%s」, 按信用代码是「%s」: 以信用代码为准",
                              p->lead, table_unit_name(&w->units, p->identity.lead))});
    }
}

/* What a unit not there yet has named, nobody can have named before. */
static bool is_known(const struct passing *p)
{
    return (p->identity.lead || !*p->lead) && (p->identity.recommender || !*p->recommender);
}

static char *seen_key(struct table_walk *w, const struct passing *p, size_t *n)
{
    size_t title = strlen(p->identity.title_key);
    const int64_t ids[] = {p->identity.recommender, p->identity.lead};
    char *key = arena_alloc(&w->scratch, sizeof ids + title);
    memcpy(key, ids, sizeof ids);
    memcpy(key + sizeof ids, p->identity.title_key, title);
    *n = sizeof ids + title;
    return key;
}

static uint32_t seen_line(struct table_walk *w, const struct passing *p)
{
    size_t n;
    const char *key = is_known(p) ? seen_key(w, p, &n) : NULL;
    return key ? keymap_get(&w->seen, key, n) : KEYMAP_ABSENT;
}

static void ask_which(struct table_walk *w, struct passing *p)
{
    const char *text = "";
    p->told.question = QUESTION_WHICH;
    for (size_t i = 0; i < p->fit.n && i < CASES_FIT_MAX; i++) {
        p->told.fits[i] = w->cases.cases.at[p->fit.at[i]].id;
        text =
            arena_printf(&w->scratch, "%s %s", text, submission_no(&w->scratch, p->told.fits[i]));
    }
    tell(w, p,
         (struct row_problem){NO_COLUMN, SEVERITY_WARNING, "which-case",
                              arena_printf(&w->scratch, "有 %zu 件都像是这一行:%s; 是哪一件要人定",
                                           p->fit.n, text)});
}

static void choose_case(struct table_walk *w, struct passing *p)
{
    struct row_answer answer = answer_of(w, p->row.line);
    uint32_t before = seen_line(w, p);
    if (before != KEYMAP_ABSENT && answer.reply != ANSWER_NEW) {
        p->told.question = QUESTION_TWICE;
        tell(w, p,
             (struct row_problem){
                 NO_COLUMN, SEVERITY_WARNING, "twice",
                 arena_printf(&w->scratch, "和第 %u 行是同一件, 没有再收", (unsigned)before)});
        return;
    }
    p->fit = table_cases_fit(&w->cases, &p->identity);
    if (answer.reply == ANSWER_NEW) {
        p->fit.n = 0;
    }
    for (size_t i = 0; answer.reply == ANSWER_THIS && i < p->fit.n && i < CASES_FIT_MAX; i++) {
        if (w->cases.cases.at[p->fit.at[i]].id == answer.submission) {
            p->fit = (struct cases_fit){{p->fit.at[i]}, 1};
        }
    }
    if (p->fit.n > 1) {
        ask_which(w, p);
    } else if (p->fit.n == 1) {
        p->told.submission = w->cases.cases.at[p->fit.at[0]].id;
    }
}

/* ---- taking the row ------------------------------------------------------------------------------ */

/* Units in the order of the cell, between 、 ; or line ends. */
static enum status partner_links(struct table_walk *w, const char *cell, const char **links,
                                 struct err *err)
{
    int64_t *ids = ARENA_ARRAY(&w->scratch, int64_t, strlen(cell) + 1);
    size_t n = 0;
    enum status status = STATUS_OK;
    while (*cell && status == STATUS_OK) {
        size_t length = 0, mark = 0;
        while (cell[length] && !mark) {
            mark = cell[length] == ';' || cell[length] == '\n'                   ? 1
                   : memcmp(cell + length, "、", strnlen(cell + length, 3)) == 0 ? 3
                   : memcmp(cell + length, "；", strnlen(cell + length, 3)) == 0 ? 3
                                                                                 : 0;
            length += mark == 0;
        }
        struct slice name = slice_trim((struct slice){cell, length});
        struct unit_found unit = {0};
        if (name.n) {
            status = find_unit(w, arena_copy(&w->scratch, name.at, name.n), NULL, true, &unit, err);
            ids[n++] = unit.id;
        }
        cell += length + mark;
    }
    *links = links_text(&w->scratch, ids, n);
    return status;
}

static enum status value_of(struct table_walk *w, struct passing *p, size_t leaf,
                            struct case_value *v, struct err *err)
{
    v->column = w->plan->layout.leaves.at[leaf].column;
    v->cell = p->row.cells[leaf];
    if (v->column->source == SOURCE_LEAD) {
        v->unit = p->identity.lead;
    } else if (v->column->source == SOURCE_RECOMMENDER) {
        v->unit = p->identity.recommender;
    } else if (v->column->source == SOURCE_PARTNERS) {
        return partner_links(w, v->cell, &v->units, err);
    } else if (v->column->source == SOURCE_CREDIT_CODE && p->is_lead_filled) {
        v->cell = p->code;
    }
    return STATUS_OK;
}

static enum status take_new(struct table_walk *w, struct passing *p, struct err *err)
{
    const struct table_layout *l = &w->plan->layout;
    struct submission s = {
        .notice = w->options->notice,
        .track = w->plan->track,
        .list_order = NUMBER_NONE,
        .recommender = p->identity.recommender,
        .lead = p->identity.lead,
        .state = submission_state_id(SUBMISSION_LOGGED),
        .logged_at = desk_now(w->desk),
    };
    enum status status = STATUS_OK;
    for (size_t i = 0; i < l->leaves.n && status == STATUS_OK; i++) {
        struct case_value v = {0};
        if (l->column_of_leaf[i] != NO_COLUMN) {
            status = value_of(w, p, i, &v, err);
            case_cell_put(&w->cells, &w->scratch, &s, &v);
        }
    }
    s.revision = w->plan->revision;
    s.list_order = s.list_order == NUMBER_NONE ? w->position : s.list_order;
    if (status == STATUS_OK && w->write) {
        status = write_insert(w->write, &submission_type, &s, err);
        p->told.submission = s.record.id;
    }
    return status;
}

/* A blank number or lead says nothing of a case that is there; a table of several recommenders counts
 * its rows anew, so its 序号 says nothing either. */
static bool says_nothing(const struct table_walk *w, const struct passing *p, size_t leaf)
{
    enum column_source source = w->plan->layout.leaves.at[leaf].column->source;
    bool is_blank = !*p->row.cells[leaf];
    bool is_recounted = source == SOURCE_ROW_NUMBER && has_leaf(w, SOURCE_RECOMMENDER);
    bool is_kept_when_blank = source == SOURCE_ROW_NUMBER || source == SOURCE_ORDER ||
                              source == SOURCE_LEAD || source == SOURCE_RECOMMENDER ||
                              (source == SOURCE_CREDIT_CODE && p->is_lead_filled);
    return w->plan->layout.column_of_leaf[leaf] == NO_COLUMN || is_recounted ||
           (is_blank && is_kept_when_blank);
}

static void note_change(struct table_walk *w, struct passing *p, const struct table_leaf *leaf,
                        const char *old, const char *new)
{
    bool is_kept = w->plan->rows.n < TABLE_ROWS_KEPT;
    if (is_kept && !p->told.changes) {
        p->told.changes = ARENA_ARRAY(w->arena, struct cell_change, w->plan->layout.leaves.n);
    }
    if (is_kept) {
        p->told.changes[p->told.n_changes] = (struct cell_change){
            leaf->heading, arena_text(w->arena, old), arena_text(w->arena, new)};
    }
    p->told.n_changes++;
}

static enum status take_known(struct table_walk *w, struct passing *p, struct err *err)
{
    const struct table_layout *l = &w->plan->layout;
    struct submission base = {0}, mine;
    enum status status = submission_load(w->desk, &w->scratch, p->told.submission, &base, err);
    mine = base;
    for (size_t i = 0; i < l->leaves.n && status == STATUS_OK; i++) {
        struct case_value v = {0};
        if (says_nothing(w, p, i)) {
            continue;
        }
        const char *old = case_cell(&w->cells, &w->scratch, &base, l->leaves.at[i].column);
        if (text_eq(old, p->row.cells[i])) {
            continue;
        }
        note_change(w, p, &l->leaves.at[i], old, p->row.cells[i]);
        status = value_of(w, p, i, &v, err);
        case_cell_put(&w->cells, &w->scratch, &mine, &v);
    }
    if (status == STATUS_OK && w->write && p->told.n_changes) {
        status = write_update(w->write, &submission_type, &base, &mine, err);
    }
    return status;
}

static void note_taken(struct table_walk *w, struct passing *p)
{
    size_t n;
    const char *key = seen_key(w, p, &n);
    keymap_add(&w->seen, key, n, (uint32_t)p->row.line);
    table_cases_recommender(&w->cases, p->identity.recommender);
    if (p->fit.n == 0) {
        table_tally_add(&w->tally, p->identity.recommender);
    }
    if (p->fit.n == 1) {
        struct known_case *k = &w->cases.cases.at[p->fit.at[0]];
        k->is_claimed = true;
        if (k->is_withdrawn) {
            tell(w, p,
                 (struct row_problem){NO_COLUMN, SEVERITY_NOTE, "withdrawn",
                                      arena_printf(&w->scratch, "申报件 %s 已撤回, 导入不会恢复它",
                                                   submission_no(&w->scratch, k->id))});
        }
    }
}

static enum status take(struct table_walk *w, struct passing *p, struct err *err)
{
    enum status status = is_known(p) ? STATUS_OK : identify(w, p, true, err);
    tell_other_name(w, p);
    if (status == STATUS_OK) {
        status = p->told.submission ? take_known(w, p, err) : take_new(w, p, err);
    }
    if (status == STATUS_OK) {
        p->told.act = p->fit.n == 0 ? ROW_NEW : p->told.n_changes ? ROW_CHANGED : ROW_SAME;
        note_taken(w, p);
    }
    return status;
}

/* A row that is not taken is still no sign that its case is gone. */
static void note_left_out(struct table_walk *w, struct passing *p)
{
    struct cases_fit fit = table_cases_fit(&w->cases, &p->identity);
    p->told.act = p->row.is_rejected ? ROW_REJECTED : ROW_ASKED;
    for (size_t i = 0; i < fit.n && i < CASES_FIT_MAX; i++) {
        w->cases.cases.at[fit.at[i]].is_claimed = true;
    }
    if (p->identity.recommender) {
        table_cases_recommender(&w->cases, p->identity.recommender);
    }
}

/* ---- one row ------------------------------------------------------------------------------------- */

static void count(struct table_walk *w, enum row_act act)
{
    struct table_counts *c = &w->plan->counts;
    c->read++;
    c->new += act == ROW_NEW;
    c->changed += act == ROW_CHANGED;
    c->same += act == ROW_SAME;
    c->asked += act == ROW_ASKED;
    c->rejected += act == ROW_REJECTED;
}

static void keep_row(struct table_walk *w, const struct passing *p)
{
    if (w->plan->rows.n < TABLE_ROWS_KEPT) {
        struct table_row *row = VEC_PUSH(w->arena, &w->plan->rows);
        *row = p->told;
        row->line = p->row.line;
        row->n_problems = w->plan->problems.n - row->first_problem;
        row->title = arena_text(w->arena, table_row_cell(&w->plan->layout, &p->row, SOURCE_TITLE));
        row->lead = arena_text(w->arena, p->lead);
    }
}

/* Why, from the problems told of this row; those beyond the list are too many to be read. */
static const char *reason(struct table_walk *w, size_t first)
{
    const struct table_problems *all = &w->plan->problems;
    const char *text = "";
    for (size_t i = first; i < all->n; i++) {
        const struct table_problem *one = &all->at[i];
        if (one->severity != SEVERITY_NOTE) {
            text = arena_printf(&w->scratch, "%s%s%s%s%s", text, *text ? "; " : "",
                                text_or_empty(one->heading), one->heading ? ": " : "", one->text);
        }
    }
    return text;
}

static enum status pass_case(struct table_walk *w, struct passing *p, struct err *err)
{
    p->told.first_problem = w->plan->problems.n;
    w->position++;
    table_row_check(&w->scratch, w->notice, &w->plan->layout, &p->row, &w->plan->problems);
    read_recommender(w, p);
    read_lead(w, p);
    p->row.is_rejected = p->row.is_rejected || answer_of(w, p->row.line).reply == ANSWER_REJECT;
    enum status status = identify(w, p, false, err);
    if (status == STATUS_OK && !p->row.is_rejected && !p->told.question) {
        choose_case(w, p);
    }
    if (status == STATUS_OK && !p->row.is_rejected && !p->told.question) {
        status = take(w, p, err);
    } else if (status == STATUS_OK) {
        note_left_out(w, p);
        status = table_rejects_add(&w->rejects, &w->plan->layout, p->row.csv,
                                   reason(w, p->told.first_problem), err);
    }
    if (status == STATUS_OK) {
        count(w, p->told.act);
        keep_row(w, p);
    }
    return status;
}

static void tell_skipped(struct table_walk *w, const struct passing *p, enum row_kind kind)
{
    static const char *const texts[] = {
        [ROW_IS_TOTAL] = "合计行, 跳过",
        [ROW_IS_NOTE] = "签字或说明, 不是申报件, 跳过",
        [ROW_IS_HEADING] = "又一次表头, 跳过",
    };
    tell(w, p, (struct row_problem){NO_COLUMN, SEVERITY_NOTE, "skipped", texts[kind]});
}

enum status table_walk_row(struct table_walk *w, const struct csv_row *csv, struct err *err)
{
    arena_reset(&w->scratch);
    struct passing p = {.row = table_row_read(&w->scratch, &w->plan->layout, csv)};
    enum row_kind kind = table_row_kind(&w->plan->layout, &p.row);
    if (kind == ROW_IS_CASE) {
        return pass_case(w, &p, err);
    }
    if (kind == ROW_IS_BLANK) {
        w->plan->counts.blank++;
    } else {
        tell_skipped(w, &p, kind);
    }
    return STATUS_OK;
}

enum status table_walk_name(struct table_walk *w, const struct csv_row *csv, struct err *err)
{
    arena_reset(&w->scratch);
    struct table_problems kept = w->plan->problems;
    struct passing p = {.row = table_row_read(&w->scratch, &w->plan->layout, csv)};
    if (table_row_kind(&w->plan->layout, &p.row) != ROW_IS_CASE) {
        return STATUS_OK;
    }
    w->plan->problems.max = 0;
    bool has_told = w->has_told_recommender;
    read_recommender(w, &p);
    read_lead(w, &p);
    enum status status = identify(w, &p, false, err);
    if (status == STATUS_OK && is_known(&p)) {
        table_cases_name(&w->cases, &p.identity);
    }
    w->has_told_recommender = has_told;
    w->plan->problems = kept;
    return status;
}

/* ---- behind the last row -------------------------------------------------------------------------- */

static enum status list_gone(struct table_walk *w, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < w->cases.cases.n && status == STATUS_OK; i++) {
        const struct known_case *k = &w->cases.cases.at[i];
        if (!table_cases_is_gone(&w->cases, k)) {
            continue;
        }
        w->plan->counts.gone++;
        if (w->plan->gone.n < TABLE_ROWS_KEPT) {
            struct submission s = {0};
            status = submission_load(w->desk, w->arena, k->id, &s, err);
            *VEC_PUSH(w->arena, &w->plan->gone) = (struct table_gone){k->id, s.title};
        }
    }
    return status;
}

enum status table_walk_end(struct table_walk *w, struct err *err)
{
    struct texts *names = &w->plan->new_units;
    w->plan->n_new_units = (int64_t)w->units.added.n;
    names->at = ARENA_ARRAY(w->arena, const char *, TABLE_UNITS_KEPT);
    for (size_t i = 0; i < w->units.added.n && i < TABLE_UNITS_KEPT; i++) {
        names->at[names->n++] = arena_text(w->arena, w->units.units.at[w->units.added.at[i]].name);
    }
    const struct table_quota_wanted wanted = {w->options->notice, w->write != NULL};
    enum status status =
        table_quotas_find(&w->tally, &w->units, w->arena, &wanted, &w->plan->quotas, err);
    return status == STATUS_OK ? list_gone(w, err) : status;
}
