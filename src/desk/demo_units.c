/* The demonstration's organisations: recommenders, applicants, other names, duplicates. */
#include <string.h>

#include "base/slice.h"
#include "desk/demo_parts.h"
#include "desk/regions.h"
#include "desk/units.h"
#include "rules/credit_code.h"

size_t demo_applicants(void)
{
    return demo_places.n * demo_brands.n;
}

const char *demo_phone(struct demo *d)
{
    return arena_printf(d->arena, "138001380%02zu", demo_below(d, 100));
}

/* Both check characters are left to the rule, which says what it expects and where; it cannot fail
 * more often than there are such characters. */
static const char *credit_code(struct demo *d, const char *beginning, const char *region)
{
    char *code = arena_printf(d->arena, "%s%s%08zuXX", beginning, region, demo_below(d, 100000000));
    struct credit_code_check check = credit_code_check(d->arena, code);
    for (int i = 0; i < 4 && check.fault != CREDIT_CODE_OK && check.position > 0; i++) {
        code[check.position - 1] = check.expected;
        check = credit_code_check(d->arena, code);
    }
    return code;
}

static enum status save_unit(struct demo *d, struct unit *u, struct err *err)
{
    u->contact = demo_pick(d, &demo_people);
    u->phone = demo_phone(d);
    u->email = arena_printf(d->arena, "lianxi%zu@example.cn", demo_below(d, 900) + 100);
    return unit_save(d->desk, d->arena, NULL, u, NULL, err);
}

static enum status make_recommender(struct demo *d, size_t i, struct err *err)
{
    const struct demo_recommender *r = &demo_recommenders[i];
    bool is_company = !strchr(r->class, '_') || strstr(r->name, "公司");
    struct unit *u = &d->recommenders[i];
    *u = (struct unit){
        .name = r->name,
        .class = r->class,
        .region = r->region,
        .kind = is_company ? "企业" : "机关",
        .address = arena_printf(d->arena, "%s虚构路%zu号", region_name(d->desk, r->region), i + 1),
        .credit_code = credit_code(d, is_company ? "91" : "11", r->region)};
    return save_unit(d, u, err);
}

/* Place and brand together occur once, so no two names are equal or alike. */
static enum status make_applicant(struct demo *d, size_t i, struct err *err)
{
    const struct demo_trade *t = &demo_trades[(i + i / 5) % n_demo_trades];
    const char *place = demo_places.at[i % demo_places.n];
    const char *brand = demo_brands.at[i / demo_places.n];
    const char *region = demo_regions.at[(i + i / demo_places.n) % demo_regions.n];
    bool is_company = text_eq(t->kind, "企业");
    struct unit *u = &d->applicants[i];
    *u = (struct unit){.name = arena_printf(d->arena, "%s%s%s%s", place, brand, t->trade, t->form),
                       .class = t->class,
                       .kind = t->kind,
                       .region = region,
                       .credit_code = credit_code(d, is_company ? "91" : "12", region)};
    return save_unit(d, u, err);
}

/* Former names, of every tenth applicant. */
static enum status make_alias(struct demo *d, size_t i, struct err *err)
{
    const struct unit *u = &d->applicants[i];
    struct unit_alias alias = {
        .unit = u->record.id,
        .name = arena_printf(d->arena, "%s%s电讯器材厂", demo_brands.at[i / demo_places.n],
                             demo_places.at[i % demo_places.n]),
        .until = "2019-06-30",
        .note = "改制前的名称",
    };
    return unit_alias_add(d->desk, d->arena, &alias, err);
}

/* What clerks enter twice: the other form of 有限公司, a branch, a former name. */
static enum status make_duplicates(struct demo *d, struct err *err)
{
    const char *names[] = {
        arena_printf(d->arena, "%s%s移动通信有限责任公司", demo_places.at[0], demo_brands.at[5]),
        arena_printf(d->arena, "%s（本部）", d->applicants[17].name),
        arena_printf(d->arena, "%s%s电讯器材厂", demo_brands.at[2], demo_places.at[6]),
    };
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names && status == STATUS_OK; i++) {
        struct unit u = {.name = names[i], .note = "来件时新登记，未核对"};
        status = save_unit(d, &u, err);
    }
    return status;
}

enum status demo_make_units(struct demo *d, struct err *err)
{
    enum status status = STATUS_OK;
    d->recommenders = ARENA_ARRAY(d->arena, struct unit, n_demo_recommenders);
    d->applicants = ARENA_ARRAY(d->arena, struct unit, demo_applicants());
    for (size_t i = 0; i < n_demo_recommenders && status == STATUS_OK; i++) {
        status = make_recommender(d, i, err);
    }
    for (size_t i = 0; i < demo_applicants() && status == STATUS_OK; i++) {
        status = make_applicant(d, i, err);
    }
    for (size_t i = 0; i < demo_applicants() && status == STATUS_OK; i += 10) {
        status = make_alias(d, i, err);
    }
    return status == STATUS_OK ? make_duplicates(d, err) : status;
}

/* How many of the `turn`-th applicants lie in the same region down to `digits` of its code. */
static const struct unit *nth_within(struct demo *d, const char *region, size_t digits, size_t turn)
{
    size_t n = 0;
    for (size_t i = 0; i < demo_applicants(); i++) {
        n += strncmp(d->applicants[i].region, region, digits) == 0;
    }
    for (size_t i = 0, k = n ? turn % n : 0; n && i < demo_applicants(); i++) {
        if (strncmp(d->applicants[i].region, region, digits) == 0 && k-- == 0) {
            return &d->applicants[i];
        }
    }
    return NULL;
}

const struct unit *demo_applicant(struct demo *d, const struct unit *recommender, size_t turn)
{
    const char *region = recommender->region;
    bool is_anywhere = strstr(recommender->name, "公司") || text_starts(recommender->name, "国家");
    const struct unit *u = is_anywhere ? NULL : nth_within(d, region, 4, turn);
    if (!u && !is_anywhere) {
        u = nth_within(d, region, 2, turn);
    }
    return u ? u : &d->applicants[demo_below(d, demo_applicants())];
}
