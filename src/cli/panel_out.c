#include "cli/panel_out.h"

#include "desk/panels.h"

enum status cli_two_roles(struct cli *cli, int64_t panel, struct err *err)
{
    const char *text = NULL;
    enum status status = panel_two_roles_load(cli->desk, cli->arena, panel, &text, err);
    if (status == STATUS_OK && text) {
        buf_printf(&cli->notes, "%s\n", text);
    }
    return status;
}
