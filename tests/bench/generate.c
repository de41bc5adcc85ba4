/* generate KIND ROWS [SEED]: an invented summary table as CSV in UTF-8 on stdout; the same seed gives the
 * same table. KIND `entries` is what applicants send (序号, 成果名称, 单位名称, 联系人, 联系方式), `recommended`
 * what recommenders send (推荐顺序 … 推荐单位). For the encoding of most offices:
 * `generate recommended 2000 | iconv -f UTF-8 -t GB18030`. No unit, person or number is real; the
 * credit codes are right by GB 32100-2015. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "rules/credit_code.h"

#define PICK(seed, list) ((list)[below((seed), sizeof(list) / sizeof *(list))])

static const char *const places[] = {"南岭", "东海", "北原", "西川",
                                     "云泽", "青屿", "白河", "长汀"};
static const char *const kinds[] = {"示例", "虚构", "测试", "样本", "假想"};
static const char *const trades[] = {"通信", "网络", "数据", "智算", "安全技术", "云计算", "信息"};
static const char *const forms[] = {"有限公司", "股份有限公司", "有限责任公司", "研究院",
                                    "集团有限公司（本部）"};
static const char *const subjects[] = {"数据中心",   "骨干光缆", "核心网",  "应急通信",
                                       "机房供配电", "基站铁塔", "5G 专网", "算力调度"};
static const char *const works[] = {"风险监测预警平台", "隐患排查治理体系", "智能巡检实践",
                                    "安全生产数字化管理", "故障自愈系统"};
static const char *const provinces[] = {"11", "22", "33", "44", "51", "61"};
static const char *const directions[] = {"安全生产", "网络运行安全"};
static const char *const surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "欧阳"};

/* A number below `n` (xorshift64*; any seed but 0). */
static size_t below(uint64_t *seed, size_t n)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (size_t)((*seed * UINT64_C(2685821657736338717)) >> 33) % n;
}

static void put_field(const char *text, const char *end)
{
    if (!strpbrk(text, ",\"\r\n")) {
        printf("%s%s", text, end);
        return;
    }
    putchar('"');
    for (; *text; text++)
        printf(*text == '"' ? "\"\"" : "%c", *text);
    printf("\"%s", end);
}

static const char *unit_name(struct arena *a, uint64_t *seed)
{
    return arena_printf(a, "%s%s%s%s", PICK(seed, places), PICK(seed, kinds), PICK(seed, trades),
                        PICK(seed, forms));
}

/* One name in eight has a comma and quotes in it, as in life. */
static const char *case_name(struct arena *a, uint64_t *seed)
{
    const char *subject = PICK(seed, subjects), *work = PICK(seed, works);
    return below(seed, 8) == 0
               ? arena_printf(a, "\"%s\"%s,第%zu期", subject, work, below(seed, 9) + 1)
               : arena_printf(a, "%s%s（第%zu期）", subject, work, below(seed, 900) + 1);
}

/* Both check characters are left to the rule: it says what it expects, and where. */
static const char *credit_code(struct arena *a, uint64_t *seed)
{
    char *code = arena_printf(a, "91%s%04zu%07zu%zuXX", PICK(seed, provinces), below(seed, 10000),
                              below(seed, 10000000), 1 + below(seed, 9));
    for (;;) {
        struct credit_code_check check = credit_code_check(a, code);
        if (check.fault == CREDIT_CODE_OK)
            return code;
        if (check.position < 1 || !check.expected) {
            fprintf(stderr, "no check character for %s\n", code);
            exit(1);
        }
        code[check.position - 1] = check.expected;
    }
}

static const char *person(struct arena *a, uint64_t *seed)
{
    return arena_printf(a, "%s%s", PICK(seed, surnames), PICK(seed, kinds));
}

/* 1380013 is the block used in examples; the rest is the row. */
static const char *mobile(struct arena *a, size_t row)
{
    return arena_printf(a, "1380013%04zu", row % 10000);
}

static void entry(struct arena *a, uint64_t *seed, size_t row)
{
    printf("%zu,", row);
    put_field(case_name(a, seed), ",");
    put_field(unit_name(a, seed), ",");
    put_field(person(a, seed), ",");
    put_field(arena_printf(a, "%s %zu@example.cn", mobile(a, row), row), "\r\n");
}

static void recommended(struct arena *a, uint64_t *seed, size_t row)
{
    printf("%zu,", row);
    put_field(case_name(a, seed), ",");
    put_field(PICK(seed, directions), ",");
    put_field(unit_name(a, seed), ",");
    const char *partner = below(seed, 3) == 0 ? unit_name(a, seed) : "";
    put_field(below(seed, 6) == 0
                  ? arena_printf(a, "%s、%s", unit_name(a, seed), unit_name(a, seed))
                  : partner,
              ",");
    put_field(credit_code(a, seed), ",");
    put_field(person(a, seed), ",");
    put_field(mobile(a, row), ",");
    put_field(arena_printf(a, "%zu@example.cn", row), ",");
    put_field(arena_printf(a, "%s示例省通信管理局", PICK(seed, places)), "\r\n");
}

static const struct {
    const char *name, *heading;
    void (*write)(struct arena *a, uint64_t *seed, size_t row);
} tables[] = {
    {"entries", "序号,成果名称,单位名称,联系人,联系方式（手机与邮箱）", entry},
    {"recommended", "推荐顺序,名称,方向,牵头单位,联合单位,信用代码,联系人,手机,邮箱,推荐单位",
     recommended},
};

int main(int argc, char **argv)
{
    size_t rows = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    struct arena a = {0};
    for (size_t i = 0; rows > 0 && seed > 0 && i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(tables[i].name, argv[1]) != 0)
            continue;
        printf("%s\r\n", tables[i].heading);
        for (size_t row = 1; row <= rows; row++, arena_reset(&a))
            tables[i].write(&a, &seed, row);
        arena_release(&a);
        return ferror(stdout) || fclose(stdout) != 0;
    }
    fprintf(stderr, "usage: generate entries|recommended ROWS [SEED]\n");
    return 2;
}
