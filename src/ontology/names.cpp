#include "ontology/names.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "base/text.hpp"
#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

/// The form in which names are equal.
std::string key_of(std::string_view name) {
  auto key = base::fold(base::trim(name));
  const auto is_separator = [](char c) {
    return c == ' ' || c == '-' || c == '_' || (c >= '\t' && c <= '\r');
  };
  key.erase(std::remove_if(key.begin(), key.end(), is_separator), key.end());
  return key;
}

bool is_wanted(Kind kind, std::initializer_list<Kind> kinds) {
  return kinds.size() == 0 || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

void add_once(std::vector<Named>& things, const Named& thing) {
  if (std::find(things.begin(), things.end(), thing) == things.end()) things.push_back(thing);
}

std::string kinds_text(std::initializer_list<Kind> kinds) {
  if (kinds.size() == 0) return "anything";
  std::string out;
  for (const auto kind : kinds)
    out.append(out.empty() ? "" : " or ")
        .append(kind == Kind::kIndicator ? "an " : "a ")
        .append(name_of(kind));
  return out;
}

}  // namespace

void Names::add(std::string_view name, Entry entry) {
  if (name.empty()) return;
  auto key = key_of(name);
  if (key.empty()) return;
  entries_[std::move(key)].push_back(entry);
  spellings_.emplace_back(name, entry.thing);
}

template <class T>
void Names::add_all(const std::vector<T>& elements, Kind kind) {
  for (const auto& element : elements) {
    const Named thing{kind, element.id};
    add(element.id, {thing, Tier::kId});
    if constexpr (requires { element.code; }) add(element.code, {thing, Tier::kId});
    if constexpr (requires { element.label; }) {
      add(element.label.zh, {thing, Tier::kLabel});
      add(element.label.en, {thing, Tier::kLabel});
    }
    if constexpr (requires { element.aliases; }) {
      for (const auto& alias : element.aliases)
        add(alias.text, {thing, Tier::kAlias});
    }
  }
}

Names::Names(const Model& model) : index_{model} {
  add_all(model.concepts, Kind::kConcept);
  add_all(model.indicators, Kind::kIndicator);
  add_all(model.regions, Kind::kRegion);
  add_all(model.peer_groups, Kind::kPeerGroup);
  add_all(model.claims, Kind::kClaim);
  add_all(model.sources, Kind::kSource);
}

std::vector<Named> Names::find(std::string_view name, std::initializer_list<Kind> kinds) const {
  std::vector<Named> found;
  const auto entries = entries_.find(key_of(name));
  if (entries == entries_.end()) return found;
  for (const auto tier : {Tier::kId, Tier::kLabel, Tier::kAlias}) {
    for (const auto& entry : entries->second) {
      if (entry.tier == tier && is_wanted(entry.thing.kind, kinds)) add_once(found, entry.thing);
    }
    if (!found.empty()) break;
  }
  return found;
}

std::vector<Named> Names::near(std::string_view name, std::initializer_list<Kind> kinds,
                               std::size_t limit) const {
  std::vector<std::string_view> texts;
  std::vector<Named> things;
  for (const auto& [text, thing] : spellings_) {
    if (!is_wanted(thing.kind, kinds)) continue;
    texts.push_back(text);
    things.push_back(thing);
  }
  std::vector<Named> found;
  if (const auto nearest = base::nearest_name(name, texts)) {
    const auto at = std::find_if(texts.begin(), texts.end(),
                                 [&](std::string_view t) { return t.data() == nearest->data(); });
    found.push_back(things[static_cast<std::size_t>(at - texts.begin())]);
  }
  const auto key = key_of(name);
  constexpr std::size_t kMinBytes = 3;  // one Chinese character
  for (std::size_t i = 0; i < texts.size() && found.size() < limit && key.size() >= kMinBytes;
       ++i) {
    const auto text = key_of(texts[i]);
    const bool is_part = text.size() >= kMinBytes && key.find(text) != std::string::npos;
    if (is_part || text.find(key) != std::string::npos) add_once(found, things[i]);
  }
  if (found.size() > limit) found.resize(limit);
  return found;
}

base::Result<Named> Names::resolve(std::string_view name, std::initializer_list<Kind> kinds) const {
  const auto found = find(name, kinds);
  if (found.size() == 1) return found.front();
  const auto list = found.empty() ? near(name, kinds) : found;
  std::string help;
  for (const auto& candidate : list) {
    help.append(help.empty() ? (found.empty() ? "did you mean " : "give the id of one: ") : ", ");
    help += describe(candidate);
  }
  if (found.empty() && !help.empty()) help += "?";
  const auto quoted = "`" + std::string{name} + "`";
  if (found.empty()) {
    return base::Error{kUnknownName, kinds_text(kinds) + " called " + quoted + " is not known",
                       std::move(help)};
  }
  return base::Error{kAmbiguousName,
                     quoted + " is the name of " + std::to_string(found.size()) + " things",
                     std::move(help)};
}

const Text* Names::label_of(const Named& thing) const {
  switch (thing.kind) {
    case Kind::kConcept:
      return &index_.find_concept(thing.id)->label;
    case Kind::kIndicator:
      return &index_.find_indicator(thing.id)->label;
    case Kind::kRegion:
      return &index_.find_region(thing.id)->label;
    case Kind::kPeerGroup:
      return &index_.find_peer_group(thing.id)->label;
    case Kind::kClaim:
    case Kind::kSource:
      return nullptr;
  }
  return nullptr;
}

std::string Names::describe(const Named& thing) const {
  auto out = "`" + std::string{thing.id} + "`";
  if (const auto* label = label_of(thing)) out += " (" + label->zh + " / " + label->en + ")";
  return out;
}

}  // namespace yinguo::ontology
