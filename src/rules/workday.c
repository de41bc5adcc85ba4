#include "rules/workday.h"

static const struct calendar *paper_of_year(const struct calendars *c, int year)
{
    for (size_t i = 0; i < c->n; i++) {
        if (c->at[i].year == year) {
            return &c->at[i];
        }
    }
    return NULL;
}

static const struct calendar_day *listed_in(const struct calendar *paper, day_t day)
{
    for (size_t i = 0; paper && i < paper->n_days; i++) {
        if (paper->days[i].date == day && paper->days[i].mark != CALENDAR_UNSET) {
            return &paper->days[i];
        }
    }
    return NULL;
}

/* The paper of the next year is the later word on a December. */
static const struct calendar_day *listed(const struct calendars *c, day_t day)
{
    int year = day_civil(day).year;
    const struct calendar_day *found = listed_in(paper_of_year(c, year + 1), day);
    return found ? found : listed_in(paper_of_year(c, year), day);
}

enum workday workday_of(const struct calendars *c, day_t day)
{
    if (!paper_of_year(c, day_civil(day).year)) {
        return WORKDAY_UNKNOWN;
    }
    const struct calendar_day *found = listed(c, day);
    bool works = found ? found->mark == CALENDAR_WORK : day_weekday(day) <= 5;
    return works ? WORKDAY_WORK : WORKDAY_REST;
}

const char *workday_reason(struct arena *a, const struct calendars *c, day_t day)
{
    if (workday_of(c, day) == WORKDAY_UNKNOWN) {
        return NULL;
    }
    const struct calendar_day *found = listed(c, day);
    const char *weekday = day_weekday_name(day);
    if (!found) {
        return day_weekday(day) <= 5 ? NULL : weekday;
    }
    if (found->mark == CALENDAR_WORK) {
        return arena_printf(a, "%s，调休上班", weekday);
    }
    return arena_printf(a, "%s放假", found->holiday ? found->holiday : weekday);
}

static enum status no_paper(day_t day, struct err *err)
{
    return err_set(err, STATUS_NOT_FOUND,
                   "%d年的日历未发布，算不出工作日；国务院办公厅的放假通知公布后请放进日历",
                   day_civil(day).year);
}

enum status workday_add(const struct calendars *c, struct workday_span span, day_t *last,
                        struct err *err)
{
    day_t day = span.first_counts ? span.from : span.from + 1;
    for (int64_t left = span.count;; day++) {
        enum workday w = workday_of(c, day);
        if (w == WORKDAY_UNKNOWN) {
            return no_paper(day, err);
        }
        left -= w == WORKDAY_WORK;
        if (left <= 0) {
            *last = day;
            return STATUS_OK;
        }
    }
}

enum status workday_count(const struct calendars *c, struct workday_span span, day_t to,
                          int64_t *count, struct err *err)
{
    *count = 0;
    for (day_t day = span.first_counts ? span.from : span.from + 1; day <= to; day++) {
        enum workday w = workday_of(c, day);
        if (w == WORKDAY_UNKNOWN) {
            return no_paper(day, err);
        }
        *count += w == WORKDAY_WORK;
    }
    return STATUS_OK;
}
