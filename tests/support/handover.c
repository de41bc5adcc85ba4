#include "support/handover.h"

#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/tables.h"

struct desk *handover_desk(struct arena *a, struct handover_unit unit)
{
    struct err err = {.arena = a};
    struct desk_options o = desk_options_for_test(handover_path(a, "desk.db"));
    struct desk *desk = NULL;
    o.data_dir = "data";
    o.unit = unit.name;
    o.class = unit.class;
    o.region = unit.region;
    if (desk_create(&desk, &o, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    return desk;
}

const char *handover_path(struct arena *a, const char *name)
{
    return folder_path(a, folder_make(a), name);
}

struct package_made handover_make(struct desk *desk, struct arena *a, const char *notice,
                                  const char *path)
{
    struct err err = {.arena = a};
    struct package_made out;
    const struct package_make_options o = {.notice = notice_id(desk, a, notice), .path = path};
    if (package_make(desk, a, &o, &out, &err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&err));
    }
    return out;
}

struct package_received handover_receive(struct desk *desk, struct arena *a, const char *path)
{
    struct err err = {.arena = a};
    struct package_received out;
    const struct package_receive_options o = {.path = path};
    if (package_receive(desk, a, &o, &out, &err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&err));
    }
    return out;
}
