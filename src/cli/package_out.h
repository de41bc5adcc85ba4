/* Hand-over packages as JSON: what one is, and how it differs from another. */
#ifndef CLI_PACKAGE_OUT_H
#define CLI_PACKAGE_OUT_H

#include "desk/packages.h"
#include "text/json.h"

void package_file_json(struct json *j, const struct package_file *f);
void package_warnings_json(struct json *j, const struct package_warnings *warnings);

/* `last`: number of the older one; NULL: there is none, and nothing is told. */
void package_comparison_json(struct json *j, const char *last, const struct package_comparison *c);

#endif
