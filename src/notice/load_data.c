/* Calendars and unit classes: small files of the same grammar. */
#include "base/date.h"
#include "notice/load.h"
#include "notice/load_file.h"
#include "notice/schema.h"

/* The items of a list of a small file, for their places; NULL when it is none. */
static const struct yaml_node *list_of(struct slice bytes, const char *key, struct arena *a)
{
    struct problems told = {.arena = a};
    const struct yaml_node *list = yaml_get(yaml_parse(a, bytes, &told), key);
    return list && list->kind == YAML_LIST ? list : NULL;
}

/* A year's arrangement reaches into the year before and the one after, no further. */
static void check_days(struct slice bytes, const struct calendar_file *file, struct problems *ps)
{
    const struct yaml_node *list = list_of(bytes, "日子", ps->arena);
    for (size_t i = 0; list && i < file->days.n; i++) {
        const struct date *d = &file->days.at[i].date;
        const struct yaml_node *at = list->at[i];
        int64_t years = d->has ? day_civil(d->day).year - file->year.value : 0;
        if (file->year.has && (years < -1 || years > 1)) {
            problem_add(ps, at->line, at->column, "%s 不在 %lld 年前后",
                        day_text(ps->arena, d->day), (long long)file->year.value);
        }
        for (size_t k = 0; d->has && k < i; k++) {
            if (file->days.at[k].date.has && file->days.at[k].date.day == d->day) {
                problem_add(ps, at->line, at->column, "%s 写了两次", day_text(ps->arena, d->day));
            }
        }
    }
}

enum status calendar_load_text(struct slice bytes, struct calendar *out, struct problems *problems,
                               struct err *err)
{
    struct calendar_file file = {0};
    bool is_whole = load_file(bytes, &calendar_schema, &file, problems);
    *out = (struct calendar){.year = (int)file.year.value, .doc_no = file.doc_no};
    out->days = ARENA_ARRAY(problems->arena, struct calendar_day, file.days.n);
    for (size_t i = 0; i < file.days.n; i++) {
        const struct calendar_file_day *d = &file.days.at[i];
        out->days[out->n_days++] =
            (struct calendar_day){d->date.day, d->holiday, (enum calendar_mark)d->mark};
    }
    if (is_whole) {
        check_days(bytes, &file, problems);
    }
    return load_finish(problems, err);
}

static void check_twice(struct problems *ps, const struct yaml_node *at, const char *mine,
                        const char *other)
{
    if (at && mine && other && text_eq(mine, other)) {
        problem_add(ps, at->line, at->column, "「%s」已经是另一个类别的名称或标识", mine);
    }
}

enum status unit_classes_load_text(struct slice bytes, struct unit_classes *out,
                                   struct problems *problems, struct err *err)
{
    struct unit_classes_file file = {0};
    bool is_whole = load_file(bytes, &unit_classes_schema, &file, problems);
    *out = (struct unit_classes){file.classes.at, file.classes.n};
    const struct yaml_node *list = list_of(bytes, "类别", problems->arena);
    for (size_t i = 0; i < out->n && is_whole; i++) {
        for (size_t k = 0; k < i; k++) {
            const struct yaml_node *at = list ? list->at[i] : NULL;
            check_twice(problems, at, out->at[i].name, out->at[k].name);
            check_twice(problems, at, out->at[i].id, out->at[k].id);
        }
    }
    return load_finish(problems, err);
}
