/* A desk full of invented but lifelike work, to look at and to try things on (`shenbao demo`).
 *
 * Everything is done by the desk's own acts at moments in the notices' own time, so that each row
 * has its entry in 记录, in order of time: about 40 recommenders, 120 applicants with right credit
 * codes (three pairs look like duplicates), 300 submissions over the notices that call for them, in
 * every state, quotas exceeded here and there, arrivals in time, late, short of copies, taken only
 * and voided; two panels of experts, one done and one half way. Nobody and nothing in it is real:
 * persons are called 王示例, phones are 138001380xx, mails end in example.cn, and offices of real places
 * say （示例）.
 *
 * The same clock gives the same desk; nothing lies after it. */
#ifndef DESK_DEMO_H
#define DESK_DEMO_H

#include "desk/desk.h"

/* All or nothing. STATUS_DATA when the desk has submissions already or lacks a shipped notice;
 * needs an administrator, since three more accounts are made. */
enum status demo_fill(struct desk *desk, struct arena *a, struct err *err) MUST_CHECK;

#endif
