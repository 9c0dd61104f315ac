// The least that libmicrohttpd costs. Usage: reference FOLDER THREADS
//
// FOLDER holds recorded answers, NAME.http each. Each gets a port of its own, where every request, whatever it asks,
// is given that one response, made once and shared by all threads: no routing, no conditions, no look at the request.
// Prints "NAME PORT" for each and serves until SIGTERM or SIGINT.
#include <arpa/inet.h>
#include <dirent.h>
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "recorded_answer.h"

struct shared_response {
  unsigned status;
  struct MHD_Response *response;
};

// libmicrohttpd calls first with the head and again when the request is whole, which is when it may be answered
// without losing the connection.
static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **request) {
  (void)url, (void)method, (void)version, (void)upload, (void)upload_size;
  if (*request == NULL) {
    *request = context;
    return MHD_YES;
  }
  const struct shared_response *shared = context;
  return MHD_queue_response(connection, shared->status, shared->response);
}

static struct shared_response *make_response(const char *path) {
  struct recorded_answer recorded;
  struct shared_response *shared = malloc(sizeof *shared);
  if (shared == NULL || !recorded_answer_read(&recorded, path)) return NULL;
  shared->status = recorded.status;
  // libmicrohttpd only reads; its parameter is not const for history's sake
  shared->response = MHD_create_response_from_buffer(recorded.body_size, (void *)recorded.body, MHD_RESPMEM_PERSISTENT);
  if (shared->response == NULL) return NULL;
  for (size_t index = 0; index < recorded.field_count; index++) {
    const struct recorded_field *field = &recorded.fields[index];
    if (MHD_add_response_header(shared->response, field->name, field->value) != MHD_YES) return NULL;
  }
  return shared;
}

// Loopback only. The backlog has room for all connections of a load at once.
static int listen_on_free_port(unsigned *port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0 || bind(descriptor, (struct sockaddr *)&address, size) != 0 || listen(descriptor, 4096) != 0 ||
      getsockname(descriptor, (struct sockaddr *)&address, &size) != 0)
    return -1;
  *port = ntohs(address.sin_port);
  return descriptor;
}

static bool serve(const char *path, unsigned threads, unsigned *port) {
  struct shared_response *shared = make_response(path);
  int socket = shared == NULL ? -1 : listen_on_free_port(port);
  if (socket < 0) return false;
  // a pool of one is refused; without a pool one thread is what there is
  enum MHD_OPTION pool = threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END;
  return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, &answer, shared, MHD_OPTION_LISTEN_SOCKET,
                          socket, MHD_OPTION_CONNECTION_LIMIT, 20000u, pool, threads, MHD_OPTION_END) != NULL;
}

int main(int count, char **arguments) {
  unsigned threads = count == 3 ? (unsigned)strtoul(arguments[2], NULL, 10) : 0;
  DIR *folder = threads > 0 ? opendir(arguments[1]) : NULL;
  if (folder == NULL) {
    fprintf(stderr, "usage: reference FOLDER THREADS\n");
    return 64;
  }
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, NULL);  // before the threads, which inherit it
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    char path[4096];
    unsigned port = 0;
    char *suffix = strrchr(entry->d_name, '.');
    if (suffix == NULL || strcmp(suffix, ".http") != 0) continue;
    snprintf(path, sizeof path, "%s/%s", arguments[1], entry->d_name);
    if (!serve(path, threads, &port)) {
      fprintf(stderr, "reference: cannot serve %s\n", path);
      return 69;
    }
    *suffix = '\0';
    printf("%s %u\n", entry->d_name, port);
  }
  printf("ready\n");
  fflush(stdout);
  int signal;
  sigwait(&ends, &signal);
  return 0;
}
