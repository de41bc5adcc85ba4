/* 字数 as word processors count it: every Chinese character and every full-width sign counts one,
 * every run of letters and digits counts one, blanks count nothing. Signs of ASCII join the run
 * they stand in and count one when they stand alone. */
#ifndef TEXT_WORDCOUNT_H
#define TEXT_WORDCOUNT_H

#include <stddef.h>

size_t wordcount(const char *text, size_t n);

#endif
