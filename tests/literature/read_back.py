#!/usr/bin/env python3
"""Reads exports back with other programs. Usage: read_back.py TOOL RANDOM_EXPORTS [SEEDS]

TOOL is one of the functions below whose name begins with `with_`. Random models with nasty texts are written in every
format by RANDOM_EXPORTS; what the tool reads must be what the model has. Exit status 77: the tool is not installed.
"""
import csv
import html
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

SKIPPED = 77


def module(name):
    """A module of this interpreter, else of the system's."""
    try:
        return __import__(name)
    except ImportError:
        system = "/usr/bin/python3"
        if os.path.exists(system) and not os.environ.get("YINGUO_SYSTEM_PYTHON"):
            os.environ["YINGUO_SYSTEM_PYTHON"] = "1"
            os.execv(system, [system, *sys.argv])
        print(f"no Python module {name}")
        sys.exit(SKIPPED)


def run(*command, text=None):
    if shutil.which(command[0]) is None:
        print(f"{command[0]} is not installed")
        sys.exit(SKIPPED)
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


def squeezed(text):
    return " ".join(text.split())


def same(found, expected, what):
    assert found == expected, f"{what}:\n  found    {found!r}\n  expected {expected!r}"


class Exports:
    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        expected = json.loads((self.directory / "expected.json").read_bytes())
        self.labels = {node: label["en"] for node, label in expected["concepts"].items()}
        self.labels_zh = {node: label["zh"] for node, label in expected["concepts"].items()}
        self.claims = expected["claims"]
        self.alignments = expected["alignments"]
        self.edges = sorted([c["from"], c["to"]] for c in self.claims)
        self.all_edges = sorted(self.edges + expected["links"])
        sources = expected["sources"]
        self.titles = {s: sources[s][sources[s + ".language"]] for s in sources if isinstance(sources[s], dict)}

    def path(self, name):
        return str(self.directory / name)

    def text(self, name):
        return (self.directory / name).read_bytes().decode("utf-8")

    def json(self, name):
        return json.loads(self.text(name))


def with_json(e):
    same({i["id"]: i["title"] for i in e.json("csl-json")}, e.titles, "csl-json")
    elements = e.json("cytoscape")["elements"]
    same({n["data"]["id"]: n["data"]["label_zh"] for n in elements["nodes"]}, e.labels_zh, "cytoscape")
    same(sorted([x["data"]["source"], x["data"]["target"]] for x in elements["edges"]), e.all_edges, "cytoscape")
    aspects = {key: value for part in e.json("cx2") for key, value in part.items()}
    same({n["v"]["id"]: n["v"]["name"] for n in aspects["nodes"]}, e.labels, "cx2")
    ids = {n["id"]: n["v"]["id"] for n in aspects["nodes"]}
    same(sorted([ids[x["s"]], ids[x["t"]]] for x in aspects["edges"]), e.all_edges, "cx2")
    counts = {m["name"]: m["elementCount"] for m in aspects["metaData"]}
    same([counts["nodes"], counts["edges"]], [len(ids), len(e.all_edges)], "cx2 counts")
    canvas = e.json("canvas")
    cards = {n["id"]: re.sub(r"\\(.)", r"\1", n["text"].split("\n")[0][2:-2]) for n in canvas["nodes"] if n["type"] == "text"}
    same(cards, {k: v.replace("\n", " ") for k, v in e.labels.items()}, "canvas")
    same(sorted([x["fromNode"], x["toNode"]] for x in canvas["edges"]), e.edges, "canvas")
    network = e.json("vosviewer")["network"]
    same(sorted(i["label"] for i in network["items"]), sorted(e.labels.values()), "vosviewer")
    same(sum(x["strength"] for x in network["links"]), sum(a != b for a, b in e.edges), "vosviewer")
    check_annotations(e.json("annotation"), e)


def check_annotations(collection, e):
    """The members that the Web Annotation Data Model requires, and what the model has in them."""
    page = collection["first"]
    same([collection["type"], page["type"], collection["@context"]],
         ["AnnotationCollection", "AnnotationPage", "http://www.w3.org/ns/anno.jsonld"], "annotation")
    same(collection["total"], len(page["items"]), "annotation total")
    same(len({item["id"] for item in page["items"]}), len(page["items"]), "annotation ids")
    texts = {c["id"]: c["text"] for c in e.claims}
    for item in page["items"]:
        same(item["type"], "Annotation", "annotation type")
        claim = next(b["source"] for b in item["body"] if b["type"] == "SpecificResource")
        words = {b["language"]: b["value"] for b in item["body"] if b["purpose"] == "describing"}
        same(words, texts[claim.split(":")[-1]], "annotation body")
        assert re.fullmatch(r"[a-z]+:\S+", item["target"]["source"]), item["target"]
        same([s["type"] for s in item["target"]["selector"]], ["FragmentSelector"], "annotation selector")


def with_csv(e):
    rows = list(csv.DictReader(io.StringIO(e.text("csv"), newline="")))
    found = [[r["claim"], r["cause"], r["effect"], r["paraphrase_zh"], r["paraphrase_en"]] for r in rows]
    same(found, [[c["id"], c["from"], c["to"], c["text"]["zh"], c["text"]["en"]] for c in e.claims], "csv")


def with_xmllint(e):
    run("xmllint", "--noout", "--nonet", e.path("graphml"))
    for name, ns in (("gexf", "{http://gexf.net/1.3}"), ("gexf-1.2", "{http://www.gexf.net/1.2draft}")):
        run("xmllint", "--noout", "--nonet", e.path(name))
        graph = ET.parse(e.path(name)).getroot().find(ns + "graph")
        same({n.get("id"): n.get("label") for n in graph.find(ns + "nodes")}, e.labels, name)
        same(sorted([x.get("source"), x.get("target")] for x in graph.find(ns + "edges")), e.all_edges, name)


def with_networkx(e):
    nx = module("networkx")
    graph = nx.read_graphml(e.path("graphml"), force_multigraph=True)
    same({n: d["label"] for n, d in graph.nodes(data=True)}, e.labels, "graphml")
    same(sorted(map(list, graph.edges())), e.all_edges, "graphml")
    graph = nx.read_gexf(e.path("gexf-1.2"), version="1.2draft")
    same({n: d["label"] for n, d in graph.nodes(data=True)}, e.labels, "gexf-1.2")
    same(sorted(map(list, graph.edges())), e.all_edges, "gexf-1.2")
    graph = nx.cytoscape_graph(e.json("cytoscape"))
    same({n: d["label"] for n, d in graph.nodes(data=True)}, e.labels, "cytoscape")
    same(sorted(map(list, graph.edges())), e.all_edges, "cytoscape")


def with_igraph(e):
    """GraphML by igraph's own reader: nodes, edges and every value of an edge that the table of claims has too."""
    igraph = module("igraph")
    graph = igraph.Graph.Read_GraphML(e.path("graphml"))
    ids = graph.vs["id"]
    same(dict(zip(ids, graph.vs["label_zh"])), e.labels_zh, "graphml")
    same(sorted([ids[x.source], ids[x.target]] for x in graph.es), e.all_edges, "graphml")
    rows = {r["claim"]: r for r in csv.DictReader(io.StringIO(e.text("csv"), newline=""))}
    for edge in graph.es:
        row = rows.get(edge["id"], {})
        values = {name: value for name, value in edge.attributes().items() if name in row and value}
        same(values, {name: row[name] for name in row if row[name] and name in edge.attributes()}, edge["id"])


def with_pandoc(e):
    """Bibliographies as pandoc reads them: the letters of titles."""
    letters = lambda text: re.sub(r"[\W_]", "", html.unescape(re.sub(r"</?(span|i|b|sub|sup)[^>]*>", "", text))).lower()
    for reader, name in (("csljson", "csl-json"), ("biblatex", "bibtex")):
        items = json.loads(run("pandoc", "-f", reader, "-t", "csljson", e.path(name)))
        titles = {key: letters(title) for key, title in e.titles.items()}
        # of BibTeX, pandoc joins the translated title to the title
        found = {i["id"]: letters(i["title"])[: len(titles[i["id"]]) if name == "bibtex" else None] for i in items}
        same(found, titles, name)


def node(script, *arguments):
    os.environ.setdefault("NODE_PATH", "/usr/share/nodejs")
    return json.loads(run("node", "-e", script, *arguments))


def with_n3(e):
    """Turtle and TriG by N3.js."""
    if not os.path.exists("/usr/share/nodejs/n3"):
        print("node-n3 is not installed")
        sys.exit(SKIPPED)
    quads = """const n3 = require('n3'), fs = require('fs');
        const read = f => new n3.Parser().parse(fs.readFileSync(f, 'utf8'));
        const term = t => t.language ? [t.value, t.language] : [t.value];
        console.log(JSON.stringify(process.argv.slice(1).map(f =>
            read(f).map(q => [term(q.subject), term(q.predicate), term(q.object), term(q.graph)]))))"""
    turtle, trig = node(quads, e.path("turtle"), e.path("trig"))
    found = {s[0][len(CONCEPT):]: o[0] for s, p, o, _ in turtle if p == [LABEL] and o[1:] == ["zh"]}
    same(found, e.labels_zh, "turtle")
    same(len({g[0] for *_, g in trig}), 4 * len(e.claims), "trig")


def with_pyld(e):
    """JSON-LD by PyLD: the triples are those that rdflib finds."""
    jsonld, rdflib = module("pyld").jsonld, module("rdflib")
    quads = jsonld.to_rdf(e.json("jsonld"))["@default"]
    found = {q["subject"]["value"][len(CONCEPT):]: q["object"]["value"] for q in quads
             if q["predicate"]["value"] == LABEL and q["object"].get("language") == "zh"}
    same(found, e.labels_zh, "jsonld")
    same(len(quads), len(rdflib.Graph().parse(e.path("jsonld"), format="json-ld")), "jsonld")


def with_lavaan(e):
    """The path model by lavaan itself: a regression for each arrow of the diagram."""
    if not os.path.isdir("/usr/lib/R/site-library/lavaan"):
        print("r-cran-lavaan is not installed")
        sys.exit(SKIPPED)
    arrows = re.findall(r'^"(\S+)" -> "(\S+)"$', e.text("dagitty"), re.MULTILINE)
    if not arrows:
        return
    script = 'm <- lavaan::lavParseModelString(paste(readLines(commandArgs(TRUE)[1]), collapse = "\\n")); cat(paste(m$lhs, m$op, m$rhs), sep = "\n")'
    read = [line.split(" ") for line in run("Rscript", "-e", script, e.path("lavaan")).splitlines() if line]
    same(sorted((cause, effect) for effect, op, cause in read if op == "~"), sorted(arrows), "lavaan")


def with_dot(e):
    drawn = json.loads(run("dot", "-Tjson0", e.path("dot")))
    nodes = {o["_gvid"]: o for o in drawn.get("objects", [])}
    labels = {o["name"]: re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], o["label"]) for o in nodes.values()}
    same({n: html.unescape(l) for n, l in labels.items()}, {n: html.unescape(l) for n, l in e.labels.items()}, "dot")
    found = sorted([nodes[x["tail"]]["name"], nodes[x["head"]]["name"]] for x in drawn.get("edges", []))
    same(found, e.all_edges, "dot")


def titles_of(mods):
    """By key, of a collection in MODS; parts of a title are joined."""
    ns = "{http://www.loc.gov/mods/v3}"
    found = {}
    for item in ET.fromstring(mods):
        title = item.find(ns + "titleInfo")
        found[item.get("ID")] = squeezed(" ".join(part.text or "" for part in title))
    return found


def with_bibutils(e):
    # bibutils does not know the commands for some signs, and has readings of its own of others
    letters = lambda text: re.sub(r"[\W_]|text(less|greater|quotedbl|bar|ascii\w+|backslash|brace(left|right))", "", text)
    for reader, name in (("bib2xml", "bibtex"), ("ris2xml", "ris")):
        titles = titles_of(run(reader, "-i", "unicode", "-un", e.path(name)))
        same(sorted(titles), sorted(e.titles), name)
        same({k: letters(v) for k, v in titles.items()}, {k: letters(v) for k, v in e.titles.items()}, name)


CONCEPT = "urn:yinguo:concept:"
SKOS = "http://www.w3.org/2004/02/skos/core#"
LABEL = SKOS + "prefLabel"


def with_rapper(e):
    """Turtle and TriG as N-Triples and N-Quads, in which texts are escaped as in Python."""
    triples = run("rapper", "-q", "-i", "turtle", "-o", "ntriples", e.path("turtle"))
    labels = re.findall(rf'^<{CONCEPT}(\S+)> <{LABEL}> "(.*)"@zh \.$', triples, re.MULTILINE)
    matches = re.findall(rf"^<{CONCEPT}(\S+)> <{SKOS}(\w+)Match> <{CONCEPT}(\S+)> \.$", triples, re.MULTILINE)
    said = {"exact": "exact", "close": "close", "broader": "broad", "narrower": "narrow", "related": "related"}
    same(sorted(map(list, matches)), sorted([a, said[relation], b] for a, relation, b in e.alignments), "mappings")
    unescaped = {k: json.loads('"' + re.sub(r"\\U000(\w{5})", lambda m: chr(int(m[1], 16)), v) + '"') for k, v in labels}
    same(unescaped, e.labels_zh, "turtle")
    quads = run("rapper", "-q", "-i", "trig", "-o", "nquads", e.path("trig"))
    heads = re.findall(r"^<urn:yinguo:nanopub:(\S+)> <\S+> <http://www.nanopub.org/nschema#Nanopublication>", quads, re.MULTILINE)
    same(sorted(heads), sorted(c["id"] for c in e.claims), "trig")
    for claim in e.claims:
        edge = f"<{CONCEPT}{claim['from']}> <urn:yinguo:relation:raises> <{CONCEPT}{claim['to']}> <urn:yinguo:nanopub:{claim['id']}#assertion> ."
        assert edge in quads, edge


def with_rdflib(e):
    rdflib = module("rdflib")
    turtle = rdflib.Graph().parse(e.path("turtle"), format="turtle")
    jsonld = rdflib.Graph().parse(e.path("jsonld"), format="json-ld")
    label = rdflib.URIRef(LABEL)
    found = {str(s)[len(CONCEPT):]: str(o) for s, _, o in jsonld.triples((None, label, None)) if o.language == "en"}
    same(found, e.labels, "jsonld")
    same(sorted(map(str, jsonld)), sorted(map(str, turtle)), "jsonld and turtle")
    quads = rdflib.ConjunctiveGraph()
    quads.parse(e.path("trig"), format="trig")
    same(len([c for c in quads.contexts() if len(c)]), 4 * len(e.claims), "trig")


def with_dag(e):
    """DAGitty and lavaan, by readers of a few lines: the same arrows, without cycles, all of them among the claims."""
    arrows = re.findall(r'^"(\S+)" -> "(\S+)"$', e.text("dagitty"), re.MULTILINE)
    model = [line.split(" ~ ") for line in e.text("lavaan").splitlines() if not line.startswith("#")]
    same(sorted((c, effect) for effect, causes in model for c in causes.split(" + ")), sorted(arrows), "lavaan")
    assert set(arrows) <= {(a, b) for a, b in e.edges}, arrows
    left, remaining = set(e.labels), set(arrows)
    while left:
        roots = {n for n in left if not any(b == n for _, b in remaining)}
        assert roots, f"a cycle among {remaining}"
        left -= roots
        remaining = {(a, b) for a, b in remaining if a not in roots}


def with_lines(e):
    """RIS, Mermaid and Cypher, by readers of a few lines."""
    records = [dict(l.split("  - ", 1) for l in r.split("\r\n") if l) for r in e.text("ris").split("ER  - \r\n")[:-1]]
    same({r["ID"]: r["TI"] for r in records}, {k: v.replace("\n", " ") for k, v in e.titles.items()}, "ris")
    labels = re.findall(r'^  n\d+\["(.*)"\]$', e.text("mermaid"), re.MULTILINE)
    read = [re.sub(r"#(\d+);", lambda m: chr(int(m[1])), l.replace("<br/>", "\n")) for l in labels]
    same(read, list(e.labels.values()), "mermaid")
    string = r"'((?:[^'\\]|\\.)*)'"
    nodes = re.findall(rf"^MERGE \(n:Concept {{id: {string}}}\) SET n \+= {{label: {string}.*}};$", e.text("neo4j"), re.MULTILINE)
    read = {i: re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], l) for i, l in nodes}
    same(read, e.labels, "neo4j")
    for line in e.text("neo4j").splitlines():
        assert re.fullmatch(rf"(?:[^'\\]|{string})*;", line), line


def with_obsidian(e):
    """A vault: properties by PyYAML, text by cmark; every link leads to a note."""
    yaml = module("yaml")
    vault = pathlib.Path(e.path("obsidian"))
    notes = {str(path.relative_to(vault)): path.read_text("utf-8") for path in sorted(vault.rglob("*.md"))}
    count = lambda folder: sum(name.startswith(folder + "/") for name in notes)
    same((count("concepts"), count("claims"), count("sources")), (len(e.labels), len(e.claims), len(e.titles)), "notes")
    effects = {claim["id"]: (claim["from"], claim["to"]) for claim in e.claims}
    for name, note in notes.items():
        _, properties, text = note.split("---\n", 2)
        known = yaml.safe_load(properties)
        page = run("cmark", "--nobreaks", text=text)
        targets = [link[2:-2] + ".md" for value in known.values() for link in (value if isinstance(value, list) else [value])
                   if isinstance(link, str) and link.startswith("[[")]
        targets += [os.path.normpath(f"{name}/../{target}") for target in re.findall(r'<a href="([^"]*)">', page)]
        assert set(targets) <= set(notes), (name, targets)
        title = squeezed(html.unescape(re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)[1]))
        identity = known["id"]
        if name.startswith("concepts/"):
            same(title, squeezed(e.labels[identity] or e.labels_zh[identity] or identity), name)
            assert {squeezed(x[identity]) for x in (e.labels, e.labels_zh) if x[identity]} <= {squeezed(a) for a in known.get("aliases", [])}, name
        if name.startswith("claims/"):
            same((known["cause"], known["effect"]), tuple(f"[[concepts/{end}]]" for end in effects[identity]), name)


def main() -> int:
    tool, writer = sys.argv[1:3]
    seeds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    for seed in range(1, seeds + 1):
        with tempfile.TemporaryDirectory(prefix="yinguo-exports-") as directory:
            subprocess.run([writer, str(seed), directory], check=True)
            try:
                globals()["with_" + tool](Exports(directory))
            except AssertionError as error:
                print(f"seed {seed}: {error}")
                return 1
    print(f"{seeds} models")
    return 0


if __name__ == "__main__":
    sys.exit(main())
