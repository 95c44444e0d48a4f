#include "ontology/difference.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>

#include "ontology/record_fields.hpp"

namespace yinguo::ontology {
namespace {

using Values = std::vector<std::string>;

/// The values of `from`, in their order, beyond as many of each as `other` has.
Values without(const Values& from, const Values& other) {
  std::map<std::string_view, std::size_t> left;
  for (const auto& value : other)
    ++left[value];
  Values out;
  for (const auto& value : from) {
    const auto same = left.find(value);
    if (same == left.end() || same->second == 0)
      out.push_back(value);
    else
      --same->second;
  }
  return out;
}

std::vector<PropertyChange> changes_of(const Element& before, const Element& after) {
  std::vector<PropertyChange> out;
  for (std::size_t i = 0; i < before.properties.size(); ++i) {
    const auto& was = before.properties[i];
    const auto& is = after.properties[i];
    if (was.values != is.values)
      out.push_back({was.name, without(was.values, is.values), without(is.values, was.values)});
  }
  return out;
}

/// Pairs the elements of two ascending lists; of several with one id the first with the first.
Difference paired(const std::vector<Element>& before, const std::vector<Element>& after) {
  Difference out;
  auto was = before.begin();
  auto is = after.begin();
  const auto precedes = [](const Element& a, const Element& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.id < b.id;
  };
  while (was != before.end() || is != after.end()) {
    if (is == after.end() || (was != before.end() && precedes(*was, *is))) {
      out.removed.push_back(*was++);
    } else if (was == before.end() || precedes(*is, *was)) {
      out.added.push_back(*is++);
    } else {
      auto changes = changes_of(*was++, *is);
      if (!changes.empty()) out.changed.push_back({is->kind, is->id, std::move(changes)});
      ++is;
    }
  }
  return out;
}

/// Whether ids of the kind are in the space that the kinds share.
bool has_shared_id(ElementKind kind) {
  switch (kind) {
    case ElementKind::kConcept:
    case ElementKind::kClaim:
    case ElementKind::kSource:
    case ElementKind::kIndicator:
    case ElementKind::kRegion:
    case ElementKind::kPeerGroup:
      return true;
    default:
      return false;
  }
}

using Ids = std::set<std::string, std::less<>>;

void add_schema_ids(const Model& model, Ids& out) {
  const auto add = [&](const auto& declared) {
    for (const auto& one : declared)
      out.insert(one.id);
  };
  add(model.schema.types);
  add(model.schema.relations);
  add(model.schema.attributes);
}

/// The ids by which `other` may mean something else than an element that only the one model has.
Ids taken_in(const std::vector<Element>& other, const Ids& schema) {
  auto out = schema;
  for (const auto& one : other) {
    if (has_shared_id(one.kind)) out.insert(one.id);
  }
  return out;
}

/// Elements of one kind of which all the same is said.
struct Alike {
  std::vector<std::string> removed{};
  std::vector<std::string> added{};
};

/// Different elements have different texts, but for their ids.
std::string said_of(const Element& one) {
  std::string out;
  for (const auto& property : one.properties) {
    out += '\x1d' + property.name;
    for (const auto& value : property.values)
      out += '\x1e' + value;
  }
  return out;
}

/// Changes the id of elements and all references to them.
class Renamer {
 public:
  using Map = std::map<std::string, std::string, std::less<>>;

  explicit Renamer(const Map& to) : to_{to} {}

  template <class... T>
  void operator()(T&... values) {
    (visit(values), ...);
  }

  void rename(Model& model) {
    rename_all(model.concepts);
    rename_all(model.claims);
    rename_all(model.sources);
    rename_all(model.indicators);
    rename_all(model.regions);
    rename_all(model.peer_groups);
    (*this)(model.no_claims, model.alignments);
    for (auto& figure : model.observations) {
      replace(figure.region);
      replace(figure.indicator);
    }
  }

 private:
  template <class T>
  void rename_all(std::vector<T>& elements) {
    for (auto& one : elements) {
      replace(one.id);
      visit(one);
    }
  }

  void replace(std::string& id) const {
    const auto found = to_.find(id);
    if (found != to_.end()) id = found->second;
  }

  void visit(Ref& ref) { replace(ref.id); }

  void visit(Scope& scope) {
    if (scope.what == "regions") replace(scope.value);
  }

  template <class T>
  void visit(std::optional<T>& value) {
    if (value) visit(*value);
  }

  template <class T>
  void visit(std::vector<T>& values) {
    for (auto& value : values)
      visit(value);
  }

  template <class A, class B>
  void visit(std::pair<A, B>& /*texts*/) {}

  template <class T>
  void visit(T& value) {
    if constexpr (std::is_class_v<T> && !std::is_same_v<T, std::string>) fields(*this, value);
  }

  const Map& to_;
};

/// Compares, and takes what is renamed for one thing until no more is found.
class Comparison {
 public:
  Comparison(const Model& before, const Model& after)
      : renamed_{before}, after_{elements_of(after)} {
    Ids schema{std::string{kClaimKind}, std::string{kRegionKind}};
    add_schema_ids(before, schema);
    add_schema_ids(after, schema);
    taken_before_ = taken_in(elements_of(before), schema);
    taken_after_ = taken_in(after_, schema);
  }

  Difference run() {
    std::vector<Renaming> renamings;
    for (;;) {
      auto out = paired(elements_of(renamed_), after_);
      const auto found = proposals(out);
      if (found.empty()) {
        sort(renamings);
        out.renamed = std::move(renamings);
        return out;
      }
      Renamer::Map to;
      for (const auto& one : found)
        to.emplace(one.from, one.to);
      Renamer{to}.rename(renamed_);
      renamings.insert(renamings.end(), found.begin(), found.end());
    }
  }

 private:
  static void sort(std::vector<Renaming>& renamings) {
    std::ranges::sort(renamings, [](const Renaming& a, const Renaming& b) {
      return a.kind != b.kind ? a.kind < b.kind : a.from < b.from;
    });
  }

  /// That only one thing can be meant makes a renaming the same seen from either side.
  [[nodiscard]] std::vector<Renaming> proposals(const Difference& difference) const {
    std::map<std::pair<ElementKind, std::string>, Alike> alike;
    for (const auto& one : difference.removed) {
      if (has_shared_id(one.kind) && !taken_after_.contains(one.id))
        alike[{one.kind, said_of(one)}].removed.push_back(one.id);
    }
    for (const auto& one : difference.added) {
      if (has_shared_id(one.kind) && !taken_before_.contains(one.id))
        alike[{one.kind, said_of(one)}].added.push_back(one.id);
    }
    std::vector<Renaming> out;
    for (const auto& [what, ids] : alike) {
      if (ids.removed.size() == 1 && ids.added.size() == 1)
        out.push_back({what.first, ids.removed.front(), ids.added.front()});
    }
    return out;
  }

  Model renamed_;
  std::vector<Element> after_;
  Ids taken_before_;
  Ids taken_after_;
};

}  // namespace

Difference difference(const Model& before, const Model& after) {
  return Comparison{before, after}.run();
}

}  // namespace yinguo::ontology
