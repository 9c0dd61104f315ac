"""Every kind of page, with an address of each and the status it is answered with."""
import json
import os
import subprocess
from typing import NamedTuple

import requests


class Kind(NamedTuple):
    name: str
    address: str
    status: int = 200


def home():
    """What `/` says there is; the program is asked before it serves."""
    if site := os.environ.get("SITE"):
        return requests.get(site.rstrip("/") + "/", timeout=10).json()["data"]
    return json.loads(subprocess.run([os.environ["PROGRAM"], "get", "/"], check=True, capture_output=True).stdout)["data"]


HOME = home()
KINDS = [
    Kind("home", "/"),
    *(Kind(f"list of {one['name']}", one["url"]) for one in HOME["collections"]),
    *(Kind(one["name"], one["url"]) for one in HOME["views"]),
    Kind("narrowed list", "/operations?region=central-asia&status=closed&sort=-established"),
    Kind("list asked exactly", "/operations?closed__gte=2000&status=closed&fields=status,host,closed,closing_reason,evidence&group=region,closed.decade"),
    Kind("question with a gap", "/operations?_field1=region&_is1=is&_value1=&_field2=closed&_is2=between&_value2=2010&_to2=soon", 400),
    Kind("list through a reference", "/mandates?holder.region=central-asia&kind__not=founding"),
    Kind("list on a day", "/operations?as_of=2000-01-01"),
    Kind("list without a hit", "/operations?q=zzzzqqqq"),
    Kind("institution", "/institutions/odihr"),
    Kind("operation", "/operations/dushanbe"),
    Kind("list with what is not dated", "/operations?as_of=2000-01-01&undated=include"),
    Kind("operation on a day", "/operations/dushanbe?as_of=2005-01-01"),
    Kind("operation in Russian", "/operations/dushanbe?lang=ru"),
    Kind("mandate", "/mandates/presence-in-albania-pc-dec-588"),
    Kind("document", "/documents/pc-dec-1063"),
    Kind("activity", "/activities/violent-extremism"),
    Kind("principle", "/principles/human-rights"),
    Kind("dimension", "/dimensions/human"),
    Kind("state", "/states/kg"),
    Kind("source", "/sources/osce-kosovo-277906"),
    Kind("evidence", "/operations/dushanbe/evidence"),
    Kind("history", "/operations/dushanbe/history"),
    Kind("related", "/operations/dushanbe/related"),
    Kind("citation", "/operations/dushanbe/cite"),
    Kind("citation of a fact", "/operations/dushanbe/cite?field=established"),
    Kind("dossier of a State", "/states/kg?view=dossier"),
    Kind("dossier of an operation", "/operations/dushanbe?view=dossier"),
    Kind("dossier of a topic", "/activities/violent-extremism?view=dossier"),
    Kind("evidence of a day", "/operations/dushanbe/evidence?as_of=2005-01-01"),
    Kind("card of an operation", "/operations/dushanbe?view=card"),
    Kind("card of a list", "/operations?region=central-asia&view=card"),
    Kind("map of a region", "/map?region=south-eastern-europe"),
    Kind("graph of a day", "/graph?as_of=2000-06-30"),
    Kind("search", "/search?q=pristina"),
    Kind("search with a slip", "/search?q=forein+fighters"),
    Kind("search with too many words", "/search?q=%22kosovo+xqzzv%22"),
    Kind("search without a hit", "/search?q=zzzzqqqq"),
    Kind("data set", "/dataset"),
    Kind("map", "/map"),
    Kind("map of a year", "/map?as_of=1999-12-31"),
    Kind("documentation", "/docs"),
    Kind("reference of a collection", "/docs/operations"),
    Kind("reference of the service", "/docs/service"),
    Kind("guide with answers", "/docs/time"),
    Kind("guide with code", "/docs/python"),
    Kind("nothing here", "/operations/nowhere-at-all", 404),
    Kind("mistyped parameter", "/operations?dimention=human", 400),
]
