/* What is told of bytes that are no YAML. For text/yaml.c alone. */
#ifndef TEXT_YAML_TOLD_H
#define TEXT_YAML_TOLD_H

#include "text/yaml.h"

/* libyaml speaks English of its own state; a clerk needs the shape of the mistake. */
const char *yaml_syntax_sentence(const char *problem);
/* The place of a byte, 1-based, in characters. */
void yaml_place(struct slice bytes, size_t offset, int *line, int *column);
/* What libyaml would report badly or not at all: size, encoding. False, and told, when it is not to be read. */
bool yaml_check_bytes(struct slice bytes, struct problems *ps);

#endif
