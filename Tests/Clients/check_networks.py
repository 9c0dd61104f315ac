"""The graph as networkx and igraph read it: nodes, edges, and what is told of them."""
# requires: networkx==3.6.1 igraph==1.0.0
import io
import json
import urllib.request
import xml.etree.ElementTree

import igraph
import networkx

from common import BASE, FOLDER, Findings

findings = Findings()


def get(address):
    with urllib.request.urlopen(BASE + address) as answer:
        return answer.read()


for address in ["/graph", "/graph?type=institution,operation,state", "/graph?as_of=2000-01-01", "/operations/bishkek/related?depth=2", "/graph?lang=ru"]:
    mark = "&" if "?" in address else "?"
    data = json.loads(get(address))["data"]
    names = {node["id"]: node["name"] for node in data["nodes"]}
    edges = sorted((edge["from"], edge["to"], edge["relation"]) for edge in data["edges"])
    findings.expect(all(e["source"] == e["from"] and e["target"] == e["to"] for e in data["edges"]), f"{address}: ends")
    path = FOLDER / "graph.graphml"
    path.write_bytes(get(f"{address}{mark}format=graphml"))
    graph = networkx.read_graphml(path, force_multigraph=True)
    findings.expect(graph.is_directed(), f"{address}: directed")
    findings.equal(dict(graph.nodes(data="label")), names, f"{address}: networkx, GraphML, names")
    findings.equal(sorted((a, b, r) for a, b, r in graph.edges(data="relation")), edges, f"{address}: networkx, GraphML, edges")
    other = igraph.Graph.Read_GraphML(str(path))
    findings.equal(dict(zip(other.vs["id"], other.vs["label"])), names, f"{address}: igraph, names")
    findings.equal(sorted((other.vs[e.source]["id"], other.vs[e.target]["id"], e["relation"]) for e in other.es), edges, f"{address}: igraph, edges")
    content = get(f"{address}{mark}format=gexf")
    root = xml.etree.ElementTree.fromstring(content)
    space = {"g": "http://gexf.net/1.3"}
    findings.equal({n.get("id"): n.get("label") for n in root.findall(".//g:node", space)}, names, f"{address}: GEXF, names")
    findings.equal(sorted((e.get("source"), e.get("target"), e.get("label")) for e in root.findall(".//g:edge", space)), edges, f"{address}: GEXF, edges")
    try:
        read = networkx.read_gexf(io.BytesIO(content), version="1.3")
        findings.equal({i: d["label"] for i, d in read.nodes(data=True)}, names, f"{address}: networkx, GEXF, names")
    except networkx.NetworkXError as refused:
        print(f"networkx does not read GEXF 1.3: {refused}")
    linked = networkx.node_link_graph({"nodes": data["nodes"], "edges": data["edges"]}, directed=True, multigraph=True, edges="edges")
    findings.equal(linked.number_of_edges(), len(edges), f"{address}: networkx, JSON")
    print(f"{address}: {len(names)} nodes, {len(edges)} edges")
findings.finish()
