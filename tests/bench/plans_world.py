"""An ontology of any size for tests/bench/plans, in the vocabulary of ontology/schema.xml and with its regions."""
import random
import re
import shutil

LAYERS = 8


def element(kind, ident, kind_of, body=""):
    return (f'<{kind} id="{ident}" type="{kind_of}"><label lang="zh">{ident}</label><label lang="en">{ident}</label>{body}</{kind}>\n')


def link(relation, to):
    return f'<link relation="{relation}" to="{to}"/>'


def claim(number, cause, effect, conditions):
    parts = "".join(f'<condition concept="{one}"/>' for one in conditions)
    return (f'<claim id="c-{number}" cause="{cause}" relation="promotes" effect="{effect}" polarity="increase" certainty="certain">'
            f'<paraphrase lang="zh">{cause}、{effect}</paraphrase><paraphrase lang="en">{cause}, {effect}</paraphrase>{parts}'
            f'<evidence source="made-up" section="1" sentence="{number}"/></claim>\n')


def indicator(ident, concepts):
    reason = '<reason lang="zh">虚构</reason><reason lang="en">made up</reason>'
    measures = "".join(f'<measures concept="{one}" binding="direct">{reason}</measures>' for one in concepts)
    return (f'<indicator id="{ident}" unit="points" direction="higher" min="0"><label lang="zh">{ident}</label><label lang="en">{ident}</label>'
            f'{measures}<membership shape="ramp" from-quantile="0.1" to-quantile="0.9" peers="mainland-31"/></indicator>\n')


class World:
    """`concepts` concepts in all: factors that `indicators` indicators observe, latent ones in layers behind them, mechanisms and pathways.

    About half of the latent factors hold where half of the observed ones do: a claim has a condition in two cases of five, and
    half of the latent factors have a second claim that would do. A pathway needs four of its seven mechanisms, as those of the
    shipped ontology do; a mechanism needs an observed factor and two latent ones.
    """

    def __init__(self, concepts, indicators, seed):
        self.random = random.Random(seed)
        self.observed = [f"factor-{n}" for n in range(indicators * 3 // 5)]
        self.pathways = [f"pathway-{n}" for n in range(concepts // 140)]
        self.mechanisms = [f"mechanism-{n}" for n in range(7 * len(self.pathways))]
        self.latent = [f"latent-{n}" for n in range(concepts - len(self.observed) - len(self.pathways) - len(self.mechanisms) - 1)]
        self.measured = {f"ind-{n}": self.factors_of(n) for n in range(indicators)}

    def factors_of(self, number):
        first = self.observed[number % len(self.observed)]
        second = self.random.choice(self.observed)
        return [first] if second == first or self.random.random() < 0.8 else [first, second]

    def concepts(self):
        yield element("concept", "dim", "dimension")
        for name in self.observed:
            yield element("concept", name, "factor", link("in-dimension", "dim"))
        for name in self.latent:
            yield element("concept", name, "factor")
        for number, name in enumerate(self.mechanisms):
            needs = {self.random.choice(self.observed), *self.random.sample(self.latent, 2)}
            yield element("concept", name, "mechanism", link("in-dimension", "dim") + link("belongs-to", self.pathways[number // 7])
                          + "".join(link("requires", one) for one in sorted(needs)))
        for name in self.pathways:
            yield element("concept", name, "pathway", '<attribute name="at-least">4</attribute>')

    def claims(self):
        number = 0
        size = -(-len(self.latent) // LAYERS)
        below = self.observed
        for start in range(0, len(self.latent), size):
            layer = self.latent[start:start + size]
            for effect in layer:
                for _ in range(self.random.randint(1, 2)):
                    cause, condition = self.random.sample(below, 2)
                    number += 1
                    yield claim(number, cause, effect, [condition] if self.random.random() < 0.4 else [])
            below = layer

    def figures(self, regions):
        yield "region,period,indicator,value\n"
        for place, region in enumerate(regions):
            for name in self.measured:
                value = 100 * place / len(regions) + 60 * self.random.random()
                yield f"{region},2023,{name},{value:.3f}\n"

    def write(self, directory, ontology):
        """Into `directory`, with the schema, the regions and the rules of `ontology`."""
        directory.mkdir(parents=True)
        for name in ("schema.xml", "regions.xml"):
            shutil.copy(ontology / name, directory)
        shutil.copytree(ontology / "rules", directory / "rules")
        sections = {
            "sources": ['<source id="made-up" type="document"><title lang="en">made up</title></source>\n'],
            "concepts": self.concepts(),
            "claims": self.claims(),
            "units": ['<unit id="points"><label lang="zh">分</label><label lang="en">points</label></unit>\n'],
            "indicators": (indicator(name, factors) for name, factors in self.measured.items()),
        }
        for name, parts in sections.items():
            text = "".join(parts)
            (directory / f"{name}.xml").write_text(f'<ontology xmlns="urn:yinguo:ontology:1" id="{name}" version="1"><{name}>\n{text}</{name}></ontology>\n')
        regions = re.findall(r'<region id="([^"]+)"', (ontology / "regions.xml").read_text())
        (directory / "profiles").mkdir()
        (directory / "profiles" / "figures.csv").write_text("".join(self.figures(regions)))
