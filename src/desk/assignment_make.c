#include <stdlib.h>

#include "base/vec.h"
#include "desk/assignment_freeze.h"
#include "desk/assignment_parts.h"
#include "desk/panel_directions.h"
#include "desk/recusal_book.h"
#include "desk/stage_advance.h"
#include "rules/assign.h"
#include "store/queries.h"
#include "store/record.h"

#define BULK 500

/* A pair that is there. */
struct pair_row {
    int64_t id;
    size_t reviewer, c;
};

struct making {
    struct write *w;
    const struct assign_order *order;
    struct assign_report *out;
    struct panel_cases cases;
    struct panel_seats seats; /* members only, by number of the reviewer */
    struct recusal_book book; /* of them, in the same order */
    struct panel_directions directions;
    unsigned char *pairs;
    int64_t *room, *load, *last; /* of each member; last: position */
    struct {
        struct pair_row *at;
        size_t n, cap;
    } rows;
};

/* ---- what there is ----------------------------------------------------------------------------- */

static int by_reviewer(const void *left, const void *right)
{
    int64_t l = ((const struct panel_seat *)left)->seat.reviewer;
    int64_t r = ((const struct panel_seat *)right)->seat.reviewer;
    return (l > r) - (l < r);
}

static enum status load_members(struct making *m, struct err *err)
{
    struct arena *a = m->w->arena;
    struct panel_seats all;
    enum status status = panel_seats_load(m->w->desk, a, m->order->panel, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        if (text_eq(all.at[i].seat.state, SEAT_MEMBER)) {
            *VEC_PUSH(a, &m->seats) = all.at[i];
        }
    }
    if (status == STATUS_OK && !m->seats.n) {
        return err_set(err, STATUS_DATA, "%s 还没有成员, 先抽取或指定", m->out->panel.name);
    }
    if (status == STATUS_OK && m->seats.n > ASSIGN_REVIEWERS_MAX) {
        return err_set(err, STATUS_DATA, "成员超过 %d 位, 请分组", ASSIGN_REVIEWERS_MAX);
    }
    qsort(m->seats.at, m->seats.n, m->seats.n ? sizeof *m->seats.at : 0, by_reviewer);
    return status;
}

static enum status load_book(struct making *m, struct err *err)
{
    int64_t *ids = ARENA_ARRAY(m->w->arena, int64_t, m->seats.n + 1);
    for (size_t i = 0; i < m->seats.n; i++) {
        ids[i] = m->seats.at[i].seat.reviewer;
    }
    const struct recusal_book_wanted wanted = {ids, m->seats.n, m->order->panel};
    return recusal_book_load(m->w->desk, m->w->arena, &wanted, &m->book, err);
}

static enum status load_all(struct making *m, struct err *err)
{
    struct desk *desk = m->w->desk;
    struct arena *a = m->w->arena;
    struct panel *p = &m->out->panel;
    enum status status = record_load(desk->db, &panel_type, m->order->panel, a, p, err);
    if (status == STATUS_OK && text_eq(p->state, PANEL_CLOSED)) {
        return err_set(err, STATUS_DATA, "%s 已结束, 不能再分配", p->name);
    }
    if (status == STATUS_OK) {
        status = assignment_must_be_open(p, err);
    }
    if (status == STATUS_OK) {
        status = load_members(m, err);
    }
    if (status == STATUS_OK) {
        status = panel_needs_advance(desk, a, p, err);
    }
    if (status == STATUS_OK) {
        status = panel_cases_load(desk, a, p, &m->cases, err);
    }
    if (status == STATUS_OK && !m->cases.n) {
        return err_set(err, STATUS_DATA, "%s 没有要评的申报件", p->name);
    }
    if (status == STATUS_OK) {
        status = panel_directions_load(desk, a, p, &m->directions, err);
    }
    return status == STATUS_OK ? load_book(m, err) : status;
}

/* ---- the problem ------------------------------------------------------------------------------- */

static void fill_pairs(struct making *m)
{
    struct arena *a = m->w->arena, scratch = {0};
    size_t n = m->seats.n;
    uint64_t *knows = ARENA_ARRAY(a, uint64_t, n + 1);
    m->pairs = arena_alloc(a, m->cases.n * n + 1);
    for (size_t r = 0; r < n; r++) {
        knows[r] =
            panel_directions_of(&m->directions, a, m->seats.at[r].reviewer.reviewer.expertise);
    }
    for (size_t c = 0; c < m->cases.n; c++) {
        const struct panel_case *one = &m->cases.at[c];
        unsigned char *row = &m->pairs[c * n];
        uint64_t bits = panel_directions_of(&m->directions, &scratch, one->direction);
        struct recusal_parties parties = recusal_parties_of(&m->book, &scratch, one);
        recusal_block(&m->book, &scratch, &(struct recusal_pair){0, one, &parties, m->order->panel},
                      row);
        for (size_t r = 0; r < n; r++) {
            bool is_skilled = !bits || (bits & knows[r]);
            bool is_out = row[r] || (m->order->experts_only && !is_skilled);
            row[r] =
                (unsigned char)((is_out ? ASSIGN_BLOCKED : 0) | (is_skilled ? ASSIGN_SKILLED : 0));
        }
        arena_reset(&scratch);
    }
    arena_release(&scratch);
}

static size_t member_of(const struct making *m, int64_t reviewer)
{
    struct panel_seat key = {.seat = {.reviewer = reviewer}};
    const struct panel_seat *found =
        bsearch(&key, m->seats.at, m->seats.n, sizeof *m->seats.at, by_reviewer);
    return found ? (size_t)(found - m->seats.at) : SIZE_MAX;
}

static int case_order(const void *key, const void *c)
{
    int64_t id = *(const int64_t *)key, other = ((const struct panel_case *)c)->id;
    return (id > other) - (id < other);
}

static size_t case_of(const struct making *m, int64_t submission)
{
    const struct panel_case *found =
        bsearch(&submission, m->cases.at, m->cases.n, sizeof *m->cases.at, case_order);
    return found ? (size_t)(found - m->cases.at) : SIZE_MAX;
}

static enum status load_pairs(struct making *m, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status =
        db_query(m->w->desk->db, QUERY_ASSIGNMENT_PAIRS, DB_ARGS(db_int(m->order->panel)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct pair_row row = {db_column_int(&c, 0), member_of(m, db_column_int(&c, 1)),
                               case_of(m, db_column_int(&c, 2))};
        if (row.reviewer != SIZE_MAX && row.c != SIZE_MAX) {
            int64_t position = db_column_int(&c, 3), *last = &m->last[row.reviewer];
            *last = position > *last ? position : *last;
            *VEC_PUSH(m->w->arena, &m->rows) = row;
        }
    }
    db_finish(&c);
    return status;
}

/* What is there stays; a pair that must be kept apart goes. */
static enum status settle_pairs(struct making *m, struct err *err)
{
    const struct assignment_taking taking = {"recused", "回避, 重新分配"};
    enum status status = STATUS_OK;
    int64_t sheets = 0;
    for (size_t i = 0; i < m->rows.n && status == STATUS_OK; i++) {
        const struct pair_row *row = &m->rows.at[i];
        unsigned char *pair = &m->pairs[row->c * m->seats.n + row->reviewer];
        if (*pair & ASSIGN_BLOCKED) {
            status = assignment_take(m->w, row->id, &taking, &sheets, err);
            m->load[row->reviewer]--;
            m->out->voided++;
        } else {
            *pair |= ASSIGN_KEPT;
            m->out->loads[row->reviewer].after++;
            m->out->kept++;
        }
    }
    return status;
}

static void fill_people(struct making *m)
{
    struct arena *a = m->w->arena;
    m->room = ARENA_ARRAY(a, int64_t, m->seats.n);
    m->load = ARENA_ARRAY(a, int64_t, m->seats.n);
    m->last = ARENA_ARRAY(a, int64_t, m->seats.n);
    m->out->loads = ARENA_ARRAY(a, struct assign_load, m->seats.n);
    m->out->n_loads = m->seats.n;
    for (size_t r = 0; r < m->seats.n; r++) {
        m->load[r] = m->seats.at[r].reviewer.load;
        m->out->loads[r] = (struct assign_load){.reviewer = m->seats.at[r].seat.reviewer,
                                                .before = m->seats.at[r].assigned};
    }
}

static void fill_room(struct making *m)
{
    for (size_t r = 0; r < m->seats.n; r++) {
        int64_t most = m->seats.at[r].reviewer.reviewer.load_max;
        int64_t room = most == NUMBER_NONE ? (int64_t)m->cases.n : most - m->load[r];
        m->room[r] = room > 0 ? room : 0;
    }
}

/* ---- the answer -------------------------------------------------------------------------------- */

static const char *why_short(const struct making *m, const struct assign_result *r, size_t c)
{
    size_t apart = 0, full = 0;
    for (size_t i = 0; i < m->seats.n; i++) {
        unsigned char pair = m->pairs[c * m->seats.n + i];
        bool is_made = false;
        for (size_t k = 0; k < r->n_made[c]; k++) {
            is_made = is_made || r->made[c * (size_t)m->out->wanted + k] == i;
        }
        if (pair & ASSIGN_BLOCKED) {
            apart += !(pair & ASSIGN_KEPT);
        } else {
            full += !is_made && !(pair & ASSIGN_KEPT);
        }
    }
    return arena_printf(m->w->arena, "成员 %zu 位, 回避或不对口 %zu 位, 件数已满 %zu 位",
                        m->seats.n, apart, full);
}

static void report_gaps(struct making *m, const struct assign_result *r)
{
    m->out->gaps = ARENA_ARRAY(m->w->arena, struct assign_gap, m->cases.n + 1);
    for (size_t c = 0; c < m->cases.n; c++) {
        if (r->missing[c]) {
            m->out->gaps[m->out->n_gaps++] = (struct assign_gap){
                m->cases.at[c].id, m->out->wanted - (int64_t)r->missing[c], why_short(m, r, c)};
        }
    }
}

static enum status put_pair(struct making *m, size_t c, size_t r, struct err *err)
{
    struct assignment x = {.panel = m->order->panel,
                           .reviewer = m->seats.at[r].seat.reviewer,
                           .submission = m->cases.at[c].id,
                           .position = ++m->last[r],
                           .origin = ASSIGNED_AUTO};
    struct assign_load *load = &m->out->loads[r];
    load->after++;
    load->unskilled += !(m->pairs[c * m->seats.n + r] & ASSIGN_SKILLED);
    m->out->made++;
    return write_insert(m->w, &assignment_type, &x, err);
}

static enum status put_all(struct making *m, const struct assign_result *r, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t c = 0; c < m->cases.n; c++) {
        for (size_t i = 0; i < r->n_made[c] && status == STATUS_OK; i++) {
            status = put_pair(m, c, r->made[c * (size_t)m->out->wanted + i], err);
        }
    }
    return status;
}

static bool tell(void *to, size_t done, size_t total)
{
    struct err stopped = {.arena = ((struct write *)to)->arena};
    return db_tell(((struct write *)to)->desk->db, "分配", (int64_t)done, (int64_t)total,
                   &stopped) == STATUS_OK;
}

static enum status solve(struct making *m, struct err *err)
{
    const struct assign_watch watch = {tell, m->w};
    struct assign_result result;
    int64_t members = (int64_t)m->seats.n, wanted = m->order->per_case;
    m->out->wanted = wanted > 0 && wanted < members ? wanted : members;
    const struct assign_problem p = {.cases = m->cases.n,
                                     .reviewers = m->seats.n,
                                     .wanted = (size_t)m->out->wanted,
                                     .pairs = m->pairs,
                                     .room = m->room,
                                     .load = m->load};
    if (!assign(m->w->arena, &p, &watch, &result)) {
        return err_set(err, STATUS_CANCELLED, "已取消, 什么也没有分配");
    }
    m->w->is_bulk = m->cases.n * p.wanted > BULK;
    report_gaps(m, &result);
    return put_all(m, &result, err);
}

static enum status make(struct making *m, struct err *err)
{
    enum status status = load_all(m, err);
    if (status != STATUS_OK) {
        return status;
    }
    m->out->cases = (int64_t)m->cases.n;
    if (m->order->per_case > (int64_t)m->seats.n) {
        return err_set(err, STATUS_DATA, "每件要 %lld 位, %s 只有 %zu 位成员",
                       (long long)m->order->per_case, m->out->panel.name, m->seats.n);
    }
    fill_people(m);
    fill_pairs(m);
    status = load_pairs(m, err);
    if (status == STATUS_OK) {
        status = settle_pairs(m, err);
    }
    fill_room(m);
    return status == STATUS_OK ? solve(m, err) : status;
}

enum status assignments_make(struct desk *desk, struct arena *a, const struct assign_order *order,
                             struct assign_report *out, struct err *err)
{
    struct write w;
    struct making m = {.w = &w, .order = order, .out = out};
    *out = (struct assign_report){0};
    enum status status = write_begin(&w, desk, a, "assign_auto", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = make(&m, err);
    }
    if (order->is_dry) {
        return write_forget(&w, status);
    }
    return write_end(&w, status,
                     arena_printf(a, "自动分配 %s: 每件 %lld 位, 新分配 %lld 份, 原有 %lld 份",
                                  text_or_empty(out->panel.name), (long long)out->wanted,
                                  (long long)out->made, (long long)out->kept),
                     NULL, &out->batch, err);
}
