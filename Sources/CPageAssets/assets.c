#include "CPageAssets.h"

static const unsigned char style[] = {
#embed "files/site.css"
};
static const unsigned char script[] = {
#embed "files/site.js"
};

static const unsigned char origin[] = {
#embed "files/origin.js"
};
static const unsigned char docs_style[] = {
#embed "files/docs.css"
};
static const unsigned char docs_script[] = {
#embed "files/docs.js"
};

static const struct page_asset assets[] = {
    {"site.css", "text/css; charset=utf-8", style, sizeof style},
    {"site.js", "text/javascript; charset=utf-8", script, sizeof script},
    {"origin.js", "text/javascript; charset=utf-8", origin, sizeof origin},
    {"docs.css", "text/css; charset=utf-8", docs_style, sizeof docs_style},
    {"docs.js", "text/javascript; charset=utf-8", docs_script, sizeof docs_script},
};

const struct page_asset *page_assets(void) { return assets; }

size_t page_asset_count(void) { return sizeof assets / sizeof assets[0]; }
