/* An open desk: the file, who sits at it, the clock. What cli/ and tui/ hold; the use cases stand
 * in the other headers of desk/, one per noun. */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include "base/clock.h"
#include "base/password.h"
#include "db/db.h"
#include "model/person.h"

struct notice_cache;
struct regions;
struct data_files;
struct search;

/* Whether who sits here has proven it, see desk/login.h. */
enum desk_state {
    DESK_OPEN,
    DESK_LOCKED,         /* nothing is seen or done */
    DESK_FIRST_PASSWORD, /* proven with one that an administrator gave: it must be changed first */
};

struct desk {
    struct db *db;
    struct clock clock;
    const char *path;
    const char *data_dir;
    struct person me;
    unsigned may; /* bits of enum role_bit; 0 unless the state is DESK_OPEN */
    enum desk_state state;
    bool is_by_key; /* a key gave the person, see desk/login.h */
    bool is_narrow; /* the connection finds only what a pure reviewer may see */
    bool is_masked; /* … does not tell whose the cases are that who sits here has still to score
                                blindly, though it tells all the rest */
    const char *open_panels; /* … where cases are not anonymous, as store/narrow.h takes them */
    int64_t password;        /* the serial of the password it was proven with; 0: none */
    struct password_cost password_cost;
    struct arena arena; /* of what lives as long as the desk */
    struct notice_cache *notices;
    struct search *search;         /* texts of submissions once looked for, see desk/lists.h */
    const struct regions *regions; /* see desk/regions.h */
    struct data_files *data_files; /* see desk/data_files.h */
    const char *files_stamp; /* of the data files that regions and data_files were read from */
    int64_t seen;            /* db_data_version at the last desk_changed */
};

/* Asks the person for the password; may refuse (nobody to ask). The secret is wiped by the desk. */
struct password_asker {
    enum status (*ask)(const void *context, const struct person *who, struct secret *out,
                       struct err *err);
    const void *context;
};

struct desk_options {
    const char *path;
    const char *data_dir;    /* shipped data/; NULL when it was not found */
    const char *login;       /* who works; for a new desk its first administrator */
    const char *name;        /* of the first administrator; NULL: the login */
    const char *unit;        /* of a new desk: its own unit, may be NULL */
    const char *class;       /* id or name of that unit's class, may be NULL */
    const char *region;      /* code or name of that unit's region, may be NULL */
    bool is_shared;          /* a new desk which the group of its folder may write */
    const char *shared_path; /* where a shared one would lie, for the first start */
    struct clock clock;
    bool is_read_only;           /* open only: look, never upgrade; anybody in the desk may look */
    const char *machine_login;   /* the login name of the process; NULL: not known */
    bool is_by_key;              /* a key over SSH gave the person */
    struct password_asker asker; /* of whoever has a password; without one desk_open refuses */
    bool opens_locked;           /* … or opens the desk in the state that was reached */
    struct password_cost password_cost; /* of new hashes; zero: the usual one */
    int patience_ms; /* how long a lock held by others is waited for; 0: ten seconds */
    const struct db_schema *schema; /* NULL: the program's own */
};

/* Makes a new desk with the shipped notices, calendars, classes and regions, and opens it.
 * STATUS_CANT_CREATE when the file exists. Nothing is left behind on failure. */
enum status desk_create(struct desk **out, const struct desk_options *o,
                        struct err *err) MUST_CHECK;

/* Opens a desk. One of an older version is upgraded after a backup beside it (`….备份-vN`, never over
 * an older copy); one of a newer version is refused untouched with STATUS_CONFIG. An unknown or voided
 * login is STATUS_NOT_PERMITTED, and so is who cannot prove to be that person. */
enum status desk_open(struct desk **out, const struct desk_options *o, struct err *err) MUST_CHECK;
void desk_close(struct desk *desk);

/* True when another process has written since the last call. Then it may also have restored a backup:
 * who sits here, what they may do, and what is kept of the data files is looked at again. */
bool desk_changed(struct desk *desk);
int64_t desk_now(const struct desk *desk);

/* STATUS_NOT_PERMITTED with what must be done first, unless the state is DESK_OPEN. */
enum status desk_is_open(const struct desk *desk, struct err *err) MUST_CHECK;
/* STATUS_NOT_PERMITTED with a sentence that names the role needed; `may` 0 is everybody. */
enum status desk_allow(const struct desk *desk, unsigned may, struct err *err) MUST_CHECK;

/* Settings of the desk: unit_id, unit_name, class … NULL when absent. */
enum status desk_setting(struct desk *desk, struct arena *a, const char *key, const char **value,
                         struct err *err) MUST_CHECK;

#endif
