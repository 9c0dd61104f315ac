#include "CPageAssets.h"

static const unsigned char style[] = {
#embed "files/site.css"
};
static const unsigned char drawings[] = {
#embed "files/drawings.css"
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
static const unsigned char map_style[] = {
#embed "files/map.css"
};
static const unsigned char map_script[] = {
#embed "files/map.js"
};

static const unsigned char icon[] = {
#embed "files/icon.svg"
};
static const unsigned char favicon[] = {
#embed "files/favicon.ico"
};
static const unsigned char preview[] = {
#embed "files/preview.png"
};

static const struct page_asset assets[] = {
    {"site.css", "text/css; charset=utf-8", style, sizeof style},
    {"drawings.css", "text/css; charset=utf-8", drawings, sizeof drawings},
    {"site.js", "text/javascript; charset=utf-8", script, sizeof script},
    {"origin.js", "text/javascript; charset=utf-8", origin, sizeof origin},
    {"docs.css", "text/css; charset=utf-8", docs_style, sizeof docs_style},
    {"docs.js", "text/javascript; charset=utf-8", docs_script, sizeof docs_script},
    {"map.css", "text/css; charset=utf-8", map_style, sizeof map_style},
    {"map.js", "text/javascript; charset=utf-8", map_script, sizeof map_script},
    {"icon.svg", "image/svg+xml", icon, sizeof icon},
    {"favicon.ico", "image/vnd.microsoft.icon", favicon, sizeof favicon},
    {"preview.png", "image/png", preview, sizeof preview},
};

const struct page_asset *page_assets(void) { return assets; }

size_t page_asset_count(void) { return sizeof assets / sizeof assets[0]; }
