/* What the card and the JSON say of definitions; that every key is told at all is proven on the
 * screen, in tests/screen/test_told.c. */
#include <glob.h>
#include <string.h>

#include "base/buf.h"
#include "notice/card.h"
#include "notice/dump.h"
#include "notice/schema.h"
#include "notice/table_def.h"
#include "support/check.h"
#include "support/notice.h"

static const char *json_of(struct arena *a, const struct notice *n)
{
    struct buf out = BUF_INIT;
    struct json j = json_start(&out);
    notice_dump(&j, n);
    json_finish(&j);
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

/* Keys of one mapping must not share a name in JSON. */
static void test_json_names_are_distinct(void **state)
{
    const struct schema *all[64];
    (void)state;
    size_t n = schema_collect(&notice_schema, all, 64);
    for (size_t s = 0; s < n; s++) {
        const struct key *k, *other;
        for (size_t i = 0; (k = schema_key_at(all[s], i)); i++) {
            for (size_t j = 0; j < i && (other = schema_key_at(all[s], j)); j++) {
                assert_string_not_equal(k->id, other->id);
                assert_string_not_equal(k->name, other->name);
            }
        }
    }
}

/* Is the key written somewhere below this mapping? */
static bool is_written(const struct schema *s, const void *map, const struct schema *wanted,
                       const struct key *key)
{
    const struct key *k;
    bool found = false;
    for (size_t i = 0; !found && (k = schema_key_at(s, i)); i++) {
        struct list_view items = k->kind == KEY_LIST ? schema_list(map, k) : (struct list_view){0};
        found = s == wanted && k == key && schema_has(map, k);
        for (size_t j = 0; !found && j < items.n; j++) {
            found = is_written(k->sub, schema_item(k, items, j), wanted, key);
        }
    }
    return found;
}

/* Else taking keys out of it would prove less than it seems to. */
static void test_example_is_complete(void **state)
{
    const struct schema *all[64];
    struct notice n = notice_from(*state, notice_file(*state, "docs/notice-example.yaml"));
    size_t schemas = schema_collect(&notice_schema, all, 64);
    for (size_t s = 0; s < schemas; s++) {
        for (size_t i = 0; i < all[s]->n && all[s] != &rule_schema; i++) {
            if (!is_written(&notice_schema, &n, all[s], &all[s]->keys[i])) {
                fail_msg("the example has no %s in %s", all[s]->keys[i].name, all[s]->name);
            }
        }
    }
}

static const struct card_row *row_of(const struct card *card, const char *section,
                                     const char *label)
{
    for (size_t i = 0; i < card->n; i++) {
        if (!strcmp(card->at[i].section, section) && !strcmp(card->at[i].label, label)) {
            return &card->at[i];
        }
    }
    fail_msg("no row %s / %s", section, label);
    return NULL;
}

static void test_card_of_example(void **state)
{
    struct notice n = notice_from(*state, notice_file(*state, "docs/notice-example.yaml"));
    struct card card = notice_card(*state, &n);
    const struct card_row *r = row_of(&card, "名额和上限", "市名额");
    assert_string_equal(r->value,
                        "每推荐单位的申报件原则上至少1件, 至多8件; 仅适用: 通道为优秀实践, "
                        "推荐单位属于名单重点市; 不含: 推荐单位为甲市(二（三）); 后果: 退回");
    assert_string_equal(r->clause, "二（二）");
    assert_string_equal(r->number, "L1");
    assert_string_equal(r->words, "原则上不超过8个");
    r = row_of(&card, "名额和上限", "每方向(申报方向)的申报件");
    assert_int_equal(r->origin, ORIGIN_OWN);
    assert_non_null(strstr(r->value, "本台自定"));
    assert_non_null(strstr(r->value, "后果: 未写"));
    r = row_of(&card, "期限和环节", "市局报送");
    assert_non_null(strstr(r->value, "市工信局交某省工业和信息化厅: 推荐汇总表, 申报书; "
                                     "自2031-04-01(周二)起, 至2031-05-20 17:00(周二); "
                                     "含不含截止当日: 未写; 逾期: 不予受理"));
    r = row_of(&card, "期限和环节", "结果公示");
    assert_non_null(strstr(r->value, "名单发布后5个工作日内; 起算当日不计; 性质 公示"));
    assert_int_equal(row_of(&card, "方向", "供电")->depth, 2);
    assert_non_null(strstr(row_of(&card, "材料", "申报书")->value,
                           "每件2份(交省; 市局报送; 报1个方向时; 纸质; 三); "
                           "篇幅至少10页, 至多60页(约)"));
    assert_non_null(strstr(row_of(&card, "期限和环节", "补报")->value,
                           "自2031-06-01(周日)起, 至2031-06-05(周四)(第一批); "
                           "2031-07-05(周六)前; 逾期: 未写"));
    assert_non_null(
        strstr(row_of(&card, "名称格式", "电子文件")->value, "[方向]-[名称]-[牵头单位]"));
}

/* A notice nobody has thought of needs no C. */
static void test_invented_notice(void **state)
{
    struct notice n =
        notice_from(*state, notice_file(*state, "tests/data/notices/school-science.yaml"));
    struct card card = notice_card(*state, &n);
    const struct card_row *r = row_of(&card, "名额和上限", "每推荐单位的申报件");
    assert_string_equal(r->value,
                        "每推荐单位的申报件至多为名单在校人数的人数的2%(取整: 进一); 后果: 退回");
    assert_non_null(
        strstr(row_of(&card, "名额和上限", "每方向(学段)的申报件")->value, "一般至多100件"));
    assert_non_null(strstr(row_of(&card, "角色", "学生")->value, "由 个人"));
    assert_non_null(strstr(row_of(&card, "后续义务", "回校宣讲")->value, "表彰后3个月内"));
    assert_non_null(strstr(row_of(&card, "期限和环节", "答辩")->value, "2033-11 中旬前"));
    assert_non_null(strstr(row_of(&card, "材料", "作品照片")->value, "分辨率至少300dpi"));
    const struct summary_table *t = notice_table(&n, "F", NULL);
    assert_string_equal(t->name, "学校汇总表");
    assert_null(notice_table(&n, "科学小论文", NULL));
    struct table_leaves leaves = table_leaves(*state, t);
    assert_int_equal(leaves.n, 3);
    assert_int_equal(leaves.levels, 2);
    assert_string_equal(leaves.at[2].path, "作品/学科");
}

static size_t rules_of(const struct notice *n)
{
    size_t rules = 0;
    for (size_t i = 0; i < notice_schema.n; i++) {
        const struct key *k = &notice_schema.keys[i];
        rules += k->kind == KEY_LIST ? schema_list(n, k).n : 0;
    }
    return rules;
}

/* Every rule of every shipped notice is on its card once, with a value or at least a name, and each
 * of its own columns is marked as the desk's own. */
static void test_shipped_notices_are_told(void **state)
{
    glob_t found;
    assert_int_equal(glob("data/notices/*.yaml", 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= 6);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct notice n = notice_from(*state, notice_file(*state, found.gl_pathv[i]));
        struct card card = notice_card(*state, &n);
        assert_int_equal(card.rules, rules_of(&n));
        for (size_t k = 0; k < card.n; k++) {
            assert_true(*card.at[k].label);
            assert_true(card.at[k].origin != ORIGIN_OWN || strstr(card.at[k].value, "本台自定"));
            assert_true(card.at[k].origin != ORIGIN_INFERRED || strstr(card.at[k].value, "推定"));
        }
        assert_true(strlen(json_of(*state, &n)) > 1000);
    }
    globfree(&found);
}

static void test_json_says_absence(void **state)
{
    struct notice n = notice_of_text(*state, NOTICE_HEAD "限额: [{数: 申报件, 每: 省, 至多: 3}]\n");
    const char *json = json_of(*state, &n);
    assert_non_null(strstr(json, "\"issued_on\": null"));
    assert_non_null(strstr(json, "\"steps\": []"));
    assert_non_null(strstr(json, "\"max\": 3"));
    assert_non_null(strstr(json, "\"per\": \"province\""));
    assert_null(strstr(json, "\"min\""));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_example_is_complete),      ARENA_TEST(test_json_names_are_distinct),
        ARENA_TEST(test_card_of_example),          ARENA_TEST(test_invented_notice),
        ARENA_TEST(test_shipped_notices_are_told), ARENA_TEST(test_json_says_absence),
    };
    return check_run("told", tests, sizeof tests / sizeof *tests);
}
