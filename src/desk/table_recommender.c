#include "desk/table_recommender.h"

#include <string.h>

#include "text/key.h"

static const char recommender_word[] = "推荐单位";

static struct slice skip_text(struct slice s, const char *text)
{
    size_t n = strlen(text);
    return s.n >= n && memcmp(s.at, text, n) == 0 ? (struct slice){s.at + n, s.n - n} : s;
}

/* Ends where another label follows on the same line: 某集团  填表日期：… */
static struct slice until_label(struct slice s)
{
    for (size_t i = 1; i < s.n; i++) {
        bool is_blank = s.at[i] == ' ' || s.at[i] == '\t' || s.at[i] == '\n' ||
                        (s.n - i >= 3 && memcmp(s.at + i, "　", 3) == 0);
        if (!is_blank) {
            continue;
        }
        struct slice rest = slice_trim((struct slice){s.at + i, s.n - i});
        for (size_t k = 0; k < rest.n && rest.at[k] != ' '; k++) {
            if (rest.at[k] == ':' || (rest.n - k >= 3 && memcmp(rest.at + k, "：", 3) == 0)) {
                return slice_trim((struct slice){s.at, i});
            }
        }
    }
    return s;
}

/* What stands behind 推荐单位（盖章）： in the text; n == 0 when the label stands alone. */
static struct slice behind_label(struct slice s)
{
    static const char *const seals[] = {"（盖章）",     "(盖章)",     "（公章）", "(公章)",
                                        "（加盖公章）", "(加盖公章)", "（签章）", "(签章)",
                                        "名称",         "盖章"};
    s = slice_trim(skip_text(s, recommender_word));
    for (size_t i = 0; i < sizeof seals / sizeof *seals; i++) {
        s = slice_trim(skip_text(s, seals[i]));
    }
    s = slice_trim(skip_text(skip_text(s, "："), ":"));
    while (s.n && s.at[0] == '_') {
        s = (struct slice){s.at + 1, s.n - 1};
    }
    while (s.n && s.at[s.n - 1] == '_') {
        s.n--;
    }
    s = until_label(slice_trim(s));
    for (size_t i = 0; i < sizeof seals / sizeof *seals; i++) {
        size_t n = strlen(seals[i]);
        if (s.n > n && memcmp(s.at + s.n - n, seals[i], n) == 0) {
            s.n -= n;
        }
    }
    return slice_trim(s);
}

static bool is_recommender_cell(const char *cell)
{
    const char *at = strstr(cell, recommender_word);
    return at == cell;
}

void table_recommender_find(struct arena *a, const struct table_head *head, struct table_layout *l)
{
    for (size_t r = 0; r < l->header_row && !l->recommender; r++) {
        const struct texts *row = &head->rows[r];
        for (size_t c = 0; c < row->n && !l->recommender; c++) {
            if (!is_recommender_cell(row->at[c])) {
                continue;
            }
            struct slice name = behind_label(slice_of(row->at[c]));
            for (size_t next = c + 1; name.n == 0 && next < row->n; next++) {
                struct slice cell = slice_of(row->at[next]);
                bool is_label = strstr(row->at[next], "：") || strchr(row->at[next], ':');
                name = is_label ? name : slice_trim(cell);
            }
            const char *found = arena_copy(a, name.at, name.n);
            l->recommender = *unit_key(a, found) ? found : NULL;
            l->recommender_line = head->lines[r];
        }
    }
}
