/* Names, pictures and chapters against a notice. */
#include "rules/file_check.h"

#include <string.h>

#include "base/slice.h"
#include "support/check.h"
#include "support/notice.h"

#define NOTICE                                                                                                           \
    NOTICE_HEAD "命名:\n"                                                                                              \
                "- {对象: 电子文件, 组成: [方向, 名称], 分隔: \"-\", 放在: 申报材料, 条款: 三}\n" \
                "材料:\n"                                                                                              \
                "- 名称: 图片\n  条款: 五\n  指标:\n"                                                           \
                "  - {项: 分辨率, 至少: 300, 单位: 像素, 约: 是}\n"                                          \
                "  - {项: 文件大小, 至多: 5, 单位: M}\n"                                                        \
                "- 名称: 印刷图\n  指标: [{项: 分辨率, 至少: 300, 单位: dpi}]\n"                          \
                "- 名称: 申报书\n  指标: [{项: 文件大小, 至多: 1, 单位: K}]\n"                           \
                "表单:\n- 组: 正文\n  条款: 附件\n  字段:\n"                                                  \
                "  - {名称: 概述, 类型: 章节, 字数下限: 1500, 条款: 附二}\n"                             \
                "  - {名称: 效果, 类型: 章节, 字数上限: 100}\n"                                              \
                "  - {名称: 附件, 类型: 章节}\n"

static struct findings names(struct arena *a, const struct notice *n, const char *wanted,
                             const char *name, const char *folder)
{
    struct findings found = {.arena = a};
    const struct file_wanted w = {&n->names.at[0], wanted};
    const char *key = "k", *folders[] = {folder};
    const struct texts in = {folders, 1};
    const struct file_name_facts f = {n, "文件名", name, "k", &in, &w, &key, 1};
    file_name_check(&f, &found);
    return found;
}

static void test_names(void **state)
{
    struct arena *a = *state;
    struct notice n = notice_of_text(a, NOTICE);
    assert_int_equal(names(a, &n, "甲-乙", "甲-乙", "申报材料").n, 0);
    assert_int_equal(names(a, &n, "甲-乙", "甲-乙-附件1", "申报材料").n, 0);
    struct findings f = names(a, &n, "甲-乙", "甲－乙", "申报材料");
    assert_int_equal(f.n, 1);
    assert_string_equal(f.at[0].text,
                        "文件名应为「甲-乙」, 现为「甲－乙」, 只差标点, 空格或全半角");
    assert_string_equal(f.at[0].clause, "三");
    assert_int_equal(f.at[0].severity, SEVERITY_WARNING);
    f = names(a, &n, "甲-乙", "甲-乙", "别处");
    assert_int_equal(f.n, 1);
    assert_string_equal(f.at[0].rule, "file_folder");
    f = names(a, &n, NULL, "甲-乙", "申报材料");
    assert_int_equal(f.n, 1);
    assert_int_equal(f.at[0].severity, SEVERITY_NOTE);
    /* A title with a stroke cannot stand in a name: marks may then differ. */
    assert_int_equal(names(a, &n, "甲-技术/管理", "甲-技术管理", "申报材料").n, 0);
}

static void test_a_name_is_made_only_of_what_is_known(void **state)
{
    struct arena *a = *state;
    struct notice n = notice_of_text(a, NOTICE);
    const char *both[] = {"方向", "名称"}, *half[] = {"", "名称"};
    assert_string_equal(file_name_wanted(a, &n.names.at[0], &(struct texts){both, 2}), "方向-名称");
    assert_null(file_name_wanted(a, &n.names.at[0], &(struct texts){half, 2}));
    assert_null(file_name_wanted(a, &n.names.at[0], &(struct texts){both, 0}));
}

static struct findings pictures(struct arena *a, const struct file_picture *p)
{
    struct notice n = notice_of_text(a, NOTICE);
    struct findings found = {.arena = a};
    file_picture_check(&n, p, &found);
    return found;
}

static void test_pictures_are_only_hinted_at(void **state)
{
    struct arena *a = *state;
    assert_int_equal(pictures(a, &(struct file_picture){"a", 300, 400, 300, 5 << 20}).n, 0);
    assert_int_equal(pictures(a, &(struct file_picture){"a", 300, 400, 0, 5 << 20}).n, 0);
    struct findings f = pictures(a, &(struct file_picture){"a", 299, 400, 72, (5 << 20) + 1});
    assert_int_equal(f.n, 3);
    for (size_t i = 0; i < f.n; i++) {
        assert_int_equal(f.at[i].severity, SEVERITY_NOTE);
        assert_string_equal(f.at[i].rule, "file_picture");
    }
    assert_non_null(strstr(f.at[0].text, "分辨率大约要求不少于300像素, 这张299×400像素"));
    assert_non_null(strstr(f.at[1].text, "5M"));
    assert_string_equal(f.at[2].subject, "印刷图");
}

static void test_chapters(void **state)
{
    struct arena *a = *state;
    struct notice n = notice_of_text(a, NOTICE);
    struct facts facts = {.notice = &n};
    struct findings found = {.arena = a};
    const struct field *fields = n.form_groups.at[0].fields.at;
    struct file_chapter chapters[] = {
        {&fields[0], 0, false}, {&fields[1], 0, false}, {&fields[2], 0, false}};
    file_chapters_check(&facts, chapters, 3, &found);
    assert_int_equal(found.n, 0); /* none of them: another material */
    chapters[1] = (struct file_chapter){&fields[1], 101, true};
    file_chapters_check(&facts, chapters, 3, &found);
    assert_int_equal(found.n, 2);
    assert_int_equal(found.at[0].severity, SEVERITY_NOTE);
    assert_string_equal(found.at[1].text, "效果要求不超过100字，现有101字，多1字");
    assert_int_equal(found.at[1].severity, SEVERITY_WARNING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_names),
        ARENA_TEST(test_a_name_is_made_only_of_what_is_known),
        ARENA_TEST(test_pictures_are_only_hinted_at),
        ARENA_TEST(test_chapters),
    };
    return check_run("file_check", tests, sizeof tests / sizeof *tests);
}
