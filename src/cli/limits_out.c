#include "cli/limits_out.h"

#include "cli/line.h"

static void put_number(struct json *j, const char *key, struct number number)
{
    json_key(j, key);
    if (number.has) {
        json_int(j, number.value);
    } else {
        json_null(j);
    }
}

void limits_json(struct cli *cli, struct json *j, const struct limit_lines *lines)
{
    json_array(j);
    for (size_t i = 0; i < lines->n; i++) {
        const struct limit_line *line = &lines->at[i];
        json_object(j);
        json_put_text(j, "who", line->who);
        json_put_text(j, "text", limit_line_text(cli->arena, line));
        json_put_int(j, "used", line->result.used);
        put_number(j, "max", line->result.max);
        put_number(j, "left", line->room);
        json_put_text(j, "state", limit_state_id(line->result.state));
        json_put_text(j, "clause", line->result.clause);
        json_object_end(j);
    }
    json_array_end(j);
}

void limits_text(struct cli *cli, const struct limit_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        cli_line(cli, "限额", limit_line_text(cli->arena, &lines->at[i]));
    }
}
