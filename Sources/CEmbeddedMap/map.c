#include "CEmbeddedMap.h"

static const unsigned char land[] = {
#embed "land.geojson"
};

const unsigned char *embedded_land(void) { return land; }

size_t embedded_land_size(void) { return sizeof land; }
