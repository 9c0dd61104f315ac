#include "CEmbeddedGuides.h"

static const unsigned char first_steps[] = {
#embed "../../docs/guides/first-steps.md"
};
static const unsigned char filtering[] = {
#embed "../../docs/guides/filtering.md"
};
static const unsigned char time[] = {
#embed "../../docs/guides/time.md"
};
static const unsigned char evidence[] = {
#embed "../../docs/guides/evidence.md"
};
static const unsigned char citing[] = {
#embed "../../docs/guides/citing.md"
};
static const unsigned char python[] = {
#embed "../../docs/guides/python.md"
};
static const unsigned char r[] = {
#embed "../../docs/guides/r.md"
};
static const unsigned char javascript[] = {
#embed "../../docs/guides/javascript.md"
};
static const unsigned char spreadsheet[] = {
#embed "../../docs/guides/spreadsheet.md"
};

static const struct embedded_guide guides[] = {
    {"first-steps", first_steps, sizeof first_steps},
    {"filtering", filtering, sizeof filtering},
    {"time", time, sizeof time},
    {"evidence", evidence, sizeof evidence},
    {"citing", citing, sizeof citing},
    {"python", python, sizeof python},
    {"r", r, sizeof r},
    {"javascript", javascript, sizeof javascript},
    {"spreadsheet", spreadsheet, sizeof spreadsheet},
};

const struct embedded_guide *embedded_guides(void) { return guides; }

size_t embedded_guide_count(void) { return sizeof guides / sizeof guides[0]; }
