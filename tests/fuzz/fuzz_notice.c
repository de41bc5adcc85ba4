/* Any bytes as a definition: either problems with places inside the file, or a notice that can be
 * told in every way. */
#include <stdlib.h>

#include "base/buf.h"
#include "notice/card.h"
#include "notice/compare.h"
#include "notice/dump.h"
#include "notice/load.h"
#include "notice/merge.h"
#include "notice/table_def.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void tell(struct arena *a, const struct notice *n)
{
    struct buf out = BUF_INIT;
    struct json j = json_start(&out);
    notice_dump(&j, n);
    json_finish(&j);
    buf_release(&out);
    struct card card = notice_card(a, n);
    for (size_t i = 0; i < card.n; i++) {
        must(card.at[i].label && card.at[i].value && *card.at[i].section);
    }
    must(notice_compare(a, n, n).different == 0);
    for (size_t i = 0; i < n->tables.n; i++) {
        (void)table_leaves(a, &n->tables.at[i]);
    }
    const struct notice *const supplement[] = {n};
    struct notice merged;
    notice_merge(a, n, (struct supplements){supplement, 1}, 20000, &merged);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    struct problems ps = {.arena = &a, .file = "x"};
    struct err err = {.arena = &a};
    struct notice notice;
    struct slice text = {(const char *)bytes, n};
    enum status status = notice_load_text(text, &notice, &ps, &err);
    must((status == STATUS_OK) == (ps.n == 0));
    for (size_t i = 0; i < ps.n; i++) {
        must(ps.at[i].line >= 0 && ps.at[i].column >= 0 && *ps.at[i].text);
    }
    if (status == STATUS_OK) {
        tell(&a, &notice);
    }
    arena_release(&a);
    return 0;
}
