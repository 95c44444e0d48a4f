"""Inputs of tests/bench/datalog: facts, and where a program is generated too, its rules. From fixed seeds; `scale` is 1 for
the size that is compared, less for the smaller ones of --growth."""
import math
import random


def chain(scale):
    return {"edge": [(i, i + 1) for i in range(int(3000 * scale) - 1)]}


def digraph(scale):
    nodes, edges = int(2000 * scale), int(8000 * scale)
    draw = random.Random(1)
    return {"edge": sorted({(draw.randrange(nodes), draw.randrange(nodes)) for _ in range(edges)})}


def scale_free(scale):
    """Preferential attachment: each new node links to ends of earlier edges, and back."""
    nodes = int(200_000 * scale)
    draw = random.Random(2)
    ends, found = [0], []
    for node in range(1, nodes):
        for _ in range(3):
            other = ends[draw.randrange(len(ends))]
            ends += (node, other)
            found.append((node, other) if draw.random() < 0.5 else (other, node))
    return {"edge": found, "source": [(node,) for node in draw.sample(range(nodes), 20)]}


def tree(scale):
    depth = 11 + round(math.log2(scale))
    return {"parent": [(node, node // 2) for node in range(2, 2 ** (depth + 1))]}


def signed(scale):
    nodes, edges = int(1500 * scale), int(6000 * scale)
    draw = random.Random(3)
    return {"edge": sorted({(draw.randrange(nodes), draw.randrange(nodes), draw.choice((1, 1, -1))) for _ in range(edges)})}


def pointers(scale):
    variables = int(1000 * scale)
    draw = random.Random(4)
    pairs = lambda count: [(draw.randrange(variables), draw.randrange(variables)) for _ in range(count)]
    return {"alloc": pairs(variables // 2), "assign": pairs(variables), "load": pairs(variables // 8), "store": pairs(variables // 8)}


def triangles(scale):
    """A few nodes have many edges each way, so that a join of any two of the three atoms is large."""
    nodes, edges = int(20_000 * scale), int(200_000 * scale)
    draw = random.Random(5)
    skewed = lambda: int(nodes * draw.random() ** 3)
    return {"edge": sorted({(skewed(), skewed()) for _ in range(edges)})}


def classes(scale):
    """Normalised axioms of the description logic EL, of the proportions that medical terminologies have."""
    count = int(50_000 * scale)
    draw = random.Random(6)
    above = lambda name: int(name * draw.random() ** 3)  # hierarchies are broad below and have few at the top
    told = [(child, above(child)) for child in range(1, count)]
    told += [(child, above(child)) for child in (draw.randrange(1, count) for _ in range(int(0.56 * count)))]
    some = lambda: draw.randrange(1, count)
    roles = 20
    return {
        "class": [(name,) for name in range(count)],
        "told": told,
        "both": [(c, d, above(min(c, d))) for c, d in ((some(), above(some()) + 1) for _ in range(count // 4))],
        "has": [(c, draw.randrange(roles), above(c)) for c in (some() for _ in range(count // 5))],
        "having": [(draw.randrange(roles), some(), draw.randrange(1, 50)) for _ in range(count // 10)],
        "role": [(role, role // 2) for role in range(1, roles)],
        "path": [(draw.randrange(roles // 2), draw.randrange(roles // 2), roles - 1 - i) for i in range(4)],
    }


INDICATORS, CONDITIONS, MECHANISMS, LEVELS, PATHWAYS = 40, 120, 200, 4, 40


def regions(scale):
    draw = random.Random(7)
    return {"profile": [(region, *(draw.randrange(100) for _ in range(INDICATORS))) for region in range(int(100_000 * scale))]}


def region_rules():
    """[(head, [(holds, body relation)]) or (head, (indicator, threshold))], heads in the order of their levels."""
    draw = random.Random(8)
    rules = [(f"c{i}", (draw.randrange(INDICATORS), draw.randrange(5, 60))) for i in range(CONDITIONS)]
    conditions = [head for head, _ in rules]
    mechanisms = [f"m{i}" for i in range(MECHANISMS)]
    rules += [(m, [(True, c) for c in draw.sample(conditions, draw.randrange(2, 5))]) for m in mechanisms]
    below = mechanisms
    for level in range(LEVELS):
        here = [f"p{level}_{i}" for i in range(PATHWAYS)]
        for pathway in here:
            for _ in range(3):
                rules.append((pathway, [(True, draw.choice(below)), (True, draw.choice(mechanisms)), (False, draw.choice(conditions))]))
        below = here
    return rules


def region_program():
    columns = ", ".join(f"i{i}: number" for i in range(INDICATORS))
    lines = [f".decl profile(region: number, {columns})", ".input profile"]
    rules = region_rules()
    for head in dict(rules):
        lines.append(f".decl {head}(region: number)")
    for head, body in rules:
        if isinstance(body, tuple):
            pattern = ", ".join("v" if i == body[0] else "_" for i in range(INDICATORS))
            lines.append(f"{head}(r) :- profile(r, {pattern}), v >= {body[1]}.")
        else:
            lines.append(f"{head}(r) :- " + ", ".join(("" if holds else "!") + f"{name}(r)" for holds, name in body) + ".")
    lines += [".decl active(region: number, pathway: number)", ".printsize active"]
    lines += [f"active(r, {i}) :- p{LEVELS - 1}_{i}(r)." for i in range(PATHWAYS)]
    return "\n".join(lines) + "\n"


def region_clauses(kind):
    """The same for clingo (`lp`) and SWI-Prolog (`pl`)."""
    no, lines = {"lp": "not ", "pl": "tnot "}[kind], []
    rules = region_rules()
    if kind == "pl":
        lines.append(":- table " + ", ".join(f"{head}/1" for head in dict(rules)) + ", active/2.")
    for head, body in rules:
        if isinstance(body, tuple):
            pattern = ", ".join("V" if i == body[0] else "_" for i in range(INDICATORS))
            lines.append(f"{head}(R) :- profile(R, {pattern}), V >= {body[1]}.")
        else:
            lines.append(f"{head}(R) :- " + ", ".join(("" if holds else no) + f"{name}(R)" for holds, name in body) + ".")
    lines += [f"active(R, {i}) :- p{LEVELS - 1}_{i}(R)." for i in range(PATHWAYS)]
    if kind == "lp":
        lines += ["count(N) :- N = #count { R, P : active(R, P) }.", "#show count/1."]
    else:
        lines.append("answers(N) :- aggregate_all(count, active(_, _), N).")
    return "\n".join(lines) + "\n"


#: name: (program, its inputs); a program that is no file of datalog_programs/ is generated
WORKLOADS = {
    "chain": ("closure", chain),
    "random": ("closure", digraph),
    "reach": ("reach", scale_free),
    "generation": ("generation", tree),
    "signed": ("signed", signed),
    "pointsto": ("pointsto", pointers),
    "classes": ("classes", classes),
    "regions": ("regions", regions),
    "triangles": ("triangles", triangles),
}
GENERATED = {"regions": {"dl": region_program, "lp": lambda: region_clauses("lp"), "pl": lambda: region_clauses("pl")}}
