/* How a row of a table of keys is written: notice/schema.c and notice/scheme_schema.c. */
#ifndef NOTICE_SCHEMA_KEYS_H
#define NOTICE_SCHEMA_KEYS_H

#define AT(type, member) .offset = offsetof(struct type, member)
#define KEYS(list) .keys = list, .n = sizeof list / sizeof *list
#define NEEDED .is_required = true
#define TEXT_KEY(n, i, t, m, h)                                                                    \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_TEXT, AT(t, m), .help = h                                  \
    }
#define NEEDED_TEXT(n, i, t, m, h)                                                                 \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_TEXT, AT(t, m), NEEDED, .help = h                          \
    }
#define NAME_OF(n, i, t, m, r, h)                                                                  \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_TEXT, AT(t, m), .reference = r, .help = h                  \
    }
#define TEXTS_KEY(n, i, t, m, h)                                                                   \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_TEXTS, AT(t, m), .help = h                                 \
    }
#define NAMES_OF(n, i, t, m, r, h)                                                                 \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_TEXTS, AT(t, m), .reference = r, .help = h                 \
    }
#define NUMBER_KEY(n, i, t, m, h)                                                                  \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_NUMBER, AT(t, m), .help = h                                \
    }
#define DATE_KEY(n, i, t, m, h)                                                                    \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_DATE, AT(t, m), .help = h                                  \
    }
#define YES_KEY(n, i, t, m, h)                                                                     \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_YES, AT(t, m), .help = h                                   \
    }
#define CHOICE_KEY(n, i, t, m, w, h)                                                               \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_CHOICE, AT(t, m), .words = &w, .help = h                   \
    }
#define NEEDED_CHOICE(n, i, t, m, w, h)                                                            \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_CHOICE, AT(t, m), NEEDED, .words = &w, .help = h           \
    }
#define CHOICES_KEY(n, i, t, m, w, h)                                                              \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_CHOICES, AT(t, m), .words = &w, .help = h                  \
    }
#define WHEN_KEY(n, i, t, m, h)                                                                    \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_WHEN, AT(t, m), .help = h                                  \
    }
#define LIST_KEY(n, i, t, m, s, h)                                                                 \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_LIST, AT(t, m), .sub = &s, .help = h                       \
    }
#define NEEDED_LIST(n, i, t, m, s, h)                                                              \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_LIST, AT(t, m), NEEDED, .sub = &s, .help = h               \
    }
#define SCOPE_KEY(n, i, t, m, h)                                                                   \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_SCOPE, AT(t, m), .help = h                                 \
    }
#define POINTS_KEY(n, i, t, m, h)                                                                  \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_POINTS, AT(t, m), .help = h                                \
    }
#define SHARE_KEY(n, i, t, m, h)                                                                   \
    {                                                                                              \
        .name = n, .id = i, .kind = KEY_SHARE, AT(t, m), .help = h                                 \
    }

#endif
