/* Every form of limit (every 数 per every 每) over generated submissions, against a recount that goes
 * through them one by one with texts and sets. */
#include "unit/rules/counted_world.h"
#include "unit/rules/notice_of.h"

static const char *const counts[] = {"申报件", "成员", "联合单位", "成员类别",
                                     "方向",   "途径", "推荐单位"};
static const char *const pers[] = {"推荐单位", "申报单位", "牵头单位", "联合单位", "成员", "申报件",
                                   "案例",     "省",       "市",       "通知",     "方向"};
/* What stands behind 至多 in the invented notice. */
static const char *const scopes[] = {
    "条款: 一",
    "适用: {推荐单位.类别: 省局}",
    "适用: {成员.类别: [高校, 厂商]}",
    "不含: {牵头单位.名单: 培育, 条款: 三}",
    "适用: {方向: 网络}",
    "适用: {联合单位.性质: 企业}, 不含: {方向: 节能}",
    "适用: {申报形式: 联合, 通道: 典型案例}",
    "适用: {联合单位.数量: 1..2}",
    "适用: {行业: 电力}",
    "不含: {成员.地区: 广东省}",
    "适用: {层级: 省}, 不含: {推荐单位: 甲局, 方向: 节能}",
    "适用: {地方部门.类别: 省局}",
};

static const char BODY[] =
    "通道: [典型案例, 突出地区]\n"
    "方向:\n- {名称: 技术, 项: [{名称: 网络, 别名: 网络化, 下级: [供电, 传输]}, 节能]}\n"
    "- {名称: 对象, 项: [城市, 园区]}\n"
    "角色:\n- {名称: 地方部门, 充当: 推荐单位, 类别: 省局}\n"
    "名单:\n- {名称: 培育, 内容: 单位, 列: [名称], 行: [[丙公司]]}\n"
    "表单:\n- 组: 基本\n  字段:\n  - {标识: trade, 名称: 行业, 类型: 文字}\n"
    "限额:\n- {名称: 某限, 数: %s, 每: %s, 至多: 2, %s}\n";

#define REGIONS(...)                                                                               \
    {                                                                                              \
        (const char *[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)      \
    }

static const struct unit_facts *units(size_t *n)
{
    static const char *foshan[] = {"440600", "佛山市", "440000", "广东省"};
    static const char *changsha[] = {"430100", "长沙市", "430000", "湖南省"};
    static const char *beijing[] = {"110000", "北京市"};
    static const struct unit_facts all[] = {
        {0},
        {.name = "甲局", .class = "省局", .regions = {foshan, 4}},
        {.name = "乙局", .class = "市局", .regions = {changsha, 4}},
        {.name = "丙公司", .class = "厂商", .kind = "企业", .regions = {foshan, 4}},
        {.name = "丁大学", .class = "高校", .kind = "事业单位", .regions = {beijing, 2}},
        {.name = "戊公司", .kind = "企业"},
        {.name = "己中心", .class = "高校", .regions = {changsha, 4}},
    };
    *n = sizeof all / sizeof *all;
    return all;
}

/* ---- the recount --------------------------------------------------------------------------------- */

struct recount {
    struct arena *a;
    const struct notice *n;
    const struct limit *limit;
    const struct unit_facts *units;
    const struct sample *samples;
    size_t n_samples;
};

static const struct unit_facts *unit_named(const struct recount *r, const char *name)
{
    size_t n;
    const struct unit_facts *all = units(&n);
    for (size_t i = 1; name && i < n; i++) {
        if (strcmp(all[i].name, name) == 0) {
            return &all[i];
        }
    }
    return &r->units[0];
}

struct names {
    const char *at[32];
    size_t n;
};

/* NULL stands for what nobody knows; that is never the same as anything. */
static void put(struct names *s, const char *name)
{
    for (size_t i = 0; name && i < s->n; i++) {
        if (s->at[i] && strcmp(s->at[i], name) == 0) {
            return;
        }
    }
    s->at[s->n++] = name;
}

static void put_members(const struct recount *r, const struct sample *s, bool with_lead,
                        struct names *out)
{
    if (with_lead) {
        put(out, r->units[s->lead].name);
    }
    for (int i = 0; i < s->n_partners; i++) {
        put(out, r->units[s->partners[i]].name);
    }
}

static void put_directions(const struct recount *r, const struct sample *s, struct names *out)
{
    for (int i = 0; i < 3 && s->directions[i]; i++) {
        put(out, notice_direction(r->n, s->directions[i])->name);
    }
    if (!s->directions[0]) {
        put(out, NULL);
    }
}

static const char *region_of(const struct unit_facts *u, bool is_city)
{
    size_t n = u->regions.n;
    if (n == 0) {
        return NULL;
    }
    return is_city ? u->regions.at[0] : u->regions.at[n - 2];
}

static struct names keys_of(const struct recount *r, size_t i)
{
    const struct sample *s = &r->samples[i];
    struct names out = {{NULL}, 0};
    switch (r->limit->per) {
    case PER_RECOMMENDER: put(&out, r->units[s->recommender].name); break;
    case PER_LEAD: put(&out, r->units[s->lead].name); break;
    case PER_PARTNER: put_members(r, s, false, &out); break;
    case PER_APPLICANT:
    case PER_MEMBER: put_members(r, s, true, &out); break;
    case PER_SUBMISSION: put(&out, arena_printf(r->a, "件%zu", i)); break;
    case PER_CASE: put(&out, arena_printf(r->a, "案%u", s->same_case)); break;
    case PER_PROVINCE: put(&out, region_of(&r->units[s->recommender], false)); break;
    case PER_CITY: put(&out, region_of(&r->units[s->recommender], true)); break;
    case PER_NOTICE: put(&out, "全部"); break;
    case PER_AXIS: put_directions(r, s, &out); break;
    case PER_ABSENT: fail();
    }
    return out;
}

static struct names things_of(const struct recount *r, size_t i)
{
    const struct sample *s = &r->samples[i];
    struct names out = {{NULL}, 0};
    switch (r->limit->count) {
    case COUNT_SUBMISSIONS: put(&out, arena_printf(r->a, "件%zu", i)); break;
    case COUNT_MEMBERS:
    case COUNT_MEMBER_KINDS: put_members(r, s, true, &out); break;
    case COUNT_PARTNERS: put_members(r, s, false, &out); break;
    case COUNT_DIRECTIONS: put_directions(r, s, &out); break;
    case COUNT_ROUTES:
    case COUNT_RECOMMENDERS: put(&out, r->units[s->recommender].name); break;
    case COUNT_ABSENT: fail();
    }
    return out;
}

/* One unit or direction the question is narrowed to, by the subject of scope keys. */
struct narrowed {
    const struct unit_facts *member, *partner;
    const char *direction;
};

static struct narrowed narrow_key(const struct recount *r, struct narrowed w, const char *key)
{
    enum per per = r->limit->per;
    w.member = per == PER_MEMBER || per == PER_APPLICANT ? unit_named(r, key) : w.member;
    w.partner = per == PER_PARTNER ? unit_named(r, key) : w.partner;
    w.direction = per == PER_AXIS ? key : w.direction;
    return w;
}

static struct narrowed narrow_thing(const struct recount *r, struct narrowed w, const char *thing)
{
    enum countable count = r->limit->count;
    bool is_member = count == COUNT_MEMBERS || count == COUNT_MEMBER_KINDS;
    w.member = is_member && thing ? unit_named(r, thing) : w.member;
    w.partner = count == COUNT_PARTNERS ? unit_named(r, thing) : w.partner;
    w.direction = count == COUNT_DIRECTIONS && thing ? thing : w.direction;
    return w;
}

static enum truth term_holds(const struct recount *r, const struct scope_term *t, size_t i,
                             struct narrowed w)
{
    const struct sample *s = &r->samples[i];
    struct unit_facts partners[MOST_PARTNERS];
    struct field_fact field = {"trade", s->value, 0};
    const char *directions[3];
    struct facts f = {.notice = r->n,
                      .track = s->track,
                      .recommender = r->units[s->recommender],
                      .lead = r->units[s->lead],
                      .partners = partners,
                      .partners_known = true,
                      .level = LEVEL_PROVINCE,
                      .fields = &field,
                      .n_fields = 1};
    f.directions.at = directions;
    for (int k = 0; k < 3 && s->directions[k]; k++) {
        directions[f.directions.n++] = s->directions[k];
    }
    for (int k = 0; k < s->n_partners; k++) {
        partners[f.n_partners++] = r->units[s->partners[k]];
    }
    bool is_count = t->attribute == ATTRIBUTE_COUNT;
    if (!is_count && w.member &&
        (t->subject == SUBJECT_MEMBER || t->subject == SUBJECT_APPLICANT)) {
        f.lead = *w.member;
        f.n_partners = 0;
    } else if (!is_count && w.partner && t->subject == SUBJECT_PARTNER) {
        partners[0] = *w.partner;
        f.n_partners = 1;
    } else if (!is_count && w.direction && t->subject == SUBJECT_DIRECTION) {
        directions[0] = w.direction;
        f.directions.n = 1;
    }
    return scope_term_holds(t, &f);
}

static enum truth holds(const struct recount *r, size_t i, struct narrowed w)
{
    const struct rule *rule = &r->limit->rule;
    enum truth in = TRUTH_YES, out = rule->except.n ? TRUTH_YES : TRUTH_NO;
    for (size_t k = 0; k < rule->scope.n; k++) {
        enum truth one = term_holds(r, &rule->scope.at[k], i, w);
        in = one < in ? one : in;
    }
    for (size_t k = 0; k < rule->except.n; k++) {
        enum truth one = term_holds(r, &rule->except.at[k], i, w);
        out = one < out ? one : out;
    }
    enum truth stays = (enum truth)(TRUTH_YES - out);
    return in < stays ? in : stays;
}

struct total {
    int64_t used, unknown;
};

/* A member kind counts as certainly as the most certain of its members. */
static struct total total_of(const struct recount *r, const char *key)
{
    struct total t = {0, 0};
    struct names certain = {{NULL}, 0}, open = {{NULL}, 0};
    for (size_t i = 0; i < r->n_samples; i++) {
        struct names keys = keys_of(r, i), things = things_of(r, i);
        bool is_its = false;
        for (size_t k = 0; k < keys.n; k++) {
            is_its = is_its || (keys.at[k] && strcmp(keys.at[k], key) == 0);
        }
        for (size_t k = 0; is_its && r->samples[i].as == COUNTED_FULLY && k < things.n; k++) {
            struct narrowed w = {NULL, NULL, NULL};
            w = narrow_key(r, narrow_thing(r, w, things.at[k]), key);
            enum truth truth = holds(r, i, w);
            const char *thing = r->limit->count == COUNT_MEMBER_KINDS
                                    ? unit_named(r, things.at[k])->class
                                    : things.at[k];
            if (truth != TRUTH_NO && !thing) {
                t.unknown++;
            } else if (truth != TRUTH_NO) {
                put(truth == TRUTH_YES ? &certain : &open, thing);
            }
        }
    }
    t.used = (int64_t)certain.n;
    for (size_t i = 0; i < open.n; i++) {
        size_t before = certain.n;
        put(&certain, open.at[i]);
        t.unknown += certain.n > before;
    }
    return t;
}

/* ---- generated submissions ------------------------------------------------------------------------- */

static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static struct sample sample_of(uint32_t *seed, size_t n_units)
{
    static const char *const directions[] = {"网络", "网络化", "供电", "传输",
                                             "节能", "城市",   "园区"};
    static const char *const tracks[] = {"典型案例", "突出地区", NULL};
    static const char *const values[] = {"电力", "交通", NULL};
    struct sample s = {.lead = (int)(next(seed) % n_units),
                       .recommender = (int)(next(seed) % 3),
                       .track = tracks[next(seed) % 3],
                       .value = values[next(seed) % 3],
                       .same_case = 1 + next(seed) % 4};
    s.n_partners = (int)(next(seed) % 4);
    for (int i = 0; i < s.n_partners; i++) {
        s.partners[i] = (int)(1 + next(seed) % (n_units - 1));
    }
    for (uint32_t i = 0, n = next(seed) % 3; i < n; i++) {
        s.directions[i] = directions[next(seed) % 7];
    }
    s.as = next(seed) % 5 == 0 ? COUNTED_NOT : COUNTED_FULLY;
    return s;
}

/* The key of a group as the recount names it. */
static const char *key_name(const struct recount *r, const struct counted_list *l, uint32_t key)
{
    switch (r->limit->per) {
    case PER_SUBMISSION: return arena_printf(r->a, "件%u", key - 1);
    case PER_CASE: return arena_printf(r->a, "案%u", key);
    case PER_NOTICE: return "全部";
    case PER_PROVINCE:
    case PER_CITY:
    case PER_AXIS: return l->texts.at[key];
    case PER_RECOMMENDER:
    case PER_LEAD:
    case PER_PARTNER:
    case PER_APPLICANT:
    case PER_MEMBER:
    case PER_ABSENT: break;
    }
    return l->units.at[key].facts->name;
}

static void compare(const struct recount *r, const struct counted_list *l)
{
    struct limit_tallies t = limits_count(r->a, l, (struct limit_choice){0});
    struct names known = {{NULL}, 0};
    int64_t sum = 0, expected = 0;
    for (size_t g = 0; g < t.at[0].groups.n; g++) {
        const struct limit_group *group = &t.at[0].groups.at[g];
        struct total total = total_of(r, key_name(r, l, group->key));
        assert_int_equal(group->used, total.used);
        assert_int_equal(group->unknown, total.unknown);
        sum += group->used + group->unknown;
    }
    for (size_t i = 0; i < r->n_samples; i++) {
        struct names keys = keys_of(r, i);
        for (size_t k = 0; k < keys.n; k++) {
            size_t before = known.n;
            put(&known, keys.at[k]);
            if (keys.at[k] && known.n > before) {
                struct total total = total_of(r, keys.at[k]);
                expected += total.used + total.unknown;
            } else if (!keys.at[k]) {
                known.n = before;
            }
        }
    }
    assert_int_equal(sum, expected);
}

static size_t told(const struct limit_tallies *t)
{
    size_t n = 0;
    for (size_t g = 0; g < t->at[0].groups.n; g++) {
        struct limit_result result = limit_judge(t, 0, g);
        n += limit_is_told(&result);
    }
    return n;
}

/* The same sums when the rows come some at a time and are let go. */
static void compare_bit_by_bit(const struct recount *r, const struct world *whole, size_t at_a_time)
{
    struct world w;
    struct limit_counter counter;
    struct limit_tallies all = limits_count(r->a, &whole->list, (struct limit_choice){0});
    bool is_single = r->limit->per == PER_SUBMISSION;
    bool is_pairwise = r->limit->per == PER_CASE && r->limit->count == COUNT_ROUTES;
    world_init(&w, r->n, r->units, whole->n_units);
    limit_counter_open(&counter, &w.list, (struct limit_choice){0});
    for (size_t i = 0; i < r->n_samples; i++) {
        world_add(&w, &r->samples[i]);
        w.list.rows.at[w.list.rows.n - 1].id = (int64_t)i + 1;
        if (w.list.rows.n == at_a_time || i + 1 == r->n_samples) {
            limit_counter_take(&counter);
            assert_int_equal(w.list.rows.n, 0);
        }
    }
    const struct limit_tally *t = &counter.tallies.at[0];
    size_t expected = is_pairwise ? 0 : is_single ? told(&all) : all.at[0].groups.n;
    assert_int_equal(t->groups.n, expected);
    for (size_t g = 0; g < t->groups.n; g++) {
        const struct limit_group *group = &t->groups.at[g];
        const char *key = is_single ? arena_printf(r->a, "件%lld", (long long)group->id - 1)
                                    : key_name(r, &w.list, group->key);
        struct total total = total_of(r, key);
        assert_int_equal(group->used, total.used);
        assert_int_equal(group->unknown, total.unknown);
    }
    limit_counter_release(&counter);
    counted_list_release(&w.list);
}

static void check_form(struct arena *a, const char *count, const char *per, const char *scope)
{
    size_t n_units;
    uint32_t seed = 2463534242u;
    struct recount r = {.a = a, .units = units(&n_units)};
    r.n = notice_of(a, arena_printf(a, BODY, count, per, scope));
    r.limit = &r.n->limits.at[0];
    for (int round = 0; round < 6; round++) {
        struct sample samples[12];
        struct world w;
        world_init(&w, r.n, r.units, n_units);
        r.samples = samples;
        r.n_samples = 1 + next(&seed) % 12;
        for (size_t i = 0; i < r.n_samples; i++) {
            samples[i] = sample_of(&seed, n_units);
            world_add(&w, &samples[i]);
        }
        compare(&r, &w.list);
        compare_bit_by_bit(&r, &w, 1 + next(&seed) % 5);
        counted_list_release(&w.list);
    }
}

static void test_every_form_in_every_scope(void **state)
{
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (size_t p = 0; p < sizeof pers / sizeof *pers; p++) {
            for (size_t s = 0; s < sizeof scopes / sizeof *scopes; s++) {
                check_form(*state, counts[c], pers[p], scopes[s]);
                arena_reset(*state);
            }
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {ARENA_TEST(test_every_form_in_every_scope)};
    return check_run("limits_recount", tests, sizeof tests / sizeof *tests);
}
