#include "cli/correction_out.h"

#include "base/date.h"
#include "base/slice.h"

static void put_clock(struct json *j, const struct correction_clock *clock)
{
    json_put_int(j, "days", clock->days);
    json_put_bool(j, "workdays", clock->in_workdays);
    json_put_bool(j, "first_counts", clock->first_counts);
    json_put_text(j, "source", clock->clause ? clock->clause : "本台自定");
}

static const char *due_text(struct arena *a, day_t due)
{
    return due == DAY_NONE ? NULL : day_text(a, due);
}

static void put_item(struct json *j, const struct correction_item *item)
{
    json_put_int(j, "n", item->position);
    json_put_text(j, "subject", item->subject);
    json_put_text(j, "text", item->text);
    json_put_text(j, "notice", item->notice);
    json_put_text(j, "clause", item->clause);
}

void correction_draft_json(struct cli *cli, struct json *j, const struct correction_draft *d,
                           const char *text)
{
    struct arena *a = cli->arena;
    const char *no = submission_no(a, d->view.submission.record.id);
    json_object(j);
    json_put_text(j, "no", arena_printf(a, "%s-%lld", no, (long long)d->ordinal));
    json_put_text(j, "submission", no);
    json_put_text(j, "receipt", d->receipt_no);
    json_put_text(j, "issued_on", day_text(a, d->from));
    json_put_text(j, "due", due_text(a, d->due));
    put_clock(j, &d->clock);
    json_put_bool(j, "repeat", correction_draft_is_repeat(d));
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < d->defects.n; i++) {
        if (d->defects.at[i].item.is_listed) {
            json_object(j);
            put_item(j, &d->defects.at[i].item);
            json_put_bool(j, "old", d->defects.at[i].is_old);
            json_object_end(j);
        }
    }
    json_array_end(j);
    json_put_text(j, "text", text);
    json_object_end(j);
}

static void put_items(struct json *j, const struct correction_view *v)
{
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < v->n_items; i++) {
        const struct correction_item_view *one = &v->items[i];
        json_object(j);
        put_item(j, &one->item);
        json_put_bool(j, "still_found", one->is_still_found);
        json_put_text(j, "closed_on", one->item.closed_on);
        json_put_text(j, "answer", one->item.answer);
        json_object_end(j);
    }
    json_array_end(j);
}

static void view_json(struct cli *cli, struct json *j, const struct correction_view *v)
{
    const struct correction *c = &v->correction;
    const struct correction_clock clock = {c->days, c->in_workdays, c->first_counts, c->source};
    json_object(j);
    json_put_text(j, "no", v->no);
    json_put_text(j, "submission", submission_no(cli->arena, c->submission));
    json_put_text(j, "title", v->view.submission.title);
    json_put_text(j, "applicant", v->view.lead);
    json_put_text(j, "recommender", v->view.recommender);
    json_put_text(j, "receipt", v->receipt_no);
    json_put_text(j, "issued_on", c->issued_on);
    json_put_text(j, "issued_by", c->person);
    json_put_text(j, "due", due_text(cli->arena, v->due));
    put_clock(j, &clock);
    json_put_text(j, "why", c->why);
    json_put_text(j, "state", v->view.submission.state);
    json_put_bool(j, "waiting", v->is_waiting);
    json_put_bool(j, "overdue", v->is_overdue);
    json_put_text(j, "left", v->left);
    json_put_int(j, "open", (int64_t)v->n_open);
    put_items(j, v);
    json_object_end(j);
}

static void view_text(struct cli *cli, const struct correction_view *v)
{
    const char *due = due_text(cli->arena, v->due);
    const char *open = correction_open_text(cli->arena, v);
    buf_printf(&cli->out, "%s  %s  %s  告知 %s  期限 %s%s%s%s  %s%s\n", v->no,
               text_or_empty(v->view.lead), v->view.submission.title, v->correction.issued_on,
               due ? due : "算不出", v->left ? " (" : "", text_or_empty(v->left),
               v->left ? ")" : "", *open ? "还缺 " : "已补齐", open);
}

void correction_print(struct cli *cli, const struct correction_view *v)
{
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        view_json(cli, &j, v);
        json_finish(&j);
    } else {
        view_text(cli, v);
    }
}

void corrections_print(struct cli *cli, const struct correction_views *all)
{
    struct json j = json_start(&cli->out);
    if (cli->is_json) {
        json_array(&j);
    }
    for (size_t i = 0; i < all->n; i++) {
        if (cli->is_json) {
            view_json(cli, &j, &all->at[i]);
        } else {
            view_text(cli, &all->at[i]);
        }
    }
    if (cli->is_json) {
        json_array_end(&j);
        json_finish(&j);
    }
}

void correction_clock_print(struct cli *cli, const struct correction_clock *clock)
{
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        put_clock(&j, clock);
        json_object_end(&j);
        json_finish(&j);
    } else {
        buf_printf(&cli->out, "补正时限 %lld 个工作日, 告知当日%s (本台自定)\n",
                   (long long)clock->days, clock->first_counts ? "计入" : "不计入");
    }
}
