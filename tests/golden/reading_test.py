#!/usr/bin/env python3
"""Compares `explain` with a naive second reading of the same files. Usage: reading_test.py [--yinguo PROGRAM] [--store DIR]

For every region and year of the bundled ontology, the degree and status of each pathway are computed here anew, straight
from the XML files and the table of figures and by the prose of ontology/rules, sharing nothing with the program. And
every figure of an explanation must be a row of that table, or the ratio of two.
"""
import argparse
import collections
import csv
import itertools
import json
import math
import subprocess
import sys
import xml.etree.ElementTree as xml

import expect

ONTOLOGY = expect.REPOSITORY / "ontology"
NAMESPACE = "{urn:yinguo:ontology:1}"
UNKNOWN = (0.0, 1.0)
THRESHOLD = 0.5


def close(a, b):
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


class Ontology:
    """What the rules read, from the files."""

    def __init__(self):
        self.types, self.links, self.quota = {}, collections.defaultdict(list), {}
        self.claims, self.indicators, self.peers, self.regions = {}, {}, {}, []
        for path in sorted(ONTOLOGY.rglob("*.xml")):
            self._read(xml.parse(path).getroot())
        for group, members in self.peers.items():
            self.peers[group] = self.regions if members is None else members
        with open(ONTOLOGY / "profiles" / "china-regions.csv", encoding="utf-8-sig", newline="") as file:
            self.rows = [dict(row, period=int(row["period"]), value=float(row["value"])) for row in csv.DictReader(file)]

    def _read(self, root):
        for item in root.iter(NAMESPACE + "concept"):
            self.types[item.get("id")] = item.get("type")
            for link in item.findall(NAMESPACE + "link"):
                self.links[link.get("relation")].append((item.get("id"), link.get("to")))
            for attribute in item.findall(NAMESPACE + "attribute"):
                if attribute.get("name") == "at-least":
                    self.quota[item.get("id")] = int(attribute.text)
        for item in root.iter(NAMESPACE + "claim"):
            if item.get("cause") and item.get("status", "active") == "active":
                self.claims[item.get("id")] = item
        for item in root.iter(NAMESPACE + "indicator"):
            if item.get("unit"):
                self.indicators[item.get("id")] = item
        self.regions += [item.get("id") for item in root.iter(NAMESPACE + "region")]
        for item in root.iter(NAMESPACE + "peer-group"):
            members = [member.get("region") for member in item.findall(NAMESPACE + "member")]
            self.peers[item.get("id")] = None if item.find(NAMESPACE + "all") is not None else members

    def linked(self, relation, start):
        return [end for begin, end in self.links[relation] if begin == start]

    def conditions(self, claim):
        return [item.get("concept") for item in self.claims[claim].findall(NAMESPACE + "condition")]


class Figures:
    """Figures, ranks and memberships of one year."""

    def __init__(self, ontology, period):
        self.ontology = ontology
        self.stated = collections.defaultdict(list)
        for row in ontology.rows:
            if row["period"] == period:
                self.stated[row["region"], row["indicator"]].append(row["value"])
        self._degrees = {}

    def values(self, region, indicator):
        if (region, indicator) in self.stated:
            return self.stated[region, indicator]
        ratio = self.ontology.indicators[indicator].find(NAMESPACE + "ratio")
        if ratio is None:
            return []
        pairs = itertools.product(self.values(region, ratio.get("numerator")), self.values(region, ratio.get("denominator")))
        return [a / b * float(ratio.get("factor", "1")) for a, b in pairs if b != 0]

    def peer_values(self, indicator):
        ramp = self.ontology.indicators[indicator].find(NAMESPACE + "membership")
        found = {}
        for region in self.ontology.peers.get(ramp.get("peers", "mainland-31"), []):
            values = self.values(region, indicator)
            if values:
                found[region] = sum(values) / len(values)
        return found

    def anchors(self, indicator):
        ramp = self.ontology.indicators[indicator].find(NAMESPACE + "membership")
        if ramp.get("from") is not None:
            return float(ramp.get("from")), float(ramp.get("to"))
        ordered = sorted(self.peer_values(indicator).values())
        return tuple(quantile(ordered, float(ramp.get(end))) for end in ("from-quantile", "to-quantile")) if len(ordered) > 1 else None

    def degree(self, region, indicator):
        """The interval of met(indicator)."""
        if indicator not in self._degrees:
            self._degrees[indicator] = self.anchors(indicator)
        values, anchors = self.values(region, indicator), self._degrees[indicator]
        if not values or anchors is None:
            return UNKNOWN
        low, high = anchors
        shares = [min(1.0, max(0.0, (v - low) / (high - low))) if low < high else float(v >= low) for v in values]
        if self.ontology.indicators[indicator].get("direction") == "lower":
            shares = [1.0 - share for share in shares]
        return min(shares), max(shares)

    def rank(self, region, indicator):
        peers = self.peer_values(indicator)
        if region not in peers:
            return None
        lower = self.ontology.indicators[indicator].get("direction") == "lower"
        return 1 + sum(v < peers[region] if lower else v > peers[region] for v in peers.values())


def quantile(ordered, q):
    position = q * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


class Reading:
    """From figures to pathways, for one region."""

    def __init__(self, ontology, figures, region):
        self.ontology, self.figures, self.region = ontology, figures, region
        self.stands_for = collections.defaultdict(list)
        for name, item in ontology.indicators.items():
            if item.find(NAMESPACE + "membership") is not None:
                for measures in item.findall(NAMESPACE + "measures"):
                    self.stands_for[measures.get("concept")].append(name)
        self.carrying = [
            (claim, item.get("cause"), item.get("effect")) for claim, item in ontology.claims.items()
            if item.get("relation") in ("promotes", "enables") and item.get("polarity") == "increase"]
        self.anchored = self._anchored()
        if any(cause in self.anchored and ontology.claims[claim].find(NAMESPACE + "scope[@regions]") is not None
               for claim, cause, _ in self.carrying):
            raise SystemExit("this reading knows no claims with a regional scope that presence goes along")
        self.present = self._present()

    def _anchored(self):
        anchored = set(self.stands_for)
        while True:
            more = {effect for _, cause, effect in self.carrying if cause in anchored} - anchored
            if not more:
                return anchored
            anchored |= more

    def _present(self):
        """Both ends by iteration from below, which ends as min and max make no new numbers."""
        present = {}
        for concept in self.ontology.types:
            met = [self.figures.degree(self.region, indicator) for indicator in self.stands_for.get(concept, ())]
            if met:
                present[concept] = tuple(sum(ends) / len(met) for ends in zip(*met))
            else:
                present[concept] = (0.0, 0.0) if concept in self.anchored else UNKNOWN
        changed = True
        while changed:
            changed = False
            for claim, cause, effect in self.carrying:
                if effect in self.stands_for or cause not in self.anchored:
                    continue
                chain = [present[cause], *(present[concept] for concept in self.ontology.conditions(claim))]
                better = tuple(max(old, min(ends)) for old, ends in zip(present[effect], zip(*chain)))
                if better != present[effect]:
                    present[effect], changed = better, True
        return present

    def _weighed(self, goal):
        """The conditions that count: anchored ones, and those that the text makes necessary."""
        necessary = set()
        for claim in self.ontology.linked("rests-on", goal):
            item = self.ontology.claims.get(claim)
            if item is not None:
                necessary.update(self.ontology.conditions(claim))
                if item.get("relation") == "required-for":
                    necessary.add(item.get("cause"))
        return [c for c in self.ontology.linked("requires", goal) if c in self.anchored or c in necessary]

    def works(self, mechanism):
        parts = [self.present[concept] for concept in self._weighed(mechanism)]
        blockers = [self.present[b] for b in self.ontology.linked("blocked-by", mechanism) if b in self.anchored]
        parts += [(1.0 - upper, 1.0 - lower) for lower, upper in blockers]
        dimensions = set(self.ontology.linked("in-dimension", mechanism))
        grounded = any(
            concept in self.stands_for and dimensions & set(self.ontology.linked("in-dimension", concept))
            for concept in self.ontology.linked("requires", mechanism))
        if not grounded:
            parts.append(UNKNOWN)
        return tuple(min(ends) for ends in zip(*parts)) if parts else (1.0, 1.0)

    def mechanisms(self, goal):
        found = [m for m, g in self.ontology.links["belongs-to"] if g == goal and self.ontology.types[m] == "mechanism"]
        for logic in self.ontology.linked("builds-on", goal):
            found += self.mechanisms(logic)
        return sorted(set(found))

    def in_place(self, goal):
        degrees = [self.works(mechanism) for mechanism in self.mechanisms(goal)]
        needed = self.ontology.quota.get(goal, len(degrees))
        ends = zip(*degrees)
        kth = tuple(sorted(end, reverse=True)[needed - 1] if needed <= len(degrees) else 0.0 for end in ends)
        parts = [kth, *(self.present[concept] for concept in self._weighed(goal))]
        return tuple(min(end) for end in zip(*parts))


def status(degree):
    return "active" if degree[0] >= THRESHOLD else "inactive" if degree[1] < THRESHOLD else "undetermined"


def steps(step):
    yield step
    for part in step.get("parts", ()):
        yield from steps(part)


class Comparison:
    def __init__(self, ontology):
        self.ontology, self.mistakes, self.answers, self.figures = ontology, [], 0, 0

    def check(self, explanation, figures):
        region, period = explanation["region"]["id"], explanation["period"]
        reading = Reading(self.ontology, figures, region)
        for answer in explanation["answers"]:
            self._check_answer(f"{region} {period}", reading, answer)
            shown = [step["figure"] for proof in answer["proofs"] for step in steps(proof) if "figure" in step]
            shown += [answer["binding"]["figure"]] if "figure" in answer.get("binding", {}) else []
            for figure in shown:
                self._check_figure(region, period, figures, figure)

    def _check_answer(self, where, reading, answer):
        self.answers += 1
        goal = answer["goal"]["id"]
        expected = reading.in_place(goal)
        working = sum(status(reading.works(mechanism)) == "active" for mechanism in reading.mechanisms(goal))
        if not all(map(close, expected, answer["degree"])):
            self.mistakes.append(f"{where} {goal}: {answer['degree']}, by the second reading {expected}")
        if status(expected) != answer["status"]:
            self.mistakes.append(f"{where} {goal}: {answer['status']}, by the second reading {status(expected)}")
        if working != answer["mechanisms"]["in_place"]:
            self.mistakes.append(f"{where} {goal}: {answer['mechanisms']['in_place']} in place, by the second reading {working}")

    def _check_figure(self, region, period, figures, figure):
        self.figures += 1
        indicator = figure["indicator"]["id"]
        where = f"{region} {period} {indicator}"
        for observed in figure["observed"]:
            row = {"region": region, "period": period, "indicator": observed["indicator"], "value": observed["value"],
                   "vintage": observed["vintage"], "source": observed["source"]["id"]}
            if not any(all(known[key] == value for key, value in row.items()) for known in self.rows_of(region, period)):
                self.mistakes.append(f"{where}: {row} is no row of the profiles")
        values = figures.values(region, indicator)
        if "value" not in figure:
            self.mistakes += [f"{where}: has no value, the profiles have {values}"] if values else []
            return
        if not any(close(figure["value"], value) for value in values):
            self.mistakes.append(f"{where}: {figure['value']}, the profiles give {values}")
        if not figure["observed"]:
            self.mistakes.append(f"{where}: rests on no observation")
        if figure.get("rank") != figures.rank(region, indicator):
            self.mistakes.append(f"{where}: rank {figure.get('rank')}, counted {figures.rank(region, indicator)}")

    def rows_of(self, region, period):
        if not hasattr(self, "_rows"):
            self._rows = collections.defaultdict(list)
            for row in self.ontology.rows:
                self._rows[row["region"], row["period"]].append(row)
        return self._rows[region, period]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    expect.add_arguments(parser)
    options = parser.parse_args()
    if failed := expect.prepare(options):
        return failed
    comparison = Comparison(Ontology())
    periods = sorted({row["period"] for row in comparison.ontology.rows})
    for period in periods:
        command = [str(options.yinguo), "explain", "--all", "--period", str(period), "--format", "json", "--store", str(options.store)]
        answer = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        figures = Figures(comparison.ontology, period)
        for explanation in answer["explanations"]:
            comparison.check(explanation, figures)
    for mistake in comparison.mistakes[:50]:
        print(mistake)
    print(f"{len(periods)} years, {comparison.answers} answers, {comparison.figures} figures, {len(comparison.mistakes)} mistakes")
    complete = comparison.answers == len(periods) * len(comparison.ontology.regions) * 4
    return 1 if comparison.mistakes or not complete else 0


if __name__ == "__main__":
    sys.exit(main())
