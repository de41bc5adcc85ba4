#include "desk/notice_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/facts.h"
#include "desk/limit_question.h"
#include "desk/limits.h"
#include "desk/notice_supplements.h"
#include "store/queries.h"

static const char *kind_name(enum notice_kind kind)
{
    switch (kind) {
    case NOTICE_CALL: return "征集";
    case NOTICE_FORWARD: return "转发";
    case NOTICE_WORK: return "部署";
    case NOTICE_SUPPLEMENT: return "补充";
    case NOTICE_ABSENT: break;
    }
    return "";
}

static const char *without_prefix(const char *text)
{
    static const char *const verbs[] = {"组织开展", "开展", "组织", "做好", "举办"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (text_starts(text, verbs[i])) {
            return text + strlen(verbs[i]);
        }
    }
    return text;
}

const char *notice_subject(struct arena *a, const char *title)
{
    const char *about = strstr(title, "关于"), *end = "的通知";
    const char *text = without_prefix(about ? about + strlen("关于") : title);
    size_t n = strlen(text), tail = strlen(end);
    bool has_end = n > tail && strcmp(text + n - tail, end) == 0;
    return arena_copy(a, text, has_end ? n - tail : n);
}

/* Weekday always: 12-15 is not enough to see that it is a Sunday. */
static const char *date_of(struct arena *a, int64_t due, bool has_year)
{
    struct civil c = day_civil(instant_day(due));
    const char *weekday = day_weekday_name(instant_day(due));
    return has_year ? arena_printf(a, "%04d-%02d-%02d %s", c.year, c.month, c.day, weekday)
                    : arena_printf(a, "%02d-%02d %s", c.month, c.day, weekday);
}

static const char *hour_of(struct arena *a, int64_t due)
{
    int64_t second = due - day_start(instant_day(due));
    return second == DAY_SECONDS - 1
               ? ""
               : arena_printf(a, " %02d:%02d", (int)(second / 3600), (int)(second / 60 % 60));
}

static bool is_same_year(int64_t due, int64_t now)
{
    return day_civil(instant_day(due)).year == day_civil(instant_day(now)).year;
}

static void add_deadline(const struct deadline_context *time, const struct facts *facts,
                         int64_t now, struct notice_line *line)
{
    struct deadline d = deadline_nearest(time, facts, now);
    const char *left = deadline_left(time, &d, now), *sign = "剩";
    bool has_time = d.step && d.last != INSTANT_NONE;
    line->due = has_time ? d.last : INSTANT_NONE;
    line->when = line->when_whole = "";
    if (has_time) {
        const char *hour = hour_of(time->arena, d.last);
        bool is_near = is_same_year(d.last, now);
        line->when = arena_printf(time->arena, "%s%s", date_of(time->arena, d.last, !is_near),
                                  is_near ? hour : "");
        line->when_whole =
            arena_printf(time->arena, "%s%s", date_of(time->arena, d.last, true), hour);
    }
    line->left = !left ? "" : text_starts(left, sign) ? left + strlen(sign) : "已过";
    line->warning = d.warning;
    line->state = line->row.is_stopped ? "停用"
                  : !has_time          ? "无期限"
                  : d.last < now       ? "已截止"
                                       : "在办";
}

static enum status line_load(struct desk *desk, const struct deadline_context *time,
                             const struct notice *n, struct notice_line *line, struct err *err)
{
    struct facts facts;
    enum status status = facts_delivery(desk, time->arena, n, NULL, 0, &facts, err);
    if (status == STATUS_OK) {
        line->kind = kind_name(n->kind);
        line->subject = notice_subject(time->arena, n->title);
        line->doubts = n->doubts.n;
        add_deadline(time, &facts, desk_now(desk), line);
    }
    return status;
}

enum status notice_lines_load(struct desk *desk, struct arena *a, struct notice_lines *out,
                              struct err *err)
{
    struct notice_rows rows;
    struct deadline_context time;
    *out = (struct notice_lines){0};
    enum status status = notice_rows_load(desk, a, &rows, err);
    if (status == STATUS_OK) {
        status = facts_time(desk, a, &time, err);
    }
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        const struct notice *n = NULL;
        struct notice_line *line = VEC_PUSH(a, out);
        line->row = rows.at[i];
        status = notice_standing(desk, a, &rows, i, &n, err);
        if (status == STATUS_OK) {
            status = line_load(desk, &time, n, line, err);
        }
    }
    return status;
}

/* ---- how far quotas are used ------------------------------------------------------------------ */

static enum status read_counts(struct desk *desk, struct arena *a, int64_t notice,
                               struct recommender_counts *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(desk->db, QUERY_RECOMMENDER_COUNTS,
                                  DB_ARGS(db_int(notice), db_int(COUNTED_MOST)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) = (struct recommender_count){db_column_int(&c, 0), db_column_int(&c, 1)};
    }
    db_finish(&c);
    return status;
}

/* What stands on the desk's own list under the notice because it is handed up. */
static enum status handed_up_count(struct desk *desk, int64_t notice, struct recommender_count *own,
                                   struct err *err)
{
    struct arena a = {0};
    struct limit_question q;
    enum status status = limit_question_open(&q, desk, &a, notice, 0, err);
    if (status == STATUS_OK) {
        status = limit_rows_handed_up(&q.rows, err);
        *own = (struct recommender_count){q.source.receiver_id, (int64_t)q.rows.list.rows.n};
        limit_question_close(&q);
    }
    arena_release(&a);
    return status;
}

static int by_count(const void *left, const void *right)
{
    const struct recommender_count *l = left, *r = right;
    int by = (l->submissions < r->submissions) - (l->submissions > r->submissions);
    return by ? by : (l->unit > r->unit) - (l->unit < r->unit);
}

static void add_count(struct arena *a, struct recommender_count own, struct recommender_counts *out)
{
    size_t i = 0;
    while (i < out->n && out->at[i].unit != own.unit) {
        i++;
    }
    if (i == out->n) {
        *VEC_PUSH(a, out) = (struct recommender_count){.unit = own.unit};
    }
    out->at[i].submissions += own.submissions;
    qsort(out->at, out->n, sizeof *out->at, by_count);
}

enum status recommender_counts(struct desk *desk, struct arena *a, int64_t notice,
                               struct recommender_counts *out, struct err *err)
{
    struct recommender_count own = {0};
    *out = (struct recommender_counts){0};
    enum status status = read_counts(desk, a, notice, out, err);
    if (status == STATUS_OK) {
        status = handed_up_count(desk, notice, &own, err);
    }
    if (status == STATUS_OK && own.submissions > 0) {
        add_count(a, own, out);
    }
    return status;
}

enum status quota_use_begin(struct desk *desk, struct arena *a, int64_t notice,
                            struct quota_use *out, struct err *err)
{
    *out = (struct quota_use){.notice = notice};
    return recommender_counts(desk, a, notice, &out->counts, err);
}

bool quota_use_is_done(const struct quota_use *u)
{
    return u->next >= u->counts.n || u->next >= QUOTA_USE_MAX;
}

static bool is_fuller(const struct limit_result *r, const struct quota_use *u)
{
    return u->max == 0 || r->used * u->max > u->used * r->max.value;
}

/* A limit of which nobody can say whether it binds, or which nothing uses, is not told. */
static bool is_told(const struct limit_result *r)
{
    return r->binds == TRUTH_YES && r->max.has && r->max.value > 0 && r->used > 0;
}

enum status quota_use_more(struct desk *desk, struct quota_use *u, struct err *err)
{
    struct arena a = {0};
    struct limit_lines lines = {0};
    bool is_over = false;
    if (quota_use_is_done(u)) {
        return STATUS_OK;
    }
    int64_t unit = u->counts.at[u->next++].unit;
    enum status status = limits_of_recommender(desk, &a, u->notice, unit, &lines, err);
    for (size_t i = 0; i < lines.n; i++) {
        const struct limit_result *r = &lines.at[i].result;
        is_over = is_over || r->state == LIMIT_OVER;
        if (is_told(r) && is_fuller(r, u)) {
            u->used = r->used;
            u->max = r->max.value;
        }
    }
    u->over += is_over;
    arena_release(&a);
    return status;
}

const char *quota_use_text(struct arena *a, const struct quota_use *u)
{
    return u->over  ? arena_printf(a, "超 %zu家", u->over)
           : u->max ? arena_printf(a, "%lld/%lld", (long long)u->used, (long long)u->max)
                    : "";
}
