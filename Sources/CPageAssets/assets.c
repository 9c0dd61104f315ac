#include "CPageAssets.h"

static const unsigned char style[] = {
#embed "files/site.css"
};
static const unsigned char script[] = {
#embed "files/site.js"
};

static const struct page_asset assets[] = {
    {"site.css", "text/css; charset=utf-8", style, sizeof style},
    {"site.js", "text/javascript; charset=utf-8", script, sizeof script},
};

const struct page_asset *page_assets(void) { return assets; }

size_t page_asset_count(void) { return sizeof assets / sizeof assets[0]; }
