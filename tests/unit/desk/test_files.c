/* A directory of electronic files against the submissions of 255. */
#include "desk/files.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/slice.h"
#include "desk/file_chapters.h"
#include "desk/file_content.h"
#include "desk/submissions.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/docx.h"
#include "support/folder.h"
#include "support/notice.h"

struct play {
    struct arena *a;
    struct desk *desk;
    struct cases cases;
    const char *folder, *title, *lead;
    struct files_checked files;
};

static void start(struct play *p, void **state)
{
    struct err err = {.arena = *state};
    struct submission_view view;
    *p = (struct play){.a = *state};
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    p->folder = folder_make(p->a);
    assert_int_equal(submission_view_load(p->desk, p->a, p->cases.first, &view, &err), STATUS_OK);
    p->title = view.submission.title;
    p->lead = view.lead;
}

static void check(struct play *p)
{
    struct err err = {.arena = p->a};
    assert_int_equal(files_check(p->desk, p->a, p->cases.notice, p->folder, &p->files, &err),
                     STATUS_OK);
}

static const struct file_line *line_of(const struct play *p, const char *file)
{
    for (size_t i = 0; i < p->files.n; i++) {
        if (text_eq(p->files.at[i].file, file)) {
            return &p->files.at[i];
        }
    }
    fail_msg("no line of %s", file);
    return NULL;
}

static const struct finding *finding_of(const struct file_line *line, const char *rule)
{
    for (size_t i = 0; i < line->findings.n; i++) {
        if (text_eq(line->findings.at[i].rule, rule)) {
            return &line->findings.at[i];
        }
    }
    return NULL;
}

static void put(struct play *p, const char *name, const char *bytes)
{
    folder_write(folder_path(p->a, p->folder, name), slice_of(bytes));
}

static void test_of_which_submission(void **state)
{
    struct play p;
    start(&p, state);
    const char *known = arena_printf(p.a, "%s%s.pdf", p.lead, p.title);
    put(&p, known, "1");
    put(&p, "00003.pdf", "4");
    put(&p, "IMG1.pdf", "22");
    put(&p, "IMG2.pdf", "22");
    put(&p, "IMG3.pdf", "33");
    check(&p);
    assert_int_equal(line_of(&p, known)->submission, p.cases.first);
    assert_non_null(finding_of(line_of(&p, known), "file_name"));
    assert_int_equal(line_of(&p, "IMG1.pdf")->submission, 0);
    assert_non_null(finding_of(line_of(&p, "IMG1.pdf"), "file_unknown"));
    assert_null(finding_of(line_of(&p, "IMG1.pdf"), "file_same"));
    const struct finding *same = finding_of(line_of(&p, "IMG2.pdf"), "file_same");
    assert_true(same && strstr(same->text, "IMG1.pdf"));
    assert_null(finding_of(line_of(&p, "IMG3.pdf"), "file_same"));
    assert_non_null(finding_of(line_of(&p, "00003.pdf"), "file_withdrawn"));
    assert_int_equal(p.files.n_matched, 2);
    /* Of three one is withdrawn and one has a file. */
    assert_int_equal(p.files.n_missing, 1);
    assert_null(p.files.at[p.files.n - 1].file);
    assert_int_equal(p.files.at[p.files.n - 1].submission, p.cases.second);
    assert_true(files_checked_matter(&p.files));
    desk_close(p.desk);
}

/* What lies in a folder named for a submission is of it, whatever it is called. */
static void test_a_folder_tells_of_which(void **state)
{
    struct play p;
    start(&p, state);
    assert_int_equal(mkdir(folder_path(p.a, p.folder, "00001"), 0700), 0);
    put(&p, "00001/IMG1.pdf", "1");
    check(&p);
    assert_int_equal(line_of(&p, "00001/IMG1.pdf")->submission, p.cases.first);
    assert_null(finding_of(line_of(&p, "00001/IMG1.pdf"), "file_name"));
    desk_close(p.desk);
}

static void test_chapters_of_documents(void **state)
{
    struct play p;
    start(&p, state);
    const char *xml =
        DOCX_HEAD "<w:p><w:r><w:t>二、成果</w:t></w:r><w:r><w:t>概述</w:t></w:r></w:p>"
                  "<w:p><w:r><w:t>应用5</w:t></w:r><w:r><w:t>G</w:t></w:r></w:p>" DOCX_TAIL;
    docx_write(folder_path(p.a, p.folder, "00001.docx"), "word/document.xml", xml, strlen(xml));
    /* 成果概述 LF 安全 in GB18030 */
    put(&p, "00002.txt", "\xB3\xC9\xB9\xFB\xB8\xC5\xCA\xF6\n\xB0\xB2\xC8\xAB");
    put(&p, "IMG1.docx", "no zip, of nobody");
    check(&p);
    const struct finding *f = finding_of(line_of(&p, "00001.docx"), "form");
    assert_non_null(f);
    const char *all = files_checked_text(p.a, &p.files);
    assert_non_null(strstr(all, "现有3字，少1497字"));
    assert_non_null(strstr(all, "现有2字，少1498字"));
    assert_null(finding_of(line_of(&p, "IMG1.docx"), "file_unreadable"));
    desk_close(p.desk);
}

static void test_what_cannot_be_read_is_told(void **state)
{
    struct play p;
    start(&p, state);
    put(&p, "00001.docx", "no zip");
    put(&p, "00001.png", "no picture");
    assert_int_equal(symlink("/etc/passwd", folder_path(p.a, p.folder, "00002.txt")), 0);
    put(&p, "\xB0\xB2\xC8\xAB.pdf", "x");
    check(&p);
    assert_non_null(finding_of(line_of(&p, "00001.docx"), "file_unreadable"));
    assert_non_null(finding_of(line_of(&p, "00001.png"), "file_unreadable"));
    assert_non_null(finding_of(line_of(&p, "00002.txt"), "file_unreadable"));
    assert_int_equal(line_of(&p, "00002.txt")->submission, 0);
    assert_non_null(strstr(files_checked_text(p.a, &p.files), "安全.pdf")); /* GBK name */
    desk_close(p.desk);
}

static int64_t chars_of(struct arena *a, const char *text)
{
    struct notice n =
        notice_of_text(a, NOTICE_HEAD "表单:\n- 组: 正文\n  字段:\n"
                                      "  - {名称: 一体化方案, 别名: 方案, 类型: 章节}\n"
                                      "  - {名称: 效果, 类型: 章节}\n");
    struct file_chapters c = file_chapters_count(a, &n, slice_of(text));
    return c.at[0].is_found ? c.at[0].chars : -1;
}

static void test_headings(void **state)
{
    struct arena *a = *state;
    assert_int_equal(chars_of(a, "一体化方案\n甲乙\n效果\n丙"), 2);
    assert_int_equal(chars_of(a, "二、一体化方案（不少于800字）\n甲"), 1);
    assert_int_equal(chars_of(a, "（三） 方案\n甲"), 1);
    assert_int_equal(chars_of(a, "第二章 方案\r\n甲乙丙"), 3);
    assert_int_equal(chars_of(a, "2.1方案\n甲\n（一）效果\n乙乙\n方案\n甲"), 2);
    assert_int_equal(chars_of(a, "我们的方案\n甲"), -1);
    assert_int_equal(chars_of(a, "方案"), 0);
    assert_int_equal(chars_of(a, ""), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_of_which_submission),
        ARENA_TEST(test_a_folder_tells_of_which),
        ARENA_TEST(test_chapters_of_documents),
        ARENA_TEST(test_what_cannot_be_read_is_told),
        ARENA_TEST(test_headings),
    };
    return check_run("files", tests, sizeof tests / sizeof *tests);
}
