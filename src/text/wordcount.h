/* 字数 as word processors count it: every Chinese character and every full-width sign counts one,
 * every run of letters and digits counts one, blanks count nothing. Signs of ASCII join the run
 * they stand in (91.5%) and count nothing when they stand alone. There is no standard of 字数, and
 * word processors differ on the same text: what is counted here may warn, never refuse. */
#ifndef TEXT_WORDCOUNT_H
#define TEXT_WORDCOUNT_H

#include <stddef.h>

size_t wordcount(const char *text, size_t n);

#endif
