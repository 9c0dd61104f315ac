// Clients that ask at a steady rate over kept-alive connections, from one address or many, and say what they were answered:
// clients [-s BYTES] [-x] PORT SECONDS RATE CONNECTIONS FIRST-ADDRESS ADDRESSES <REQUESTS
//
// C and one thread, because they share the machine with the server that they measure: a request costs them some
// microseconds. RATE is requests a second of all connections together. A request is due at its time whatever became of
// the former ones; where every connection still waits for an answer it waits for one, and its latency counts from when
// it was due, so that a server that stalls is not spared the requests of that while. At most as many wait as there are
// connections; the rest is counted as missed.
//
// Each line of REQUESTS is a target and then header fields, separated by tabs; lines take turns. In them {N} is the
// number of the request, {DAY} a day from 1991 to 2023 made of it, {LONG-AGO} one from 1012 to 1833, {ADDRESS} one of
// ADDRESSES by the connection (198.51.100.1 and on), {X:C:COUNT} the character C so many times.
//
// Connections come from FIRST-ADDRESS and those that follow it; with -x all from it, and ADDRESSES are names for
// {ADDRESS} alone. With -s each connection asks once and reads so many bytes a second of its answer. Prints one line of
// JSON.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MOST_LINES = 64, MOST_CONNECTIONS = 4096, HEAD = 16384, STATUSES = 600 };

struct connection {
    int socket;
    bool is_busy, is_answered;
    uint64_t due, read_at;
    size_t head_length;
    // what is left of the content; negative while the head is read
    int64_t rest;
    bool closes;
    char head[HEAD];
};

static char *lines[MOST_LINES];
static size_t line_count;
static struct connection *connections;
static size_t connection_count, address_count;
static bool is_proxied;
static uint32_t first_address;
static uint16_t port;
static int poller;
static size_t idle[MOST_CONNECTIONS], idle_count;
static uint64_t backlog[MOST_CONNECTIONS], backlog_first, backlog_count;
static uint64_t number, sent, missed, failed, bytes, statuses[STATUSES];
static double *latencies;
static size_t latency_count, latency_capacity;
static char buffer[1 << 18];

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void fail(const char *what) {
    fprintf(stderr, "clients: %s: %s\n", what, strerror(errno));
    exit(69);
}

// MARK: Requests

static size_t append(char *target, size_t length, const char *text, size_t count) {
    if (length + count > sizeof buffer - 256) fail("a request is too long");
    memcpy(target + length, text, count);
    return length + count;
}

// Writes a day that is so many days after 1970-01-01.
static int write_day(char *target, size_t size, int64_t days) {
    time_t time = (time_t)days * 86400;
    struct tm date;
    gmtime_r(&time, &date);
    return (int)strftime(target, size, "%Y-%m-%d", &date);
}

// Writes the text with the values of this request in place of the names in braces.
static size_t expand(char *target, size_t length, const char *text, size_t count, size_t connection) {
    const char *end = text + count;
    while (text < end) {
        char value[64];
        const char *close = *text == '{' ? memchr(text, '}', (size_t)(end - text)) : NULL;
        if (!close) {
            length = append(target, length, text++, 1);
            continue;
        }
        int written = 0, repeats = 0;
        char letter;
        if (!strncmp(text, "{N}", 3)) {
            written = snprintf(value, sizeof value, "%llu", (unsigned long long)number);
        } else if (!strncmp(text, "{DAY}", 5)) {
            written = write_day(value, sizeof value, 7670 + (int64_t)(number * 7919 % 12000));
        } else if (!strncmp(text, "{LONG-AGO}", 10)) {
            written = write_day(value, sizeof value, (int64_t)(number * 7919 % 300000) - 350000);
        } else if (!strncmp(text, "{ADDRESS}", 9)) {
            written = snprintf(value, sizeof value, "198.51.100.%zu", 1 + connection % address_count);
        } else if (sscanf(text, "{X:%c:%d}", &letter, &repeats) == 2) {
            while (repeats-- > 0) length = append(target, length, &letter, 1);
        } else {
            errno = EINVAL;
            fail(text);
        }
        length = append(target, length, value, (size_t)written);
        text = close + 1;
    }
    return length;
}

static size_t compose(char *target, size_t connection) {
    const char *line = lines[number++ % line_count];
    const char *end = line + strcspn(line, "\t");
    size_t length = append(target, 0, "GET ", 4);
    length = expand(target, length, line, (size_t)(end - line), connection);
    length = append(target, length, " HTTP/1.1\r\nHost: a\r\n", 20);
    while (*end == '\t') {
        const char *field = end + 1;
        end = field + strcspn(field, "\t");
        length = expand(target, length, field, (size_t)(end - field), connection);
        length = append(target, length, "\r\n", 2);
    }
    return append(target, length, "\r\n", 2);
}

// MARK: Connections

static void open_connection(size_t index, bool is_slow) {
    struct connection *one = &connections[index];
    one->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (one->socket < 0) fail("socket");
    int yes = 1, small = 4096;
    setsockopt(one->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    // the port is chosen with the other end, so that many connections from one address do not use the ports up
    setsockopt(one->socket, IPPROTO_IP, 24 /* IP_BIND_ADDRESS_NO_PORT */, &yes, sizeof yes);
    if (is_slow) setsockopt(one->socket, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(first_address + (is_proxied ? 0 : (uint32_t)(index % address_count)))};
    struct sockaddr_in other = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(one->socket, (struct sockaddr *)&own, sizeof own)) fail("bind");
    if (connect(one->socket, (struct sockaddr *)&other, sizeof other) && errno != EINPROGRESS) failed++;
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP, .data.u64 = index};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, one->socket, &event)) fail("epoll_ctl");
    one->is_busy = false;
    one->head_length = 0;
}

static void reopen(size_t index) {
    close(connections[index].socket);
    open_connection(index, false);
}

static void send_on(size_t index, uint64_t due) {
    struct connection *one = &connections[index];
    size_t length = compose(buffer, index);
    one->is_busy = true;
    one->due = due;
    one->rest = -1;
    one->head_length = 0;
    sent++;
    // a connection that is still being opened: three-way handshakes over loopback end at once
    for (int tries = 0; tries < 50; tries++) {
        ssize_t count = send(one->socket, buffer, length, MSG_NOSIGNAL);
        if (count == (ssize_t)length) return;
        if (count >= 0 || (errno != EAGAIN && errno != ENOTCONN)) break;
        usleep(200);
    }
    failed++;
    reopen(index);
    idle[idle_count++] = index;
}

static void ended(size_t index) {
    struct connection *one = &connections[index];
    if (one->closes) reopen(index);
    one->is_busy = false;
    if (backlog_count) {
        uint64_t due = backlog[backlog_first++ % MOST_CONNECTIONS];
        backlog_count--;
        send_on(index, due);
    } else {
        idle[idle_count++] = index;
    }
}

static bool read_head(struct connection *one, size_t *content) {
    char *end = memmem(one->head, one->head_length, "\r\n\r\n", 4);
    if (!end) return false;
    *content = one->head_length - (size_t)(end + 4 - one->head);
    *end = 0;
    int status = atoi(one->head + 9);
    statuses[status > 0 && status < STATUSES ? status : 0]++;
    char *announced = strcasestr(one->head, "\r\ncontent-length:");
    one->rest = status == 304 || status == 204 || !announced ? 0 : atoll(announced + 17);
    one->closes = strcasestr(one->head, "\r\nconnection: close") != NULL;
    return true;
}

static void note_latency(struct connection *one) {
    if (latency_count == latency_capacity) {
        latency_capacity = latency_capacity ? 2 * latency_capacity : 4096;
        if (!(latencies = realloc(latencies, latency_capacity * sizeof *latencies))) fail("realloc");
    }
    latencies[latency_count++] = (double)(now() - one->due) / 1e6;
}

// Reads what has come; at most `limit` bytes.
static void read_from(size_t index, size_t limit, bool is_slow) {
    struct connection *one = &connections[index];
    while (limit) {
        ssize_t count = recv(one->socket, buffer, limit < sizeof buffer ? limit : sizeof buffer, 0);
        if (count < 0 && errno == EAGAIN) return;
        if (count <= 0) {
            if (is_slow) {
                // only what ends before its time is told apart from the end that the caller makes
                if (one->is_busy) failed++;
                one->is_busy = false;
                epoll_ctl(poller, EPOLL_CTL_DEL, one->socket, NULL);
                return;
            }
            if (one->is_busy) failed++, reopen(index), one->is_busy = false, idle[idle_count++] = index;
            else reopen(index);
            return;
        }
        bytes += (uint64_t)count;
        limit -= (size_t)count;
        if (!one->is_busy) continue;
        size_t content = (size_t)count;
        if (one->rest < 0) {
            size_t room = HEAD - 1 - one->head_length, taken = content < room ? content : room;
            memcpy(one->head + one->head_length, buffer, taken);
            one->head_length += taken;
            one->head[one->head_length] = 0;
            size_t behind = 0;
            if (!read_head(one, &behind)) continue;
            content = behind + (content - taken);
        }
        one->rest -= (int64_t)content;
        if (one->rest > 0) continue;
        note_latency(one);
        if (!is_slow) {
            ended(index);
            return;
        }
        one->is_busy = false;
    }
}

// MARK: The run

static int compare(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return difference < 0 ? -1 : difference > 0;
}

static double share(double part) {
    if (!latency_count) return 0;
    size_t place = (size_t)(part * (double)latency_count);
    return latencies[place < latency_count ? place : latency_count - 1];
}

static void ask(uint64_t begun, double seconds, double rate) {
    uint64_t end = begun + (uint64_t)(seconds * 1e9), asked = 0;
    struct epoll_event events[256];
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = UINT64_MAX};
    if (timer < 0 || epoll_ctl(poller, EPOLL_CTL_ADD, timer, &event)) fail("timerfd");
    // a tick a request, but at most a thousand a second
    uint64_t tick = (uint64_t)(rate > 1000 ? 1e6 : 1e9 / rate);
    struct itimerspec every = {
        .it_interval = {.tv_sec = (time_t)(tick / 1000000000), .tv_nsec = (long)(tick % 1000000000)}, .it_value.tv_nsec = 1};
    timerfd_settime(timer, 0, &every, NULL);
    for (uint64_t time = begun; time < end; time = now()) {
        while ((double)asked / rate * 1e9 <= (double)(time - begun)) {
            uint64_t due = begun + (uint64_t)((double)asked++ / rate * 1e9);
            if (idle_count) send_on(idle[--idle_count], due);
            else if (backlog_count < connection_count) backlog[(backlog_first + backlog_count++) % MOST_CONNECTIONS] = due;
            else missed++;
        }
        int count = epoll_wait(poller, events, 256, 100);
        for (int index = 0; index < count; index++) {
            if (events[index].data.u64 != UINT64_MAX) read_from(events[index].data.u64, SIZE_MAX, false);
            else if (read(timer, buffer, 8) < 0 && errno != EAGAIN) fail("timerfd");
        }
    }
    // what is due by then and not answered counts with the time it has waited so far; a second is given to the last ones
    for (uint64_t last = now() + 1000000000; now() < last && idle_count < connection_count;) {
        backlog_count = 0;
        int count = epoll_wait(poller, events, 256, 50);
        for (int index = 0; index < count; index++) {
            if (events[index].data.u64 != UINT64_MAX) read_from(events[index].data.u64, SIZE_MAX, false);
            else if (read(timer, buffer, 8) < 0 && errno != EAGAIN) fail("timerfd");
        }
    }
    for (size_t index = 0; index < connection_count; index++)
        if (connections[index].is_busy) note_latency(&connections[index]);
}

static void read_slowly(uint64_t begun, double seconds, double rate, size_t pace) {
    uint64_t end = begun + (uint64_t)(seconds * 1e9);
    size_t begin = 0;
    for (uint64_t time = begun; time < end; time = now()) {
        for (; begin < connection_count && (double)begin / rate * 1e9 <= (double)(time - begun); begin++) {
            send_on(begin, time);
            connections[begin].read_at = time;
        }
        for (size_t index = 0; index < begin; index++) {
            struct connection *one = &connections[index];
            if (!one->is_busy || time - one->read_at < 500000000) continue;
            one->read_at = time;
            read_from(index, pace / 2, true);
        }
        usleep(10000);
    }
}

int main(int argc, char **argv) {
    long pace = 0;
    for (int option; (option = getopt(argc, argv, "s:x")) != -1;) {
        if (option == 's') pace = atol(optarg);
        else if (option == 'x') is_proxied = true;
        else return 64;
    }
    bool is_slow = pace > 0;
    argv += optind - 1;
    if (argc - optind != 6) {
        fputs("usage: clients [-s BYTES] [-x] PORT SECONDS RATE CONNECTIONS FIRST-ADDRESS ADDRESSES <REQUESTS\n", stderr);
        return 64;
    }
    port = (uint16_t)atoi(argv[1]);
    double seconds = atof(argv[2]), rate = atof(argv[3]);
    connection_count = (size_t)atol(argv[4]);
    address_count = (size_t)atol(argv[6]);
    struct in_addr first;
    if (!port || seconds <= 0 || rate <= 0 || !connection_count || connection_count > MOST_CONNECTIONS || !address_count ||
        !inet_aton(argv[5], &first)) {
        errno = EINVAL;
        fail("arguments");
    }
    first_address = ntohl(first.s_addr);
    size_t capacity = 0;
    while (line_count < MOST_LINES && getline(&lines[line_count], &capacity, stdin) > 0) {
        lines[line_count][strcspn(lines[line_count], "\n")] = 0;
        line_count++;
        capacity = 0;
    }
    if (!line_count) fail("no request");
    number = (now() / 1000) % 1000000000;
    number -= number % line_count;
    poller = epoll_create1(EPOLL_CLOEXEC);
    connections = calloc(connection_count, sizeof *connections);
    if (poller < 0 || !connections) fail("memory");
    for (size_t index = 0; index < connection_count; index++) {
        open_connection(index, is_slow);
        idle[idle_count++] = index;
    }
    uint64_t begun = now();
    if (is_slow) read_slowly(begun, seconds, rate, (size_t)pace);
    else ask(begun, seconds, rate);
    double lasted = (double)(now() - begun) / 1e9;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    size_t held = 0;
    for (size_t index = 0; index < connection_count; index++) held += is_slow && connections[index].is_busy;
    qsort(latencies, latency_count, sizeof *latencies, compare);
    printf("{\"sent\":%llu,\"missed\":%llu,\"failed\":%llu,\"bytes\":%llu,\"held\":%zu,\"seconds\":%.3f,\"cpu\":%.3f,"
           "\"p50\":%.3f,\"p99\":%.3f,\"max\":%.3f,\"statuses\":{",
           (unsigned long long)sent, (unsigned long long)missed, (unsigned long long)failed, (unsigned long long)bytes, held,
           lasted, (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6 + (double)usage.ru_stime.tv_sec +
           (double)usage.ru_stime.tv_usec / 1e6,
           share(0.5), share(0.99), latency_count ? latencies[latency_count - 1] : 0);
    const char *comma = "";
    for (int status = 0; status < STATUSES; status++) {
        if (statuses[status]) printf("%s\"%d\":%llu", comma, status, (unsigned long long)statuses[status]), comma = ",";
    }
    puts("}}");
}
