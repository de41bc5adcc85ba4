/* One teller per kind of rule that has a grammar of its own; everything else is told key by key. */
#include "notice/sentence.h"

#include "base/buf.h"
#include "base/slice.h"
#include "notice/vocabulary.h"

struct teller {
    struct arena *a;
    struct buf out;
};

/* Adds a clause of the sentence behind what was said before. */
static void say(struct teller *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void say(struct teller *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(t->a, format, args);
    va_end(args);
    if (*text) {
        buf_text(&t->out, t->out.n ? "; " : "");
        buf_text(&t->out, text);
    }
}

static const char *word(const struct vocabulary *v, int value)
{
    const struct word *w = vocabulary_word(v, value);
    return w ? w->text : "";
}

static const char *consequence(enum consequence c)
{
    return c ? word(&words_consequences, (int)c) : "未写";
}

/* ---- limits ---------------------------------------------------------------------------------- */

static const char *count_unit(enum countable c)
{
    static const char *const units[] = {
        [COUNT_ABSENT] = "个",   [COUNT_SUBMISSIONS] = "件",  [COUNT_MEMBERS] = "家",
        [COUNT_PARTNERS] = "家", [COUNT_MEMBER_KINDS] = "类", [COUNT_DIRECTIONS] = "个",
        [COUNT_ROUTES] = "条",   [COUNT_RECOMMENDERS] = "家",
    };
    return units[c];
}

const char *sentence_counted(struct arena *a, const struct limit *l)
{
    return arena_printf(a, "每%s%s%s%s的%s", word(&words_pers, (int)l->per), l->axis ? "(" : "",
                        text_or_empty(l->axis), l->axis ? ")" : "",
                        word(&words_countables, (int)l->count));
}

static const char *list_bound(struct teller *t, const struct limit *l)
{
    const char *share = "";
    if (l->percent.has) {
        share = arena_printf(t->a, "的%lld%%(取整: %s)", (long long)l->percent.value,
                             l->rounding ? word(&words_roundings, (int)l->rounding) : "未写");
    } else if (l->rounding) {
        share = arena_printf(t->a, "(取整: %s)", word(&words_roundings, (int)l->rounding));
    }
    return arena_printf(t->a, "至多为名单%s%s%s%s", l->list, l->column ? "的" : "",
                        text_or_empty(l->column), share);
}

static void tell_limit(struct teller *t, const void *item)
{
    const struct limit *l = item;
    const char *unit = count_unit(l->count), *low = "", *high = "", *list = "";
    if (l->min.has) {
        low = arena_printf(t->a, "至少%lld%s", (long long)l->min.value, unit);
    }
    if (l->max.has) {
        high = arena_printf(t->a, "至多%lld%s", (long long)l->max.value, unit);
    }
    if (l->list) {
        list = list_bound(t, l);
    }
    say(t, "%s%s%s%s%s%s%s", sentence_counted(t->a, l), text_or_empty(l->rule.soft), low,
        *low && *high ? ", " : "", high, *list && (*low || *high) ? ", " : "", list);
    if (l->part_of) {
        say(t, "属于限额%s", l->part_of);
    }
}

/* ---- steps ----------------------------------------------------------------------------------- */

static const char *span_unit(enum when_kind kind)
{
    return kind == WHEN_YEARS ? "" : "内";
}

/* `起` and `止` in the order in which they are said. */
static const char *period(struct teller *t, const struct when *opens, const struct when *due)
{
    const char *from = opens->kind ? sentence_when(t->a, opens) : "";
    const char *to = due->kind ? sentence_when(t->a, due) : "";
    bool is_span = due->kind >= WHEN_WORKING_DAYS && due->kind <= WHEN_YEARS;
    if (is_span) {
        return arena_printf(t->a, "%s%s%s%s", from, *from ? "后" : "", to, span_unit(due->kind));
    }
    if (!*from || !*to) {
        bool is_point = due->kind >= WHEN_INSTANT && due->kind <= WHEN_PART;
        return *from ? arena_printf(t->a, "自%s起", from)
                     : arena_printf(t->a, "%s%s", to, is_point ? "前" : "");
    }
    return arena_printf(t->a, "自%s起, 至%s", from, to);
}

static void tell_inclusion(struct teller *t, const struct step *s)
{
    static const char *const due[] = {"", "含截止当日", "不含截止当日", "含不含截止当日: 未写"};
    static const char *const first[] = {"", "起算当日计入", "起算当日不计", "起算当日计不计: 未写"};
    say(t, "%s", due[s->includes_due]);
    say(t, "%s", first[s->includes_first]);
}

static void tell_windows(struct teller *t, const struct step *s)
{
    for (size_t i = 0; i < s->windows.n; i++) {
        const struct window *w = &s->windows.at[i];
        say(t, "%s%s%s%s", period(t, &w->opens, &w->due), w->note ? "(" : "",
            text_or_empty(w->note), w->note ? ")" : "");
    }
}

/* Somebody hands something in by a day: then what happens to those who are late has to be said. */
static bool may_be_late(const struct step *s)
{
    bool is_handed_in = s->kind == STEP_ABSENT || s->kind == STEP_SUBMIT ||
                        s->kind == STEP_REPORT || s->kind == STEP_TASK;
    return is_handed_in && (s->due.kind || s->windows.n);
}

static void tell_step(struct teller *t, const void *item)
{
    const struct step *s = item;
    const char *who = sentence_texts(t->a, &s->who, ", "), *to = sentence_texts(t->a, &s->to, ", ");
    const char *what = sentence_texts(t->a, &s->what, ", ");
    say(t, "%s%s%s%s%s", who, *to ? "交" : "", to, *what && (*who || *to) ? ": " : "", what);
    say(t, "%s", period(t, &s->opens, &s->due));
    tell_windows(t, s);
    tell_inclusion(t, s);
    if (s->late || may_be_late(s)) {
        say(t, "逾期: %s", consequence(s->late));
    }
}

/* ---- conditions, materials, fields, names, amendments ---------------------------------------- */

static const char *bounds(struct teller *t, struct number min, struct number max, const char *unit)
{
    const char *low = "", *high = "";
    if (min.has) {
        low = arena_printf(t->a, "至少%lld%s", (long long)min.value, unit);
    }
    if (max.has) {
        high = arena_printf(t->a, "至多%lld%s", (long long)max.value, unit);
    }
    return arena_printf(t->a, "%s%s%s", low, *low && *high ? ", " : "", high);
}

static void tell_condition(struct teller *t, const void *item)
{
    const struct condition *c = item;
    const char *values = sentence_texts(t->a, &c->values, "或");
    const char *range = bounds(t, c->min, c->max, "");
    say(t, "%s", text_or_empty(c->text));
    if (c->within.kind || c->base) {
        say(t, "%s%s往前%s", c->base ? "从" : "", text_or_empty(c->base),
            c->within.kind ? arena_printf(t->a, "%s内", c->within.text) : "看");
    }
    if (c->field || *values || *range) {
        say(t, "查字段%s%s%s%s%s", text_or_empty(c->field), *values ? "为" : "", values,
            *values && *range ? ", " : "", range);
    }
}

static const char *copies(struct teller *t, const struct copies *c)
{
    struct teller when = {.a = t->a, .out = BUF_INIT};
    say(&when, "%s",
        c->level ? arena_printf(t->a, "交%s", word(&words_levels, (int)c->level)) : "");
    say(&when, "%s", text_or_empty(c->stage));
    if (c->directions.has) {
        say(&when, "报%lld个方向时", (long long)c->directions.value);
    }
    say(&when, "%s", c->medium ? word(&words_media, (int)c->medium) : "");
    say(&when, "%s", text_or_empty(c->clause));
    const char *all = arena_printf(t->a, "%lld份%s%s%s", (long long)c->count.value,
                                   when.out.n ? "(" : "", when.out.at, when.out.n ? ")" : "");
    buf_release(&when.out);
    return all;
}

static void tell_material(struct teller *t, const void *item)
{
    const struct material *m = item;
    const char *per = m->counted ? word(&words_counteds, (int)m->counted) : "";
    static const char *const rough[] = {"", "(不是约数)", "(约)"};
    const char *all = "";
    for (size_t i = 0; i < m->copies.n; i++) {
        all = arena_printf(t->a, "%s%s%s", all, i ? ", " : "", copies(t, &m->copies.at[i]));
    }
    say(t, "%s%s", per, *all ? all : "份数未写");
    for (size_t i = 0; i < m->properties.n; i++) {
        const struct property *p = &m->properties.at[i];
        say(t, "%s%s%s", text_or_empty(p->name), bounds(t, p->min, p->max, text_or_empty(p->unit)),
            rough[p->is_rough]);
    }
}

static void tell_field(struct teller *t, const void *item)
{
    const struct field *f = item;
    say(t, "%s", f->type ? word(&words_field_types, (int)f->type) : "");
    say(t, "%s", f->is_required == YES_YES ? "必填" : f->is_required == YES_NO ? "可不填" : "");
    say(t, "%s", bounds(t, f->min_chars, f->max_chars, "字"));
    const char *range = bounds(t, f->min, f->max, text_or_empty(f->unit));
    bool is_unit_said = *range || !f->unit;
    say(t, "%s%s", is_unit_said ? range : "单位 ", is_unit_said ? "" : f->unit);
}

static void tell_name(struct teller *t, const void *item)
{
    const struct name_pattern *p = item;
    const char *separator = text_or_empty(p->separator);
    if (p->parts.n) {
        say(t, "[%s]", sentence_texts(t->a, &p->parts, arena_printf(t->a, "]%s[", separator)));
    }
    if (p->separator && p->parts.n < 2) {
        say(t, "分隔 %s", separator);
    }
}

static void tell_amendment(struct teller *t, const void *item)
{
    const struct amendment *m = item;
    say(t, "%s%s%s%s%s", word(&words_amend_acts, (int)m->act), text_or_empty(m->target),
        m->by ? (m->target ? ", 改为" : "") : "", text_or_empty(m->by),
        m->from.has ? arena_printf(t->a, ", 自%s起", day_text(t->a, m->from.day)) : "");
}

/* ---- whichever ------------------------------------------------------------------------------- */

static const struct telling {
    const char *schema;
    void (*tell)(struct teller *t, const void *item);
    const char *spoken;   /* keys the teller has said, each between bars */
    bool has_consequence; /* 未写 when it has none */
} tellings[] = {
    {"限额", tell_limit, "|数|每|轴|至少|至多|名单|列|百分之|取整|属于|软|", true},
    {"环节", tell_step, "|谁|给谁|事项|起|止|时段|含止|含首日|逾期|", false},
    {"条件", tell_condition, "|内容|期间|截至|字段|取值|至少|至多|", true},
    {"材料", tell_material, "|份数|计|指标|", true},
    {"字段", tell_field, "|类型|必填|字数下限|字数上限|至少|至多|单位|", false},
    {"命名", tell_name, "|组成|分隔|", false},
    {"变更", tell_amendment, "|动作|对象|改为|自|", false},
};

static const struct telling *telling_of(const struct schema *s)
{
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++) {
        if (text_eq(tellings[i].schema, s->name)) {
            return &tellings[i];
        }
    }
    return NULL;
}

bool sentence_leaves_out(const struct key *k)
{
    return k->kind == KEY_LIST && (k->sub->has_rule || schema_key(k->sub, "列名"));
}

/* The key whose text is the label of the row. */
static const struct key *label_key(const struct schema *s)
{
    static const char *const names[] = {"名称", "组", "列名", "项", "事项"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct key *k = schema_key(s, names[i]);
        if (k && k->kind == KEY_TEXT) {
            return k;
        }
    }
    return NULL;
}

const char *sentence_label(struct arena *a, const struct schema *s, const void *item)
{
    const struct key *k = label_key(s), *object = schema_key(s, "对象");
    const char *label = k ? schema_text(item, k) : NULL;
    if (label && *label) {
        return label;
    }
    if (text_eq(s->name, "限额")) {
        return sentence_counted(a, item);
    }
    if (text_eq(s->name, "环节")) {
        const char *kind = sentence_value(a, schema_key(s, "性质"), item);
        return kind ? kind : s->name;
    }
    const char *about = object ? sentence_value(a, object, item) : NULL;
    return about && *about ? about : s->name;
}

static bool stands_between_bars(const char *bars, const char *name)
{
    size_t n = strlen(name);
    for (const char *at = bars; (at = strchr(at, '|')) && at[1]; at++) {
        if (strncmp(at + 1, name, n) == 0 && at[1 + n] == '|') {
            return true;
        }
    }
    return false;
}

static bool is_spoken(const struct telling *t, const struct schema *s, const struct key *k)
{
    static const char *const columns[] = {"条款", "编号", "原文"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (text_eq(k->name, columns[i])) {
            return true;
        }
    }
    if (k == label_key(s) || sentence_leaves_out(k)) {
        return true;
    }
    return t && stands_between_bars(t->spoken, k->name);
}

static void tell_key(struct teller *t, const struct key *k, const void *item)
{
    const char *value = sentence_value(t->a, k, item);
    if (!value) {
        return;
    }
    if (text_eq(k->name, "来源")) {
        say(t, "%s", value);
    } else if (text_eq(k->name, "适用")) {
        say(t, "仅适用: %s", value);
    } else if (text_eq(k->name, "不含") || text_eq(k->name, "后果")) {
        say(t, "%s: %s", k->name, value);
    } else {
        say(t, "%s %s", k->name, value);
    }
}

const char *sentence(struct arena *a, const struct schema *s, const void *item)
{
    return sentence_without(a, s, item, "");
}

const char *sentence_without(struct arena *a, const struct schema *s, const void *item,
                             const char *left_out)
{
    struct teller t = {.a = a, .out = BUF_INIT};
    const struct telling *telling = telling_of(s);
    const struct key *k;
    if (telling) {
        telling->tell(&t, item);
    }
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        if (!is_spoken(telling, s, k) && !text_eq(k->name, left_out)) {
            tell_key(&t, k, item);
        }
    }
    if (telling && telling->has_consequence && !((const struct rule *)item)->consequence) {
        say(&t, "后果: 未写");
    }
    const char *all = arena_copy(a, t.out.at, t.out.n);
    buf_release(&t.out);
    return all;
}
