#include "report/lay.h"

#include "report/measure.h"
#include "text/wrap.h"

void lay_break(struct arena *a, const char *text, int cells, struct lay_lines *out)
{
    struct wrap w = {
        .text = slice_of(text), .columns = cells < 2 ? 2 : (size_t)cells, .width = grid_char_width};
    struct wrap_row row;
    while (wrap_next(&w, &row)) {
        struct slice line = wrap_shown(w.text, row);
        *VEC_PUSH(a, out) = line;
    }
}

struct band *lay_band(struct arena *a, struct bands *bands, enum band_kind kind, int height)
{
    struct band *band = VEC_PUSH(a, bands);
    *band = (struct band){.kind = kind, .height = height};
    return band;
}

void lay_run(struct arena *a, struct band *band, const struct run *run)
{
    if (run->text.n > 0) {
        *VEC_PUSH(a, &band->runs) = *run;
    }
}
