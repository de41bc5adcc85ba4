#include "rules/levels.h"

#include "base/slice.h"
#include "rules/concern.h"
#include "rules/scope.h"

/* ---- the way up ---------------------------------------------------------------------------------- */

static bool names_any(const struct notice *n, const struct texts *words,
                      const struct unit_facts *unit)
{
    bool names = false;
    for (size_t i = 0; i < words->n && !names; i++) {
        names = word_names(n, words->at[i], unit);
    }
    return names;
}

bool levels_hands_up(const struct notice *child, const struct notice *parent,
                     const struct unit_facts *desk)
{
    bool receives = false;
    for (size_t i = 0; i < child->steps.n && !receives; i++) {
        const struct step *s = &child->steps.at[i];
        receives = s->kind == STEP_SUBMIT && names_any(child, &s->to, desk);
    }
    return receives && text_eq(child->parent, parent->doc_no) && unit_recommends(parent, desk);
}

/* ---- the same case seen from above -------------------------------------------------------------- */

const char *levels_track(const struct notice *child, const struct notice *parent, const char *track)
{
    const struct track *own = !text_is_empty(track)  ? notice_track(child, track)
                              : child->tracks.n == 1 ? &child->tracks.at[0]
                                                     : NULL;
    const struct track *upper = own ? notice_track(parent, own->name) : NULL;
    return upper ? upper->name : NULL;
}

/* There this desk recommends, where it may; who receives is not known. */
struct facts levels_above(const struct facts *facts, const struct notice *parent)
{
    struct facts upper = *facts;
    upper.notice = parent;
    upper.track = levels_track(facts->notice, parent, facts->track);
    upper.recommender =
        unit_recommends(parent, &facts->receiver) ? facts->receiver : (struct unit_facts){0};
    upper.receiver = (struct unit_facts){0};
    upper.level = LEVEL_ABSENT;
    return upper;
}

static struct finding levels_finding(struct arena *a, const char *what, const struct notice *parent,
                                     const char *clause)
{
    return (struct finding){.subject = arena_printf(a, "上级 %s号：%s", parent->code, what),
                            .rule = "levels",
                            .severity = SEVERITY_WARNING,
                            .notice = parent->doc_no,
                            .clause = clause};
}

/* 粤76号 一（一） */
static const char *place(struct arena *a, const struct notice *n, const char *clause)
{
    return arena_printf(a, "%s号 %s", n->code, text_or_empty(clause));
}

/* ---- limits both set alike ---------------------------------------------------------------------- */

static bool is_alike(const struct limit *one, const struct limit *other)
{
    return one->count == other->count && one->per == other->per && one->max.has && other->max.has &&
           one->max.value == other->max.value && !one->min.has && !other->min.has &&
           !one->rule.soft == !other->rule.soft;
}

/* On every track of the child on which its limit holds the other one holds as well. */
static bool hold_alike(const struct notice *child, const struct limit *limit,
                       const struct notice *parent, const struct limit *upper)
{
    bool holds = false;
    for (size_t i = 0; i == 0 || i < child->tracks.n; i++) {
        const char *track = child->tracks.n ? child->tracks.at[i].name : NULL;
        struct facts below = {.notice = child, .track = track};
        struct facts above = {.notice = parent, .track = levels_track(child, parent, track)};
        enum truth is_set = scope_applies(&limit->rule, &below);
        if (is_set == TRUTH_UNKNOWN ||
            (is_set == TRUTH_YES && scope_applies(&upper->rule, &above) != TRUTH_YES)) {
            return false;
        }
        holds = holds || is_set == TRUTH_YES;
    }
    return holds;
}

const struct limit *levels_same_limit(const struct notice *child, const struct notice *parent,
                                      const struct limit *limit)
{
    for (size_t i = 0; parent && i < parent->limits.n; i++) {
        const struct limit *upper = &parent->limits.at[i];
        if (is_alike(limit, upper) && hold_alike(child, limit, parent, upper)) {
            return upper;
        }
    }
    return NULL;
}

const struct limit *levels_own_limit(const struct notice *child, const struct notice *parent,
                                     const struct limit *upper)
{
    for (size_t i = 0; i < child->limits.n; i++) {
        if (levels_same_limit(child, parent, &child->limits.at[i]) == upper) {
            return &child->limits.at[i];
        }
    }
    return NULL;
}

const char *levels_clause(struct arena *a, const struct notice *child, const struct notice *parent,
                          const struct limit *limit, const char *clause)
{
    const struct limit *upper = levels_same_limit(child, parent, limit);
    return upper ? arena_printf(a, "%s、%s", place(a, child, clause),
                                place(a, parent, upper->rule.clause))
                 : clause;
}

/* ---- what the upper notice asks of a case -------------------------------------------------------- */

static void check_directions(const struct facts *upper, struct findings *out)
{
    const struct notice *parent = upper->notice;
    for (size_t i = 0; i < upper->directions.n && parent->axes.n; i++) {
        const char *name = upper->directions.at[i];
        if (!notice_direction(parent, name)) {
            struct finding f =
                levels_finding(out->arena, "方向", parent, parent->axes.at[0].rule.clause);
            f.text = arena_printf(out->arena, "「%s」不是%s号的申报方向，报给上级前须核实", name,
                                  parent->code);
            findings_add(out, f);
        }
    }
}

/* The limit of the child that counts the same for this case; NULL: it sets none. */
static const struct limit *own_limit(const struct facts *facts, const struct limit *upper)
{
    for (size_t i = 0; i < facts->notice->limits.n; i++) {
        const struct limit *own = &facts->notice->limits.at[i];
        bool counts_same = own->count == upper->count && own->per == upper->per && own->max.has;
        if (counts_same && scope_applies(&own->rule, facts) == TRUTH_YES) {
            return own;
        }
    }
    return NULL;
}

static const char *own_words(struct arena *a, const struct facts *facts, const struct limit *own)
{
    return own ? arena_printf(a, "；%s 是至多%lld家，两级各是各的",
                              place(a, facts->notice, own->rule.clause), (long long)own->max.value)
               : arena_printf(a, "；%s号没有写", facts->notice->code);
}

/* Members or partners of one case. */
static void check_members(const struct facts *facts, const struct notice *parent,
                          const struct limit *limit, struct findings *out)
{
    struct arena *a = out->arena;
    bool has_lead = limit->count == COUNT_MEMBERS;
    int64_t used = (int64_t)facts->n_partners + has_lead;
    const struct limit *own = own_limit(facts, limit);
    if (used <= limit->max.value || (own && is_alike(own, limit))) {
        return;
    }
    const char *what = has_lead ? "成员" : "联合单位";
    struct finding f = levels_finding(a, what, parent, limit->rule.clause);
    f.is_hard = !limit->rule.soft;
    f.severity = f.is_hard ? SEVERITY_ERROR : SEVERITY_WARNING;
    f.text =
        arena_printf(a, "%s%s至多%lld家，现有%lld家，超%lld家%s", text_or_empty(limit->rule.soft),
                     what, (long long)limit->max.value, (long long)used,
                     (long long)(used - limit->max.value), own_words(a, facts, own));
    finding_number(a, &f, "used", used);
    finding_number(a, &f, "max", limit->max.value);
    finding_number(a, &f, "over", used - limit->max.value);
    findings_add(out, f);
}

void levels_check(const struct facts *facts, const struct notice *parent, struct findings *out)
{
    struct facts upper = levels_above(facts, parent);
    check_directions(&upper, out);
    for (size_t i = 0; i < parent->limits.n && facts->partners_known && facts->lead.name; i++) {
        const struct limit *limit = &parent->limits.at[i];
        bool is_of_case = limit->per == PER_SUBMISSION && limit->max.has &&
                          (limit->count == COUNT_MEMBERS || limit->count == COUNT_PARTNERS);
        if (is_of_case && scope_applies(&limit->rule, &upper) == TRUTH_YES) {
            check_members(facts, parent, limit, out);
        }
    }
}

/* ---- numbers that differ -------------------------------------------------------------------------- */

/* Of one notice: what it says in words, the same without clauses, for comparing. */
struct said {
    const char *words, *numbers;
};

static void say(struct arena *a, struct said *s, const char *words, const char *number)
{
    s->words = s->words ? arena_printf(a, "%s，%s", s->words, words) : words;
    s->numbers = s->numbers ? arena_printf(a, "%s/%s", s->numbers, number) : number;
}

static void note(struct findings *out, const char *what, const struct notice *parent,
                 const struct said said[2])
{
    struct arena *a = out->arena;
    if (!said[0].words || !said[1].words || text_eq(said[0].numbers, said[1].numbers)) {
        return;
    }
    struct finding f = levels_finding(a, what, parent, NULL);
    f.severity = SEVERITY_NOTE;
    f.text = arena_printf(a, "%s两级不同：%s；%s。报本台的按前者，本台上报的按后者，不互相替代",
                          what, said[0].words, said[1].words);
    findings_add(out, f);
}

static struct said say_quota(struct arena *a, const struct facts *facts)
{
    struct said said = {0};
    for (size_t i = 0; i < facts->notice->limits.n; i++) {
        const struct limit *l = &facts->notice->limits.at[i];
        bool is_quota = l->count == COUNT_SUBMISSIONS && l->per == PER_RECOMMENDER && l->max.has;
        if (is_quota && scope_applies(&l->rule, facts) != TRUTH_NO) {
            const char *number = arena_printf(a, "%lld", (long long)l->max.value);
            say(a, &said,
                arena_printf(a, "%s「%s」%s至多%s件", place(a, facts->notice, l->rule.clause),
                             l->name ? l->name : "名额", text_or_empty(l->rule.soft), number),
                number);
        }
    }
    return said;
}

/* The step by which it is handed to this desk, or by this desk. */
static struct said say_due(struct arena *a, const struct facts *facts,
                           const struct unit_facts *desk, bool is_received)
{
    struct said said = {0};
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *s = &facts->notice->steps.at[i];
        bool is_it = s->kind == STEP_SUBMIT && s->due.text &&
                     names_any(facts->notice, is_received ? &s->to : &s->who, desk);
        if (is_it && scope_applies(&s->rule, facts) != TRUTH_NO) {
            say(a, &said,
                arena_printf(a, "%s「%s」%s", place(a, facts->notice, s->rule.clause), s->name,
                             s->due.text),
                s->due.text);
        }
    }
    return said;
}

static struct said say_copies(struct arena *a, const struct notice *n, const struct material *m)
{
    struct said said = {0};
    for (size_t i = 0; i < m->copies.n; i++) {
        const struct copies *c = &m->copies.at[i];
        const char *clause = c->clause ? c->clause : m->rule.clause;
        const char *number = arena_printf(a, "%lld", (long long)c->count.value);
        say(a, &said, arena_printf(a, "%s %s份", place(a, n, clause), number), number);
    }
    return said;
}

/* The material of the child that is called so, by name or by another of its names. */
static const struct material *own_material(const struct notice *child, const struct material *upper)
{
    const struct material *m = notice_material(child, upper->name);
    for (size_t i = 0; i < upper->aliases.n && !m; i++) {
        m = notice_material(child, upper->aliases.at[i]);
    }
    return m;
}

static void compare_copies(const struct facts *facts, const struct facts *upper,
                           struct findings *out)
{
    struct arena *a = out->arena;
    for (size_t i = 0; i < upper->notice->materials.n; i++) {
        const struct material *m = &upper->notice->materials.at[i];
        bool applies = scope_applies(&m->rule, upper) != TRUTH_NO;
        const struct material *own = applies ? own_material(facts->notice, m) : NULL;
        if (own) {
            struct said said[] = {say_copies(a, facts->notice, own),
                                  say_copies(a, upper->notice, m)};
            note(out, arena_printf(a, "%s份数", m->name), upper->notice, said);
        }
    }
}

void levels_compare(const struct facts *facts, const struct notice *parent, struct findings *out)
{
    struct facts upper = levels_above(facts, parent);
    if (!upper.recommender.name) {
        return;
    }
    struct said quota[] = {say_quota(out->arena, facts), say_quota(out->arena, &upper)};
    note(out, "名额", parent, quota);
    compare_copies(facts, &upper, out);
    levels_find_asked(facts, parent, out);
    struct said due[] = {say_due(out->arena, facts, &facts->receiver, true),
                         say_due(out->arena, &upper, &facts->receiver, false)};
    note(out, "期限", parent, due);
}
