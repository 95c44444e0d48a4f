#pragma once
// Random edits of a model, and what a comparison should say of them.
#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>

#include "base/quoting.hpp"
#include "ontology/model.hpp"

namespace yinguo::ontology::test {

/// Changes a model at random, never the same element twice, and notes what a comparison should say.
class Editor {
 public:
  Editor(Model& model, std::mt19937& random) : model_{model}, random_{random} {}

  [[nodiscard]] const std::set<std::string>& expected() const { return expected_; }

  void rename_something() {
    const auto fresh = "renamed-" + std::to_string(++number_);
    switch (random_() % 5) {
      case 0:
        return rename("concept", model_.concepts, fresh);
      case 1:
        return rename("claim", model_.claims, fresh);
      case 2:
        return rename("indicator", model_.indicators, fresh);
      case 3:
        return rename("region", model_.regions, fresh);
      default:
        return rename("source", model_.sources, fresh);
    }
  }

  void edit() {
    using Edit = void (Editor::*)();
    static constexpr std::array<Edit, 14> edits{
        &Editor::turn_claim,     &Editor::retire_claim,    &Editor::remove_claim,
        &Editor::add_claim,      &Editor::reorder_aliases, &Editor::add_alias,
        &Editor::remove_link,    &Editor::move_figure,     &Editor::remove_figure,
        &Editor::add_figure,     &Editor::drop_membership, &Editor::narrow_claim,
        &Editor::change_program, &Editor::relabel_type};
    (this->*edits.at(random_() % edits.size()))();
  }

 private:
  void expect(const std::string& line) { expected_.insert(line); }

  /// One that was not changed yet; nullptr when the one tried was.
  template <class T>
  T* pick(std::vector<T>& all, const std::string& kind) {
    if (all.empty()) return nullptr;
    auto& one = all[random_() % all.size()];
    return used_.insert(kind + one.id).second ? &one : nullptr;
  }

  template <class T>
  void rename(const std::string& kind, std::vector<T>& all, const std::string& to) {
    auto* one = pick(all, kind);
    if (one == nullptr) return;
    const auto from = one->id;
    used_.insert(kind + to);
    one->id = to;
    replace_references(from, to);
    expect("= " + kind + " " + from + " " + to);
  }

  /// Everywhere, said once more by hand.
  void replace_references(const std::string& from, const std::string& to) {
    const auto put = [&](std::string& id) {
      if (id == from) id = to;
    };
    for (auto& one : model_.concepts) {
      for (auto& link : one.links)
        put(link.to.id);
    }
    for (auto& one : model_.claims) {
      put(one.cause.id);
      put(one.effect.id);
      for (auto& ref : one.conditions)
        put(ref.id);
      for (auto& ref : one.via)
        put(ref.id);
      for (auto& moderator : one.moderators)
        put(moderator.id.id);
      for (auto& scope : one.scopes)
        put(scope.value);
      for (auto& evidence : one.evidence) {
        put(evidence.at.source.id);
        for (auto& cited : evidence.cites)
          put(cited.id);
      }
    }
    for (auto& one : model_.no_claims)
      put(one.at.source.id);
    for (auto& one : model_.indicators) {
      for (auto& ref : one.sources)
        put(ref.id);
      for (auto& measured : one.measures)
        put(measured.id.id);
      if (one.ratio) put(one.ratio->numerator.id);
      if (one.ratio) put(one.ratio->denominator.id);
      if (one.membership) put(one.membership->peers.id);
    }
    for (auto& one : model_.peer_groups) {
      for (auto& ref : one.members)
        put(ref.id);
    }
    for (auto& one : model_.observations) {
      put(one.region);
      put(one.indicator);
    }
  }

  void turn_claim() {
    auto* claim = pick(model_.claims, "claim");
    if (claim == nullptr || claim->polarity == Polarity::kDecrease) return;
    expect("~ claim " + claim->id + " polarity -[" + std::string{word(claim->polarity)} +
           "] +[decrease]");
    claim->polarity = Polarity::kDecrease;
  }

  void retire_claim() {
    auto* claim = pick(model_.claims, "claim");
    if (claim == nullptr || claim->status != ClaimStatus::kActive) return;
    claim->status = ClaimStatus::kRetired;
    expect("~ claim " + claim->id + " status -[active] +[retired]");
  }

  void remove_claim() {
    auto* claim = pick(model_.claims, "claim");
    if (claim == nullptr) return;
    const auto id = claim->id;
    for (auto& one : model_.concepts) {
      for (const auto& link : one.links) {
        if (link.to.id == id) expect("- link " + one.id + "/" + link.relation.id + "/" + id);
      }
      std::erase_if(one.links, [&](const Link& link) { return link.to.id == id; });
    }
    std::erase_if(model_.claims, [&](const Claim& one) { return one.id == id; });
    expect("- claim " + id);
  }

  void add_claim() {
    auto claim = model_.claims[random_() % model_.claims.size()];
    claim.id = "added-" + std::to_string(++number_);
    claim.paraphrase.en += claim.id;
    used_.insert("claim" + claim.id);
    expect("+ claim " + claim.id);
    const auto at = static_cast<std::ptrdiff_t>(random_() % model_.claims.size());
    model_.claims.insert(model_.claims.begin() + at, std::move(claim));
  }

  void reorder_aliases() {
    auto* one = pick(model_.concepts, "concept");
    if (one == nullptr || one->aliases.size() < 2) return;
    std::swap(one->aliases.front(), one->aliases.back());
    expect("~ concept " + one->id + " alias -[] +[]");
  }

  void add_alias() {
    auto* one = pick(model_.concepts, "concept");
    if (one == nullptr) return;
    one->aliases.insert(one->aliases.begin(), {Language::kEn, "quite \"new\""});
    expect("~ concept " + one->id + " alias -[] +[en \"quite \\\"new\\\"\"]");
  }

  void remove_link() {
    auto& one = model_.concepts[random_() % model_.concepts.size()];
    if (one.links.empty()) return;
    expect("- link " + one.id + "/" + one.links.back().relation.id + "/" + one.links.back().to.id);
    one.links.pop_back();
  }

  Observation* pick_figure() {
    auto& one = model_.observations[random_() % model_.observations.size()];
    return used_.insert(figure_id(one)).second ? &one : nullptr;
  }

  static std::string figure_id(const Observation& one) {
    return one.region + "/" + one.indicator + "/" + std::to_string(one.period);
  }

  void move_figure() {
    auto* one = pick_figure();
    if (one == nullptr) return;
    const auto before = base::number_text(one->value);
    one->value = -0.125;
    one->source = "book";
    expect("~ figure " + figure_id(*one) + " value -[" + before + "] +[-0.125]");
    expect("~ figure " + figure_id(*one) + " source -[] +[book]");
  }

  void remove_figure() {
    auto* one = pick_figure();
    if (one == nullptr) return;
    expect("- figure " + figure_id(*one));
    model_.observations.erase(model_.observations.begin() + (one - model_.observations.data()));
  }

  void add_figure() {
    Observation one{"nowhere", "nothing", ++number_, 1.0, "", "", {}};
    expect("+ figure " + figure_id(one));
    used_.insert(figure_id(one));
    model_.observations.insert(model_.observations.begin(), std::move(one));
  }

  void drop_membership() {
    auto* one = pick(model_.indicators, "membership");
    if (one == nullptr || !one->membership) return;
    expect("- membership " + one->id);
    one->membership.reset();
  }

  void narrow_claim() {
    auto* claim = pick(model_.claims, "claim");
    if (claim == nullptr) return;
    claim->scopes.push_back({"period", "1-2", {}});
    expect("~ claim " + claim->id + " scope -[] +[period 1-2]");
  }

  void change_program() {
    if (!used_.insert("program").second) return;
    model_.programs.front().text = "one\nhalf\n";
    expect("~ program a.dl text -[two] +[half]");
  }

  void relabel_type() {
    auto* one = pick(model_.schema.types, "type");
    if (one == nullptr) return;
    expect("~ type " + one->id + " label.en -[" + one->label.en + "] +[other]");
    one->label.en = "other";
  }

  Model& model_;
  std::mt19937& random_;
  std::set<std::string> expected_;
  std::set<std::string> used_;
  int number_ = 0;
};

}  // namespace yinguo::ontology::test
