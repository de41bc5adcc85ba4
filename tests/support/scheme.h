/* A review scheme out of a few lines of its file. */
#ifndef SUPPORT_SCHEME_H
#define SUPPORT_SCHEME_H

#include "model/scheme.h"

/* `body` without 名称 and 来源; fails the test with the first problem. */
struct scheme scheme_of(struct arena *a, const char *body);

#endif
