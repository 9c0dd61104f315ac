#define _GNU_SOURCE  // memmem
#include "recorded_answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  char *bytes = NULL;
  if (fseek(file, 0, SEEK_END) == 0) {
    long length = ftell(file);
    rewind(file);
    bytes = length > 0 ? malloc((size_t)length) : NULL;
    if (bytes != NULL && fread(bytes, 1, (size_t)length, file) != (size_t)length) {
      free(bytes);
      bytes = NULL;
    }
    *size = length > 0 ? (size_t)length : 0;
  }
  fclose(file);
  return bytes;
}

// libmicrohttpd writes these by itself, as it does for the server under test.
static bool is_written_by_library(const char *name) {
  return strcasecmp(name, "Date") == 0 || strcasecmp(name, "Connection") == 0 ||
         strcasecmp(name, "Content-Length") == 0;
}

bool recorded_answer_read(struct recorded_answer *answer, const char *path) {
  size_t size = 0;
  *answer = (struct recorded_answer){.bytes = read_file(path, &size)};
  if (answer->bytes == NULL) return false;
  char *end = memmem(answer->bytes, size, "\r\n\r\n", 4);
  if (end == NULL || sscanf(answer->bytes, "HTTP/1.1 %3u", &answer->status) != 1) return false;
  answer->body = end + 4;
  answer->body_size = size - (size_t)(answer->body - answer->bytes);
  *end = '\0';
  char *rest = NULL;
  strtok_r(answer->bytes, "\r\n", &rest);
  for (char *line; (line = strtok_r(NULL, "\r\n", &rest)) != NULL;) {
    char *colon = strchr(line, ':');
    if (colon == NULL || answer->field_count == sizeof answer->fields / sizeof *answer->fields) return false;
    *colon = '\0';
    if (is_written_by_library(line)) continue;
    answer->fields[answer->field_count++] =
        (struct recorded_field){.name = line, .value = colon + 1 + strspn(colon + 1, " \t")};
  }
  return true;
}
