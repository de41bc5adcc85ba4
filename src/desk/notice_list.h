/* 通知 as a list: what a clerk wants to know of each notice before opening it. A desk holds some
 * dozens of notices, so all of them are read at once; how far quotas are used is read recommender by
 * recommender, since that looks at submissions, which may be many. */
#ifndef DESK_NOTICE_LIST_H
#define DESK_NOTICE_LIST_H

#include "desk/notices.h"

struct notice_line {
    struct notice_row row;
    const char *kind;       /* 征集, 转发, 部署, 补充 */
    const char *subject;    /* the title without 关于开展 before and 的通知 behind */
    const char *state;      /* 停用; 已截止: every deadline is past; 在办; 无期限 */
    int64_t due;            /* the nearest deadline, or the last past one; INSTANT_NONE */
    const char *when;       /* 12-24 周二 17:00; 2022-10-20 周四 in another year; "" */
    const char *when_whole; /* 2024-12-24 周二 17:00; "" */
    const char *left;       /* 34天, 7时19分, 已过; "" */
    const char *warning;    /* that day is no working day …; NULL */
    size_t doubts;          /* 原文存疑 */
};

struct notice_lines {
    struct notice_line *at;
    size_t n, cap;
};

/* All notices in force, newest document first. */
enum status notice_lines_load(struct desk *desk, struct arena *a, struct notice_lines *out,
                              struct err *err) MUST_CHECK;

struct recommender_count {
    int64_t unit, submissions;
};
struct recommender_counts {
    struct recommender_count *at;
    size_t n, cap;
};
/* Who passed on how many of a notice, the most first; of each no more than COUNTED_MOST are counted. The
 * desk's own unit with what it hands up, as limits count it (limit_rows_handed_up). */
#define COUNTED_MOST 1000
enum status recommender_counts(struct desk *desk, struct arena *a, int64_t notice,
                               struct recommender_counts *out, struct err *err) MUST_CHECK;

/* How far the recommenders of one notice have used their quota. Only those who passed on the most
 * are looked at (QUOTA_USE_MAX). */
#define QUOTA_USE_MAX 20

struct quota_use {
    int64_t notice;
    struct recommender_counts counts;
    size_t next;       /* the first not looked at */
    size_t over;       /* recommenders above a maximum */
    int64_t used, max; /* of the fullest; max 0: none has a maximum */
};

/* Finds out who there is to look at. */
enum status quota_use_begin(struct desk *desk, struct arena *a, int64_t notice,
                            struct quota_use *out, struct err *err) MUST_CHECK;
bool quota_use_is_done(const struct quota_use *u);
/* Looks at one more recommender; harmless when done. */
enum status quota_use_more(struct desk *desk, struct quota_use *u, struct err *err) MUST_CHECK;
/* 超 2: so many recommenders are over; 9/10: the fullest; "" where nothing is limited or used. */
const char *quota_use_text(struct arena *a, const struct quota_use *u);

/* What a notice is about, for lists and titles: 关于组织开展2024年成果征集活动的通知 is 2024年成果征集活动. */
const char *notice_subject(struct arena *a, const char *title);

#endif
