#!/usr/bin/env python3
"""Checks that each layer includes only what it may. Usage: check_layers.py SRC [LAYERS_TXT]

  * the dependencies that CMake knows (LAYERS_TXT, `layer: dep dep …`, written at configure time) go downward
  * a file includes only its own layer and the layers that its own depends on, directly or through others
  * a third-party library is included only in its home layer, and in no header that another layer includes
  * a type has one definition in its layer's namespace: of two, the linker would take what it likes
Without LAYERS_TXT, DEPS are read from src/*/CMakeLists.txt.
"""
import pathlib
import re
import sys

LAYERS = ("base model graph syntax storage ontology rules verification derivation evaluation literature reasoning session cli").split()
# the first part of an include in <> or "", or the first two -> the layers that may name it
HOMES = {
    "utf8proc.h": {"base"},
    "boost": {"graph"},
    "boost/math": {"reasoning"},
    "rocksdb": {"storage"},
    "pugixml.hpp": {"ontology"},
    "CLI": {"cli"},
    "nlohmann": {"cli"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def edges_from_lists(root):
    edges = {}
    for path in root.glob("*/CMakeLists.txt"):
        text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
        for call in re.finditer(r"yinguo_add_layer\(\s*(\w+)([^)]*)\)", text):
            words = call[2].split()
            start = words.index("DEPS") + 1 if "DEPS" in words else len(words)
            deps = []
            for word in words[start:]:
                if word.isupper():
                    break
                deps.append(word)
            edges[call[1]] = deps
    return edges


def edges_from_file(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name.strip(): deps.split() for name, deps in (line.split(":", 1) for line in lines if ":" in line)}


def closure(edges):
    reached = {}
    for index, layer in enumerate(LAYERS):  # lowest first, so what a layer depends on is done
        if layer in edges:
            reached[layer] = set(edges[layer]).union(*(reached.get(dep, set()) for dep in edges[layer]))
        else:  # headers without a library: whatever is below
            reached[layer] = set(LAYERS[:index])
    return reached


def check_edges(edges):
    for layer, deps in edges.items():
        if layer not in LAYERS:
            yield f"layer `{layer}` is not in the list of layers"
            continue
        for dep in deps:
            if dep not in LAYERS or LAYERS.index(dep) >= LAYERS.index(layer):
                yield f"src/{layer}/CMakeLists.txt: layer `{layer}` may not depend on `{dep}`, which is not below it"


def includes(root):
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.suffix not in {".hpp", ".cpp"} or len(relative.parts) < 2:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if match := INCLUDE.match(line):
                yield relative, number, match[2]


def check_includes(root, allowed):
    includers = {}  # header -> files of other layers that include it
    private = {}  # header that names a third-party library -> where
    carried = []  # (header, header of the same layer that it includes)
    for path, number, target in includes(root):
        layer, first = path.parts[0], target.split("/")[0]
        if layer not in allowed:
            yield f"src/{path}: `{layer}` is not in the list of layers"
            continue
        where = f"src/{path}:{number}"
        if first in LAYERS and "/" in target:
            if first != layer:
                includers.setdefault(target, []).append(where)
                if first not in allowed[layer]:
                    yield f"{where}: layer `{layer}` may not include `{target}`"
            elif path.suffix == ".hpp":
                carried.append((str(path), target))
        elif first in HOMES:
            homes = HOMES.get("/".join(target.split("/")[:2]), HOMES[first])
            if layer not in homes:
                yield f"{where}: `{target}` belongs to layer {' '.join(sorted(homes))}"
            if path.suffix == ".hpp":
                private[str(path)] = f"`{target}`"
    while True:
        grown = {outer: private[inner] for outer, inner in carried if inner in private and outer not in private}
        if not grown:
            break
        private.update(grown)
    for header, library in private.items():
        for where in includers.get(header, []):
            yield f"{where}: `{header}` includes {library}, so no other layer may include it"


ANONYMOUS = re.compile(r"\nnamespace \{.*?\n\}  // namespace\n", re.DOTALL)
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^{;]*)?\s*\{", re.MULTILINE)


def check_types(root):
    seen = {}
    for path in sorted(root.rglob("*.[hc]pp")):
        layer = path.relative_to(root).parts[0]
        for match in TYPE.finditer(ANONYMOUS.sub("\n", path.read_text(encoding="utf-8"))):
            first = seen.setdefault((layer, match[1]), path)
            if first != path:
                yield f"src/{path.relative_to(root)}: `{match[1]}` is defined in src/{first.relative_to(root)} as well"


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    edges = edges_from_lists(root)
    bad = []
    if len(sys.argv) > 2:
        known = edges_from_file(pathlib.Path(sys.argv[2]))
        for layer in sorted(known):
            if layer in edges and set(known[layer]) != set(edges[layer]):
                bad.append(f"src/{layer}/CMakeLists.txt: DEPS read as {edges[layer]}, CMake says {known[layer]}")
        edges = known
    bad += list(check_edges(edges))
    bad += list(check_includes(root, closure(edges)))
    bad += list(check_types(root))
    for line in bad:
        print(line)
    print(f"{len(edges)} layers, {len(bad)} mistakes")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
