/* What limits come to, in words: of whom, how much, what is left, upon what it rests. */
#include <string.h>

#include "rules/limit_result.h"

/* How what is counted is called, and its measure word. */
static const struct {
    const char *noun, *measure, *remedy;
} words[] = {
    [COUNT_ABSENT] = {"申报件", "件", "须减"},
    [COUNT_SUBMISSIONS] = {"申报件", "件", "须减"},
    [COUNT_MEMBERS] = {"成员", "家", "须减"},
    [COUNT_PARTNERS] = {"联合单位", "家", "须减"},
    [COUNT_MEMBER_KINDS] = {"成员类别", "类", "须减"},
    [COUNT_DIRECTIONS] = {"方向", "个", "须减"},
    [COUNT_ROUTES] = {"途径", "条", "须撤回"},
    [COUNT_RECOMMENDERS] = {"推荐单位", "家", "须减"},
};

const char *limit_name(const struct limit *limit)
{
    bool is_quota = limit->count == COUNT_SUBMISSIONS &&
                    (limit->per == PER_RECOMMENDER || limit->per == PER_PROVINCE ||
                     limit->per == PER_CITY || limit->per == PER_NOTICE);
    return limit->name ? limit->name : is_quota ? "名额" : "限额";
}

/* The name that stands behind the code in the unit's regions. */
static const char *region_name(const struct unit_facts *u, const char *code)
{
    for (size_t i = 0; i + 1 < u->regions.n; i++) {
        if (text_eq(u->regions.at[i], code)) {
            return u->regions.at[i + 1];
        }
    }
    return code;
}

static const char *place_name(const struct counted_list *l, const struct limit_group *g)
{
    const char *code = l->texts.at[g->key];
    const char *name = region_name(l->units.at[g->recommender].facts, code);
    return text_eq(name, code) ? region_name(l->units.at[g->lead].facts, code) : name;
}

const char *limit_who(const struct limit_tallies *t, const struct limit_result *r)
{
    const struct counted_list *l = t->list;
    const struct limit_group *g = &t->at[r->tally].groups.at[r->group];
    switch (r->limit->per) {
    case PER_RECOMMENDER:
    case PER_LEAD:
    case PER_PARTNER:
    case PER_APPLICANT:
    case PER_MEMBER: return text_or_empty(l->units.at[g->key].facts->name);
    case PER_PROVINCE:
    case PER_CITY: return place_name(l, g);
    case PER_AXIS: return text_or_empty(l->texts.at[g->key]);
    case PER_SUBMISSION:
    case PER_CASE:
    case PER_NOTICE:
    case PER_ABSENT: break;
    }
    return "";
}

const char *limit_thing_name(const struct limit_tallies *t, const struct limit *limit,
                             const struct limit_use *use)
{
    switch (limit->count) {
    case COUNT_MEMBERS:
    case COUNT_PARTNERS:
    case COUNT_ROUTES:
    case COUNT_RECOMMENDERS: return text_or_empty(t->list->units.at[use->thing].facts->name);
    case COUNT_MEMBER_KINDS:
    case COUNT_DIRECTIONS: return text_or_empty(t->list->texts.at[use->thing]);
    case COUNT_ABSENT:
    case COUNT_SUBMISSIONS: break;
    }
    return "";
}

/* ---- sentences ------------------------------------------------------------------------------------ */

static const char *amount(struct arena *a, const struct limit_result *r, int64_t n)
{
    return arena_printf(a, "%lld%s", (long long)n, words[r->limit->count].measure);
}

static const char *consequence(const struct limit *limit)
{
    static const char *const texts[] = {
        [CONSEQUENCE_ABSENT] = "",
        [CONSEQUENCE_INVALID] = "，否则无效",
        [CONSEQUENCE_CORRECTABLE] = "，可补正",
        [CONSEQUENCE_RETURNED] = "，否则退回",
        [CONSEQUENCE_REFUSED] = "，否则不予受理",
        [CONSEQUENCE_DISQUALIFIED] = "，否则取消资格",
        [CONSEQUENCE_REVOKED] = "，否则撤销",
        [CONSEQUENCE_HINT] = "",
        [CONSEQUENCE_UNWRITTEN] = "",
    };
    return texts[limit->rule.consequence];
}

static const char *over_sentence(struct arena *a, const struct limit_result *r, const char *head)
{
    const char *over = amount(a, r, r->over);
    const char *act = r->is_hard ? arena_printf(a, "%s%s%s", words[r->limit->count].remedy, over,
                                                consequence(r->limit))
                                 : "须记明理由";
    return arena_printf(a, "%s至多%s，已有%s，超%s，%s", head, amount(a, r, r->max.value),
                        amount(a, r, r->used), over, act);
}

/* What the facts lack: whether it binds, how much it allows, or what counts. */
static const char *open_sentence(struct arena *a, const struct limit_tallies *t,
                                 const struct limit_result *r, const char *head)
{
    const char *used = amount(a, r, r->used), *unknown = amount(a, r, r->unknown);
    if (r->binds != TRUTH_YES) {
        return arena_printf(a, "%s是否适用还判不了：%s的类别、地区等没有填全，至多%s，现有%s", head,
                            limit_who(t, r), amount(a, r, r->max.value), unknown);
    }
    if (!r->max.has && r->limit->list) {
        return arena_printf(a, "%s是多少尚不能确定：名单「%s」里没有%s的数，已有%s", head,
                            r->limit->list, limit_who(t, r), used);
    }
    const char *bound = r->max.has ? "至多" : "至少";
    int64_t value = r->max.has ? r->max.value : r->min.value;
    return arena_printf(a, "%s%s%s，已有%s，另有%s待定", head, bound, amount(a, r, value), used,
                        unknown);
}

static const char *under_sentence(struct arena *a, const struct limit_result *r, const char *head)
{
    const char *missing = amount(a, r, r->missing);
    return arena_printf(a, "%s至少%s，只有%s，少%s，%s%s", head, amount(a, r, r->min.value),
                        amount(a, r, r->used), missing, r->is_hard ? "须补" : "须记明理由",
                        r->is_hard ? missing : "");
}

const char *limit_sentence(struct arena *a, const struct limit_tallies *t,
                           const struct limit_result *r)
{
    const char *soft = text_or_empty(r->limit->rule.soft);
    const char *head = arena_printf(a, "%s%s", limit_name(r->limit), soft);
    const char *used = amount(a, r, r->used);
    switch (r->state) {
    case LIMIT_OVER: return over_sentence(a, r, head);
    case LIMIT_UNDETERMINED: return open_sentence(a, t, r, head);
    case LIMIT_UNDER: return under_sentence(a, r, head);
    case LIMIT_SHORT:
        return arena_printf(a, "%s至少%s，现有%s，还差%s，清单定稿时才判", head,
                            amount(a, r, r->min.value), used, amount(a, r, r->missing));
    case LIMIT_FULL:
    case LIMIT_WITHIN: break;
    }
    return r->max.has ? arena_printf(a, "%s至多%s，已有%s", head, amount(a, r, r->max.value), used)
                      : arena_printf(a, "%s至少%s，已有%s", head, amount(a, r, r->min.value), used);
}

/* ---- on a line of a screen -------------------------------------------------------------------------- */

const char *limit_label(const struct limit *limit)
{
    if (limit->count != COUNT_SUBMISSIONS) {
        return limit_name(limit);
    }
    switch (limit->per) {
    case PER_APPLICANT:
    case PER_MEMBER: return "牵头加参与";
    case PER_LEAD: return "牵头";
    case PER_PARTNER: return "参与";
    case PER_ABSENT:
    case PER_RECOMMENDER:
    case PER_SUBMISSION:
    case PER_CASE:
    case PER_PROVINCE:
    case PER_CITY:
    case PER_NOTICE:
    case PER_AXIS: break;
    }
    return limit_name(limit);
}

static const char *state_words(struct arena *a, const struct limit_result *r)
{
    if (r->binds != TRUTH_YES) {
        return "是否适用待定";
    }
    switch (r->state) {
    case LIMIT_FULL: return "已满";
    case LIMIT_OVER: return arena_printf(a, "超 %lld", (long long)r->over);
    case LIMIT_SHORT:
    case LIMIT_UNDER: return arena_printf(a, "差 %lld", (long long)r->missing);
    case LIMIT_UNDETERMINED: return "待定";
    case LIMIT_WITHIN: break;
    }
    return r->max.has ? arena_printf(a, "余 %lld", (long long)(r->max.value - r->used)) : "";
}

const char *limit_brief(struct arena *a, const struct limit_result *r)
{
    const char *bound = r->max.has   ? arena_printf(a, "%lld", (long long)r->max.value)
                        : r->min.has ? arena_printf(a, "至少%lld", (long long)r->min.value)
                                     : "?";
    const char *soft = r->limit->rule.soft ? arena_printf(a, " %s", r->limit->rule.soft) : "";
    int64_t used = r->binds == TRUTH_YES ? r->used : r->used + r->unknown;
    return arena_printf(a, "%s %lld / %s%s  %s", limit_label(r->limit), (long long)used, bound,
                        soft, state_words(a, r));
}

/* 高精尖 of 高精尖子额. */
static const char *short_name(struct arena *a, const struct limit *limit)
{
    static const char *const tails[] = {"子额", "名额", "限额"};
    const char *name = limit_name(limit);
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t n = strlen(name), tail = strlen(tails[i]);
        if (n > tail && strcmp(name + n - tail, tails[i]) == 0) {
            return arena_copy(a, name, n - tail);
        }
    }
    return name;
}

static bool is_part_of(const struct limit_tallies *t, const struct limit_result *part,
                       const struct limit_result *whole)
{
    uint32_t one = t->at[part->tally].groups.at[part->group].key;
    uint32_t other = t->at[whole->tally].groups.at[whole->group].key;
    return part->limit->part_of && whole->limit->name &&
           text_eq(part->limit->part_of, whole->limit->name) &&
           part->limit->per == whole->limit->per && one == other;
}

static const char *part_words(struct arena *a, const struct limit_tallies *t,
                              const struct limit_result *part)
{
    struct number room = limit_room(t, part);
    const char *name = short_name(a, part->limit);
    if (part->over > 0) {
        return arena_printf(a, "%s 超 %lld", name, (long long)part->over);
    }
    return room.has ? arena_printf(a, "%s %lld", name, (long long)room.value)
                    : arena_printf(a, "%s 待定", name);
}

const char *limit_left(struct arena *a, const struct limit_tallies *t, const struct limit_result *r,
                       const struct limit_result *parts, size_t n_parts)
{
    const char *among = "";
    struct number room = limit_room(t, r);
    bool has_room = room.has && r->binds == TRUTH_YES && r->state != LIMIT_OVER &&
                    r->state != LIMIT_FULL && r->state != LIMIT_UNDETERMINED;
    for (size_t i = 0; i < n_parts; i++) {
        if (is_part_of(t, &parts[i], r)) {
            among = arena_printf(a, "%s%s%s", among, *among ? "、" : "其中",
                                 part_words(a, t, &parts[i]));
        }
    }
    const char *verb = r->limit->count == COUNT_SUBMISSIONS ? "还可报" : "还可有";
    const char *text =
        has_room ? arena_printf(a, "%s %lld", verb, (long long)room.value) : state_words(a, r);
    return *among ? arena_printf(a, "%s（%s）", text, among) : text;
}

static const char *list_bound(struct arena *a, const struct limit *limit)
{
    const char *part =
        limit->percent.has ? arena_printf(a, "的%lld%%", (long long)limit->percent.value) : "";
    return arena_printf(a, "，按名单「%s」%s%s", limit->list, text_or_empty(limit->column), part);
}

const char *limit_basis(struct arena *a, const struct limit_result *r)
{
    const struct limit *limit = r->limit;
    const char *text = arena_printf(a, "%s%s", limit_name(limit), text_or_empty(limit->rule.soft));
    if (r->min.has) {
        text = arena_printf(a, "%s至少%s", text, amount(a, r, r->min.value));
    }
    if (r->max.has) {
        text = arena_printf(a, "%s至多%s", text, amount(a, r, r->max.value));
    }
    return arena_printf(a, "%s%s%s%s%s", text, limit->list ? list_bound(a, limit) : "",
                        r->clause ? " (" : "", text_or_empty(r->clause), r->clause ? ")" : "");
}
