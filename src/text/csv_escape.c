#include "text/csv_escape.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* -12, -0.5: a spreadsheet shows them as they are. -0012 and 16 digits it would change. */
static bool is_plain_negative(struct slice s)
{
    if (s.n < 2 || s.at[0] != '-' || !is_digit(s.at[1]) || !is_digit(s.at[s.n - 1]) || s.n > 17) {
        return false;
    }
    if (s.at[1] == '0' && s.n > 2 && s.at[2] != '.') {
        return false;
    }
    size_t points = 0;
    for (size_t i = 1; i < s.n; i++) {
        points += s.at[i] == '.';
        if (s.at[i] != '.' && !is_digit(s.at[i])) {
            return false;
        }
    }
    return points <= 1 && s.n - 1 - points <= 15;
}

/* U+FF1D ＝, U+FF0B ＋, U+FF0D －, U+FF20 ＠ */
static bool starts_wide(struct slice s)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (s.n >= 3 && memcmp(s.at, wide[i], 3) == 0) {
            return true;
        }
    }
    return false;
}

bool csv_is_formula_like(struct slice cell)
{
    while (cell.n > 0 && cell.at[0] == '\'') {
        cell = (struct slice){cell.at + 1, cell.n - 1};
    }
    if (cell.n == 0 || is_plain_negative(cell)) {
        return false;
    }
    return memchr("=+-@\t\r", cell.at[0], 6) != NULL || starts_wide(cell);
}

struct slice csv_unescape(struct slice cell)
{
    if (cell.n > 0 && cell.at[0] == '\'' && csv_is_formula_like(cell)) {
        return (struct slice){cell.at + 1, cell.n - 1};
    }
    return cell;
}
