/* 检查意见: one judgement of a rule on a submission, unit, receipt or list. A wrong form is never an
 * error of the program but a list of these. */
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum severity {
    SEVERITY_NOTE,    /* 提示: to be known, nothing to do */
    SEVERITY_WARNING, /* 警告: to be looked at */
    SEVERITY_ERROR,   /* 错误: wrong unless somebody decides otherwise, with a reason */
};

/* What findings are about: a case; an arrival; a unit by itself; or, with a notice, the list of a unit under
 * it, with unit 0 what the notice counts over all. Everything else is 0. */
struct finding_about {
    int64_t submission, receipt, notice, unit;
};

/* A number the finding rests on, by its English name (used, max, missing …): JSON has it as a key beside
 * the sentence. */
struct finding_number {
    const char *name;
    int64_t value;
};

struct finding {
    const char *subject; /* what it is about: a field, material, limit or step; in Chinese */
    const char *rule;    /* id of a row of rules/check.h: late, copies, quota … */
    enum severity severity;
    bool is_hard;       /* false: 原则上, may be exceeded with a recorded reason */
    const char *notice; /* doc_no of the notice; NULL for a rule of a standard */
    const char *clause; /* 四（二）, GB 32100-2015; NULL when there is none */
    const char *text;   /* one Chinese sentence */
    const char *facts; /* what it rests on beyond its sentence (the code as written); may be NULL */
    const char
        *id; /* 00031-3fa9c2d1: what it is about (desk/about.h) and finding_key; NULL for what is
                     * not on the desk: a case that is typed, a file */
    /* Taken as it is by a person who may, with a reason, on a day (YYYY-MM-DD); NULL when nobody has. */
    const char *accepted_by, *accepted_why, *accepted_on;
    const struct finding_number *numbers; /* no part of the key: the sentence says them */
    size_t n_numbers;
};

bool finding_about_same(const struct finding_about *one, const struct finding_about *two);

/* A growing list; texts given to it must live as long as the arena. */
struct findings {
    struct arena *arena;
    struct finding *at;
    size_t n, cap;
};

/* By which this finding is known again: 8 hexadecimal digits over rule, subject, notice, clause, the
 * sentence with its numbers and the facts. The same again after every check; another one as soon as a
 * number, name or clause in it changes, so that what was accepted for the old one lapses. */
const char *finding_key(struct arena *a, const struct finding *f);
/* May a person take it as it is? Whatever is soft (原则上), a failed check of a standard, every
 * warning; not what a notice sets hard and certain, not lateness, which has a decision of its own
 * (desk/late.h), and there is nothing to accept in a note. */
bool finding_may_be_accepted(const struct finding *f);
/* One more number; `name` must last. */
void finding_number(struct arena *a, struct finding *f, const char *name, int64_t value);
/* The sentence as people read it: text, clause, and by whom, why and when it was accepted. */
const char *finding_sentence(struct arena *a, const struct finding *f);
/* [张主管 已接受: 已核对, 2024-07-16]; NULL when nobody has. */
const char *finding_accepted(struct arena *a, const struct finding *f);
void findings_add(struct findings *list, struct finding finding);
/* The one that bears this id; NULL. */
const struct finding *findings_with_id(const struct findings *list, const char *id);
/* `error`, `warning`, `info`: for JSON and storage. */
const char *severity_id(enum severity severity);
/* 错误, 警告, 提示 */
const char *severity_name(enum severity severity);

#endif
