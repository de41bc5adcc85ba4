#include "rules/late.h"

#include "base/slice.h"

int64_t arrival_counts(const struct step *step, const struct arrival *arrival)
{
    bool is_posted = (step->basis & BASIS_POSTMARK) && arrival->how == BASIS_POSTMARK;
    bool has_day = arrival->postmark != DAY_NONE && day_start(arrival->postmark) < arrival->at;
    return is_posted && has_day ? day_start(arrival->postmark) : arrival->at;
}

/* ---- in words ---------------------------------------------------------------------------------- */

const char *deadline_basis_text(struct arena *a, const struct step *step)
{
    static const struct {
        unsigned bit;
        const char *name;
    } names[] = {{BASIS_ARRIVAL, "送达"}, {BASIS_POSTMARK, "邮戳"}, {BASIS_ELECTRONIC, "电子"}};
    const char *text = "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (step->basis & names[i].bit) {
            text = arena_printf(a, "%s%s%s", text, *text ? "或" : "", names[i].name);
        }
    }
    return *text ? arena_printf(a, "凭%s时间", text) : "通知未写凭什么, 本台按送达";
}

const char *deadline_choice_text(struct arena *a, const struct deadline *d)
{
    if (!d->choice) {
        return d->is_open ? "通知未写「前」是否包括本日本时，本台按包括计" : NULL;
    }
    const char *what = d->choice->is_first ? "首日是否计入" : "「前」是否包括本日本时";
    return arena_printf(a, "通知未写%s，本台定为%s（%s）", what,
                        d->choice->is_included ? "包括" : "不包括", d->choice->by);
}

static struct finding late_finding(const struct deadline *d, const struct facts *facts)
{
    const struct rule *rule = &d->step->rule;
    return (struct finding){.subject = d->step->name ? d->step->name : "报送",
                            .rule = "late",
                            .is_hard = !rule->soft,
                            .notice = facts->notice->doc_no,
                            .clause = rule->clause};
}

static void say(const struct finding *like, const char *text, struct findings *out)
{
    struct finding f = *like;
    f.severity = SEVERITY_NOTE;
    f.text = text;
    findings_add(out, f);
}

/* ---- late -------------------------------------------------------------------------------------- */

/* Why the verdict is not certain: what the document does not say would make it another. NULL: it is. */
static const char *doubt_of(struct arena *a, const struct deadline *d,
                            const struct arrival *arrival)
{
    unsigned basis = d->step->basis & (BASIS_ARRIVAL | BASIS_POSTMARK | BASIS_ELECTRONIC);
    bool is_posted_in_time = arrival->how == BASIS_POSTMARK && arrival->postmark != DAY_NONE &&
                             day_start(arrival->postmark) <= d->last;
    if (!d->is_certain) {
        return "（是否适用尚待核实）";
    }
    if (basis == 0 && is_posted_in_time) {
        return arena_printf(a, "；邮戳%s在期限内，凭什么通知未写", day_text(a, arrival->postmark));
    }
    return basis == BASIS_ELECTRONIC && arrival->how != BASIS_ELECTRONIC
               ? "；通知凭电子提交的时间计，请核对电子材料何时提交"
               : NULL;
}

/* The consequence as the document puts it, and why a postmark does not help. */
static const char *outcome(struct arena *a, const struct deadline *d, const struct arrival *arrival)
{
    const char *late = consequence_name(d->step->late);
    const char *text = late ? arena_printf(a, "；通知写明逾期%s", late) : "";
    bool is_vain = d->step->basis == BASIS_ARRIVAL && arrival->how == BASIS_POSTMARK &&
                   arrival->postmark != DAY_NONE;
    return is_vain
               ? arena_printf(a, "%s；邮戳%s不算，以送达为准", text, day_text(a, arrival->postmark))
               : text;
}

static void say_late(const struct deadline *d, const struct arrival *arrival, struct finding f,
                     struct findings *out)
{
    struct arena *a = out->arena;
    int64_t counts = arrival_counts(d->step, arrival);
    const char *doubt = doubt_of(a, d, arrival);
    const char *choice = deadline_choice_text(a, d);
    f.severity = doubt ? SEVERITY_WARNING : SEVERITY_ERROR;
    f.text = arena_printf(a, "%s %s，逾期%s：期限到 %s%s%s%s%s%s%s；收不收由主管决定",
                          instant_text(a, counts), counts == arrival->at ? "收到" : "邮戳",
                          deadline_span_text(a, counts - d->last), instant_text(a, d->last),
                          text_or_empty(doubt), outcome(a, d, arrival), choice ? "；" : "",
                          text_or_empty(choice), d->warning ? "；" : "", text_or_empty(d->warning));
    finding_number(a, &f, "late_seconds", counts - d->last);
    finding_number(a, &f, "late_days", (counts - d->last) / DAY_SECONDS);
    findings_add(out, f);
}

/* True when the verdict would be another if 前 did not include what it names. */
static bool hangs_on_choice(const struct deadline *d, int64_t at)
{
    bool is_day = d->step->due.kind == WHEN_DATE;
    return d->is_open && at <= d->last && at > (is_day ? d->last - DAY_SECONDS : d->last - 1);
}

/* That the postmark decides is told whatever the verdict. */
static void say_postmark(const struct deadline *d, const struct arrival *arrival, struct finding f,
                         struct findings *out)
{
    if ((d->step->basis & BASIS_POSTMARK) && arrival->how == BASIS_POSTMARK) {
        f.subject = "邮戳日期";
        say(&f,
            arrival->postmark == DAY_NONE ? "通知凭邮戳计, 请填信封上的邮戳日期; 没填的按收到时间计"
                                          : arena_printf(out->arena, "通知凭邮戳计: 按 %s 判断",
                                                         day_text(out->arena, arrival->postmark)),
            out);
    }
}

/* Before the window opens: told, since no document says what becomes of it. */
static void say_early(const struct deadline *d, int64_t counts, const struct finding *f,
                      struct findings *out)
{
    const struct when *opens = &d->step->opens;
    bool is_day = opens->kind == WHEN_DATE;
    int64_t first = is_day ? day_start(opens->day) : opens->instant;
    if ((is_day || opens->kind == WHEN_INSTANT) && counts < first) {
        say(f,
            arena_printf(out->arena,
                         "%s 收到，早于开始的 %s；早到的怎么办通知没有写，请核实是不是报这一次的",
                         instant_text(out->arena, counts),
                         is_day ? day_text(out->arena, opens->day)
                                : instant_text(out->arena, first)),
            out);
    }
}

void deadline_check(const struct deadline_context *c, const struct facts *facts,
                    const struct arrival *arrival, struct findings *out)
{
    struct deadline d = deadline_for_submitting(c, facts);
    if (!d.step || arrival->at == INSTANT_NONE) {
        return;
    }
    struct finding f = late_finding(&d, facts);
    int64_t counts = arrival_counts(d.step, arrival);
    switch (deadline_judge(&d, counts)) {
    case LATENESS_UNKNOWN: say(&f, d.warning, out); return;
    case LATENESS_LATE: say_late(&d, arrival, f, out); break;
    case LATENESS_IN_TIME:
        if (hangs_on_choice(&d, counts)) {
            say(&f,
                arena_printf(out->arena, "%s 收到：%s，期限到 %s", instant_text(out->arena, counts),
                             deadline_choice_text(out->arena, &d),
                             instant_text(out->arena, d.last)),
                out);
        }
        break;
    }
    say_early(&d, counts, &f, out);
    say_postmark(&d, arrival, f, out);
}
