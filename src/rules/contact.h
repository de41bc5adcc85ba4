/* Phones, mail addresses, and the cells in which people write all of it together.
 *
 * The received cell is never changed: what is found stands beside it. */
#ifndef RULES_CONTACT_H
#define RULES_CONTACT_H

#include <stdbool.h>

#include "model/finding.h"
#include "model/notice.h"

/* Half-width digits and signs, every dash `- – — －` as '-', without blanks and +86 / 0086. */
const char *phone_normalise(struct arena *a, const char *phone);
/* A mobile (1[3-9] and 9 digits), a landline with area code, or a 400/800/95/96 number; an
 * extension `转8001` or `-8001` behind it may follow a landline. `phone` is normalised. */
bool phone_is_valid(const char *phone);
/* Why it is not, as one Chinese sentence; NULL when it is valid. `phone` as received. */
const char *phone_fault(struct arena *a, const char *phone);

/* One @, a name before and a domain with a dot behind it, no blanks. Full-width signs must have
 * been folded. */
bool mail_is_valid(const char *mail);

struct contact_parts {
    struct texts names, phones, mails; /* phones and mails normalised, in the order of the cell */
};
/* Splits `王示例 13800138000/010-12345678 w@example.cn`. Separators are blanks, line ends and / 、
 * ； ; ， , ｜; labels (电话：, 手机：, 邮箱：) are dropped. A piece with an @ is a mail, one with
 * five or more digits is a phone, else a name. Nothing is lost: every piece stands in one of the
 * lists, valid or not. */
struct contact_parts contact_split(struct arena *a, const char *cell);

enum contact_kind { CONTACT_ANY, CONTACT_PHONE, CONTACT_MAIL };
/* A warning for every bad phone and mail of a cell, and for one that is only for phones or mails and
 * holds none. `subject` is what the cell is called. */
void contact_check(const char *cell, const char *subject, enum contact_kind kind,
                   struct findings *out);

#endif
