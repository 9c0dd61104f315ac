#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast of a number, which Swift does not see: the library copies what it is given.
static inline int shim_bind_text(sqlite3_stmt *statement, int place, const char *text, int length) {
  return sqlite3_bind_text(statement, place, text, length, SQLITE_TRANSIENT);
}
