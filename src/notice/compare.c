#include "notice/compare.h"

#include "base/buf.h"
#include "base/slice.h"
#include "base/vec.h"
#include "notice/schema.h"
#include "notice/sentence.h"
#include "notice/vocabulary.h"

/* What the writer of a definition remarks is no difference between the documents. */
#define REMARK "备注"

/* What one notice says about one subject. */
struct saying {
    const char *section, *subject;
    const char *loose; /* the subject less exactly, for what is left over; NULL: none */
    const struct texts *aliases;
    const char *text, *clause;
    bool is_matched;
};

struct sayings {
    struct saying *at;
    size_t n, cap;
};

static bool is(const struct schema *s, const char *name)
{
    return text_eq(s->name, name);
}

/* Steps are the same when the same kind of thing goes from the same to the same hands. */
static const char *step_subject(struct arena *a, const struct step *s, const char *label)
{
    if (!s->who.n && !s->to.n) {
        return label;
    }
    return arena_printf(a, "%s%s%s", sentence_texts(a, &s->who, ", "),
                        s->to.n ? "交" : "做: ", s->to.n ? sentence_texts(a, &s->to, ", ") : label);
}

/* Every level has hands of its own; what it does, and as what, is the same: 推荐单位报送. */
static const char *step_loosely(struct arena *a, const struct notice *n, const struct step *s)
{
    const char *kind =
        sentence_value(a, schema_key(schema_key(&notice_schema, "环节")->sub, "性质"), s);
    for (size_t i = 0; kind && s->who.n && i < n->roles.n; i++) {
        const struct role *r = &n->roles.at[i];
        bool is_handed_in = s->kind == STEP_SUBMIT || s->kind >= STEP_REPORT;
        if (is_handed_in && r->name && text_eq(r->name, s->who.at[0])) {
            return arena_printf(a, "%s%s", vocabulary_word(&words_role_kinds, (int)r->kind)->text,
                                kind);
        }
    }
    return kind;
}

static const char *limit_subject(struct arena *a, const struct limit *l)
{
    const char *scope = sentence_scope(a, &l->rule.scope);
    return arena_printf(a, "%s%s%s", sentence_counted(a, l), *scope ? ": " : "", scope);
}

static const char *subject_of(struct arena *a, const struct schema *s, const void *item)
{
    const char *label = sentence_label(a, s, item);
    if (is(s, "限额")) {
        return limit_subject(a, item);
    }
    if (is(s, "环节")) {
        return step_subject(a, item, label);
    }
    if (is(s, "角色")) {
        return sentence_value(a, schema_key(s, "充当"), item);
    }
    bool is_nameless = is(s, "条件") && text_eq(label, s->name);
    return is_nameless ? text_or_empty(((const struct condition *)item)->text) : label;
}

/* Directions, fields and columns in one line: how many and which. */
static void add_below(struct arena *a, struct buf *out, const struct schema *s, const void *item)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct key *k = &s->keys[i];
        struct list_view below =
            sentence_leaves_out(k) ? schema_list(item, k) : (struct list_view){0};
        for (size_t j = 0; j < below.n; j++) {
            const void *child = schema_item(k, below, j);
            buf_text(out, j ? ", " : out->n ? "; " : "");
            if (j == 0) {
                buf_printf(out, "%zu项: ", below.n);
            }
            buf_text(out, sentence_label(a, k->sub, child));
            struct buf deeper = BUF_INIT;
            add_below(a, &deeper, k->sub, child);
            if (deeper.n) {
                buf_printf(out, "(%s)", deeper.at);
            }
            buf_release(&deeper);
        }
    }
}

static const char *text_of(struct arena *a, const struct schema *s, const void *item)
{
    struct buf b = BUF_INIT;
    bool has_label = is(s, "限额") || is(s, "环节") || is(s, "角色");
    const char *name = has_label ? schema_text_of(s, item, "名称") : NULL;
    buf_text(&b, text_or_empty(name));
    const char *says = sentence_without(a, s, item, REMARK);
    buf_text(&b, b.n && *says ? ": " : "");
    buf_text(&b, says);
    add_below(a, &b, s, item);
    const char *text = b.n ? arena_copy(a, b.at, b.n) : "有";
    buf_release(&b);
    return text;
}

static const char *loosely(struct arena *a, const struct notice *n, const struct schema *s,
                           const void *item)
{
    return is(s, "限额")   ? sentence_counted(a, item)
           : is(s, "环节") ? step_loosely(a, n, item)
                           : NULL;
}

static struct saying saying_of(struct arena *a, const struct notice *n, const struct key *list,
                               const void *item)
{
    const struct schema *s = list->sub;
    const struct key *aliases = schema_key(s, "别名");
    return (struct saying){
        .section = list->name,
        .subject = subject_of(a, s, item),
        .loose = loosely(a, n, s, item),
        .aliases = aliases ? (const void *)((const char *)item + aliases->offset) : NULL,
        .text = text_of(a, s, item),
        .clause = schema_text_of(s, item, "条款"),
    };
}

static struct sayings collect(struct arena *a, const struct notice *n)
{
    struct sayings out = {0};
    for (size_t i = 0; i < notice_schema.n; i++) {
        const struct key *k = &notice_schema.keys[i];
        struct list_view items = k->kind == KEY_LIST ? schema_list(n, k) : (struct list_view){0};
        bool is_said = k->kind != KEY_LIST && !text_eq(k->name, REMARK);
        const char *value = is_said ? sentence_value(a, k, n) : NULL;
        if (value) {
            *VEC_PUSH(a, &out) = (struct saying){"通知", k->name, NULL, NULL, value, NULL, false};
        }
        for (size_t j = 0; j < items.n; j++) {
            *VEC_PUSH(a, &out) = saying_of(a, n, k, schema_item(k, items, j));
        }
    }
    return out;
}

static bool same_subject(const struct saying *a, const struct saying *b)
{
    return text_eq(a->section, b->section) &&
           (text_eq(a->subject, b->subject) || (a->aliases && texts_has(a->aliases, b->subject)) ||
            (b->aliases && texts_has(b->aliases, a->subject)));
}

static bool same_loosely(const struct saying *a, const struct saying *b)
{
    return text_eq(a->section, b->section) && a->loose && b->loose && text_eq(a->loose, b->loose);
}

static struct saying *match(struct sayings *in, const struct saying *wanted,
                            bool (*same)(const struct saying *, const struct saying *))
{
    for (size_t i = 0; i < in->n; i++) {
        if (!in->at[i].is_matched && same(&in->at[i], wanted)) {
            in->at[i].is_matched = true;
            return &in->at[i];
        }
    }
    return NULL;
}

/* A quota of one level may stand against several of the other: 20 against 8 and 5. */
static const struct saying *limit_again(const struct sayings *in, const struct saying *wanted)
{
    for (size_t i = 0; text_eq(wanted->section, "限额") && i < in->n; i++) {
        if (same_loosely(&in->at[i], wanted)) {
            return &in->at[i];
        }
    }
    return NULL;
}

static void add_row(struct arena *a, struct comparison *out, const struct saying *l,
                    const struct saying *r)
{
    bool is_same = l && r && text_eq(l->text, r->text);
    const struct saying *any = l ? l : r;
    bool is_loose = l && r && !text_eq(l->subject, r->subject) && any->loose;
    *VEC_PUSH(a, out) = (struct compare_row){
        .section = any->section,
        .subject = is_loose ? any->loose : any->subject,
        .a = l ? l->text : "-",
        .clause_a = l ? l->clause : NULL,
        .b = !r        ? "-"
             : is_same ? "同"
                       : r->text,
        .clause_b = r ? r->clause : NULL,
        .is_different = !is_same,
    };
    out->different += !is_same;
}

/* Exact matches go first, so that a looser one cannot take their partner. */
static struct saying **pair(struct arena *a, struct sayings *l, struct sayings *r)
{
    struct saying **partners = ARENA_ARRAY(a, struct saying *, l->n + 1);
    for (size_t i = 0; i < l->n; i++) {
        partners[i] = match(r, &l->at[i], same_subject);
    }
    for (size_t i = 0; i < l->n; i++) {
        partners[i] = partners[i] ? partners[i] : match(r, &l->at[i], same_loosely);
    }
    return partners;
}

struct comparison notice_compare(struct arena *a, const struct notice *left,
                                 const struct notice *right)
{
    struct comparison out = {0};
    struct sayings l = collect(a, left), r = collect(a, right);
    struct saying **partners = pair(a, &l, &r);
    size_t done = 0;
    for (size_t k = 0; k <= notice_schema.n; k++) {
        const char *section = k ? notice_schema.keys[k - 1].name : "通知";
        bool has_section = !k || notice_schema.keys[k - 1].kind == KEY_LIST;
        for (; has_section && done < l.n && text_eq(l.at[done].section, section); done++) {
            const struct saying *partner = partners[done];
            add_row(a, &out, &l.at[done], partner ? partner : limit_again(&r, &l.at[done]));
        }
        for (size_t i = 0; has_section && i < r.n; i++) {
            if (!r.at[i].is_matched && text_eq(r.at[i].section, section)) {
                add_row(a, &out, limit_again(&l, &r.at[i]), &r.at[i]);
            }
        }
    }
    return out;
}
