#include "CEmbeddedSeed.h"

// C23's #embed puts each file's bytes into the program and tells the build system to look at the file again when it
// changes. A resource bundle would have to travel beside the program; this copy is found wherever the program runs.
static const unsigned char institutions[] = {
#embed "../../Seed/institutions.json"
};
static const unsigned char operations[] = {
#embed "../../Seed/operations.json"
};
static const unsigned char mandates[] = {
#embed "../../Seed/mandates.json"
};
static const unsigned char documents[] = {
#embed "../../Seed/documents.json"
};
static const unsigned char activities[] = {
#embed "../../Seed/activities.json"
};
static const unsigned char principles[] = {
#embed "../../Seed/principles.json"
};
static const unsigned char dimensions[] = {
#embed "../../Seed/dimensions.json"
};
static const unsigned char states[] = {
#embed "../../Seed/states.json"
};
static const unsigned char sources[] = {
#embed "../../Seed/sources.json"
};
static const unsigned char dataset[] = {
#embed "../../Seed/dataset.json"
};
static const unsigned char releases[] = {
#embed "../../Seed/releases.json"
};

#define SEED_FILE(NAME) {#NAME ".json", NAME, sizeof NAME}

static const struct embedded_seed_file files[] = {
    SEED_FILE(dataset),    SEED_FILE(institutions), SEED_FILE(operations), SEED_FILE(mandates), SEED_FILE(documents),
    SEED_FILE(activities), SEED_FILE(principles),   SEED_FILE(dimensions), SEED_FILE(states),   SEED_FILE(sources),
    SEED_FILE(releases),
};

const struct embedded_seed_file *embedded_seed_files(void) { return files; }

size_t embedded_seed_file_count(void) { return sizeof files / sizeof files[0]; }
