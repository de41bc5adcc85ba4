/* Pinyin initials (拼音首字母), and the filter that lists are narrowed by.
 *
 * Readings come from Unicode's Unihan database (kMandarin, kHanyuPinlu, kTGHZ2013). */
#ifndef TEXT_PINYIN_H
#define TEXT_PINYIN_H

#include <stdbool.h>

#include "base/arena.h"

/* The usual initial of each ideograph, letters and digits as they are (lower case), nothing else:
 * 广东5G联通 gives gd5glt. For columns that are searched. */
const char *pinyin_initials(struct arena *a, const char *text);
/* The same, followed by the other readings of the first two characters that have some, each text behind
 * a blank: 重庆 gives `zq cq`. For names that are searched by SQL. */
const char *pinyin_variants(struct arena *a, const char *text);

/* What somebody types into a filter: words separated by blanks, each to be found somewhere in the
 * name as a run of the same characters or of initials (any reading), mixed as they like: gdlt,
 * 广dlt, 联通. Three and more letters may also skip characters when the first is the initial of the name's
 * first one, as people abbreviate: gdlt for 广东示例联通. Full-width letters and digits and upper case count as the plain ones. */
struct filter;
struct filter *filter_make(struct arena *a, const char *typed);
/* An empty filter matches everything. */
bool filter_match(const struct filter *f, const char *name);

#endif
