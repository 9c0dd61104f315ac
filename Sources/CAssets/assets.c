#include "CAssets.h"

// C23's #embed puts each file's bytes into the program and tells the build system to look at the file again when it
// changes. A resource bundle would have to travel beside the program; this copy is found wherever the program runs.
static const unsigned char seed_dataset_json[] = {
#embed "../../Seed/dataset.json"
};
static const unsigned char seed_institutions_json[] = {
#embed "../../Seed/institutions.json"
};
static const unsigned char seed_operations_json[] = {
#embed "../../Seed/operations.json"
};
static const unsigned char seed_mandates_json[] = {
#embed "../../Seed/mandates.json"
};
static const unsigned char seed_documents_json[] = {
#embed "../../Seed/documents.json"
};
static const unsigned char seed_activities_json[] = {
#embed "../../Seed/activities.json"
};
static const unsigned char seed_principles_json[] = {
#embed "../../Seed/principles.json"
};
static const unsigned char seed_dimensions_json[] = {
#embed "../../Seed/dimensions.json"
};
static const unsigned char seed_states_json[] = {
#embed "../../Seed/states.json"
};
static const unsigned char seed_sources_json[] = {
#embed "../../Seed/sources.json"
};
static const unsigned char seed_vocabularies_json[] = {
#embed "../../Seed/vocabularies.json"
};
static const unsigned char seed_synonyms_json[] = {
#embed "../../Seed/synonyms.json"
};
static const unsigned char seed_releases_json[] = {
#embed "../../Seed/releases.json"
};
static const unsigned char guides_first_steps_md[] = {
#embed "../../docs/guides/first-steps.md"
};
static const unsigned char guides_glossary_md[] = {
#embed "../../docs/guides/glossary.md"
};
static const unsigned char guides_filtering_md[] = {
#embed "../../docs/guides/filtering.md"
};
static const unsigned char guides_searching_md[] = {
#embed "../../docs/guides/searching.md"
};
static const unsigned char guides_matching_md[] = {
#embed "../../docs/guides/matching.md"
};
static const unsigned char guides_assistants_md[] = {
#embed "../../docs/guides/assistants.md"
};
static const unsigned char guides_time_md[] = {
#embed "../../docs/guides/time.md"
};
static const unsigned char guides_versions_md[] = {
#embed "../../docs/guides/versions.md"
};
static const unsigned char guides_names_md[] = {
#embed "../../docs/guides/names.md"
};
static const unsigned char guides_evidence_md[] = {
#embed "../../docs/guides/evidence.md"
};
static const unsigned char guides_citing_md[] = {
#embed "../../docs/guides/citing.md"
};
static const unsigned char guides_mirror_md[] = {
#embed "../../docs/guides/mirror.md"
};
static const unsigned char guides_python_md[] = {
#embed "../../docs/guides/python.md"
};
static const unsigned char guides_r_md[] = {
#embed "../../docs/guides/r.md"
};
static const unsigned char guides_javascript_md[] = {
#embed "../../docs/guides/javascript.md"
};
static const unsigned char guides_sql_md[] = {
#embed "../../docs/guides/sql.md"
};
static const unsigned char guides_networks_md[] = {
#embed "../../docs/guides/networks.md"
};
static const unsigned char guides_spreadsheet_md[] = {
#embed "../../docs/guides/spreadsheet.md"
};
static const unsigned char map_land_geojson[] = {
#embed "map/land.geojson"
};
static const unsigned char pages_site_css[] = {
#embed "pages/site.css"
};
static const unsigned char pages_drawings_css[] = {
#embed "pages/drawings.css"
};
static const unsigned char pages_site_js[] = {
#embed "pages/site.js"
};
static const unsigned char pages_origin_js[] = {
#embed "pages/origin.js"
};
static const unsigned char pages_docs_css[] = {
#embed "pages/docs.css"
};
static const unsigned char pages_docs_js[] = {
#embed "pages/docs.js"
};
static const unsigned char pages_list_css[] = {
#embed "pages/list.css"
};
static const unsigned char pages_match_css[] = {
#embed "pages/match.css"
};
static const unsigned char pages_map_css[] = {
#embed "pages/map.css"
};
static const unsigned char pages_map_js[] = {
#embed "pages/map.js"
};
static const unsigned char pages_icon_svg[] = {
#embed "pages/icon.svg"
};
static const unsigned char pages_favicon_ico[] = {
#embed "pages/favicon.ico"
};
static const unsigned char pages_preview_png[] = {
#embed "pages/preview.png"
};

#define ASSET(NAME, BYTES) {NAME, BYTES, sizeof BYTES}

static const struct asset all[] = {
    ASSET("seed/dataset.json", seed_dataset_json),
    ASSET("seed/institutions.json", seed_institutions_json),
    ASSET("seed/operations.json", seed_operations_json),
    ASSET("seed/mandates.json", seed_mandates_json),
    ASSET("seed/documents.json", seed_documents_json),
    ASSET("seed/activities.json", seed_activities_json),
    ASSET("seed/principles.json", seed_principles_json),
    ASSET("seed/dimensions.json", seed_dimensions_json),
    ASSET("seed/states.json", seed_states_json),
    ASSET("seed/sources.json", seed_sources_json),
    ASSET("seed/vocabularies.json", seed_vocabularies_json),
    ASSET("seed/synonyms.json", seed_synonyms_json),
    ASSET("seed/releases.json", seed_releases_json),
    ASSET("guides/first-steps.md", guides_first_steps_md),
    ASSET("guides/glossary.md", guides_glossary_md),
    ASSET("guides/filtering.md", guides_filtering_md),
    ASSET("guides/searching.md", guides_searching_md),
    ASSET("guides/matching.md", guides_matching_md),
    ASSET("guides/assistants.md", guides_assistants_md),
    ASSET("guides/time.md", guides_time_md),
    ASSET("guides/versions.md", guides_versions_md),
    ASSET("guides/names.md", guides_names_md),
    ASSET("guides/evidence.md", guides_evidence_md),
    ASSET("guides/citing.md", guides_citing_md),
    ASSET("guides/mirror.md", guides_mirror_md),
    ASSET("guides/python.md", guides_python_md),
    ASSET("guides/r.md", guides_r_md),
    ASSET("guides/javascript.md", guides_javascript_md),
    ASSET("guides/spreadsheet.md", guides_spreadsheet_md),
    ASSET("guides/sql.md", guides_sql_md),
    ASSET("guides/networks.md", guides_networks_md),
    ASSET("map/land.geojson", map_land_geojson),
    ASSET("pages/site.css", pages_site_css),
    ASSET("pages/drawings.css", pages_drawings_css),
    ASSET("pages/site.js", pages_site_js),
    ASSET("pages/origin.js", pages_origin_js),
    ASSET("pages/docs.css", pages_docs_css),
    ASSET("pages/docs.js", pages_docs_js),
    ASSET("pages/list.css", pages_list_css),
    ASSET("pages/match.css", pages_match_css),
    ASSET("pages/map.css", pages_map_css),
    ASSET("pages/map.js", pages_map_js),
    ASSET("pages/icon.svg", pages_icon_svg),
    ASSET("pages/favicon.ico", pages_favicon_ico),
    ASSET("pages/preview.png", pages_preview_png),
};

const struct asset *assets(void) { return all; }

size_t asset_count(void) { return sizeof all / sizeof all[0]; }
