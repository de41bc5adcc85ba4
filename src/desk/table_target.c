#include "desk/table_target.h"

#include "notice/table_def.h"

static const char *track_code(const struct track *t)
{
    return t->code ? t->code : t->name;
}

static const char *track_names(struct arena *a, const struct notice *n)
{
    const char *text = "";
    for (size_t i = 0; i < n->tracks.n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? ", " : "", track_code(&n->tracks.at[i]));
    }
    return text;
}

static const char *table_names(struct arena *a, const struct notice *n)
{
    const char *text = "";
    for (size_t i = 0; i < n->tables.n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? ", " : "", n->tables.at[i].name);
    }
    return *text ? text : "一张也没有";
}

/* The only track whose rows the table holds; NULL when there are several. */
static const struct track *only_track(const struct notice *n, const struct summary_table *t)
{
    const struct track *found = NULL;
    for (size_t i = 0; i < n->tracks.n; i++) {
        if (table_is_of_track(n, t, track_code(&n->tracks.at[i]))) {
            if (found) {
                return NULL;
            }
            found = &n->tracks.at[i];
        }
    }
    return found;
}

static enum status choose_track(const struct table_wanted *wanted, struct table_target *out,
                                struct err *err)
{
    const struct notice *n = out->notice;
    const struct track *track =
        wanted->track ? notice_track(n, wanted->track) : only_track(n, out->table);
    if (track) {
        out->track = track_code(track);
    } else if (n->tracks.n == 0 || wanted->may_span) {
        out->track = n->tracks.n ? NULL : "";
    } else {
        return err_set(err, STATUS_USAGE, "「%s」有几个通道, 请用 --track 指明: %s",
                       out->table->name, track_names(err->arena, n));
    }
    return STATUS_OK;
}

enum status table_target_find(struct desk *desk, struct arena *a, const struct table_wanted *wanted,
                              struct table_target *out, struct err *err)
{
    *out = (struct table_target){0};
    enum status status = notice_row_load(desk, a, wanted->notice, &out->row, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, wanted->notice, 0, &out->notice, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (wanted->track && !notice_track(out->notice, wanted->track)) {
        return err_set(err, STATUS_USAGE, "%s 没有通道「%s」; 有: %s", out->row.code, wanted->track,
                       out->notice->tracks.n ? track_names(err->arena, out->notice) : "不分通道");
    }
    if (out->notice->tables.n == 0) {
        return err_set(err, STATUS_DATA, "通知 %s 没有汇总表", out->row.code);
    }
    out->table = notice_table(out->notice, wanted->track, wanted->table);
    if (!out->table) {
        return err_set(err, wanted->table ? STATUS_USAGE : STATUS_DATA,
                       "%s 没有这样的汇总表 (通道 %s, 表 %s); 有: %s", out->row.code,
                       wanted->track ? wanted->track : "不限",
                       wanted->table ? wanted->table : "不限",
                       table_names(err->arena, out->notice));
    }
    return choose_track(wanted, out, err);
}
