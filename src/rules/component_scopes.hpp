#pragma once
#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/components.hpp"

namespace yinguo::rules {

struct ComponentScope;

/// What a formal parameter stands for: a name, to be understood where it was written.
struct ComponentArgument {
  syntax::Name name;  ///< empty while a component is checked by itself
  const ComponentScope* written_in = nullptr;
};

/// A component with its parameters settled, from which the components within it are found; or, with
/// no component, the parameters alone, from which the bases are found.
struct ComponentScope {
  const syntax::Component* component = nullptr;
  std::map<std::string_view, ComponentArgument> arguments;
  const ComponentScope* outer = nullptr;
  std::vector<const ComponentScope*> bases;
};

/// Finds the components that references mean. Reports YG-R240 to R244.
class ComponentScopes {
 public:
  ComponentScopes(const syntax::Ast& ast, Reporter& reporter, const ComponentLimits& limits)
      : ast_{ast}, reporter_{reporter}, limits_{limits} {}

  /// The scope of the component that `type` means in `scope` (null: outside all components); null
  /// after a mistake, or if it is a parameter that is not known yet. Lives as long as this.
  const ComponentScope* resolve(const syntax::ComponentType& type, const ComponentScope* scope);

  /// The scope of a component by itself, what it is a parameter for unknown.
  const ComponentScope* open_alone(const syntax::Component& component, const ComponentScope* outer);

  /// The argument for the formal parameter `name`; null if it is none.
  [[nodiscard]] static const ComponentArgument* argument_of(std::string_view name,
                                                            const ComponentScope* scope);

  /// Counts towards a limit of the expansion. False when it is passed, which is reported once.
  bool count_items(std::size_t items, const base::Span& span);
  bool fits(std::size_t depth, const base::Span& span);

 private:
  /// A component and the scope that it is declared in; no component if it is not known.
  struct Found {
    const syntax::Component* component = nullptr;
    const ComponentScope* outer = nullptr;
  };

  /// A component whose bases are being opened.
  struct Opening {
    const syntax::Component* component;
    std::vector<std::string> arguments;
    bool operator==(const Opening&) const = default;
  };

  [[nodiscard]] static Found within(std::string_view name, const ComponentScope& scope);
  [[nodiscard]] Found look_up(std::string_view name, const ComponentScope* scope) const;
  [[nodiscard]] std::vector<std::string_view> visible_from(const ComponentScope* scope) const;
  const ComponentScope* open(const Found& found, const std::vector<ComponentArgument>& arguments,
                             const base::Span& span);
  bool open_bases(ComponentScope& scope, const ComponentScope* header);
  void check_overrides(const ComponentScope& scope);
  bool limit(bool holds, const base::Span& span, const std::string& message);

  const syntax::Ast& ast_;
  Reporter& reporter_;
  const ComponentLimits& limits_;
  std::deque<ComponentScope> scopes_;
  std::vector<Opening> opening_;
  std::size_t instances_ = 0;
  std::size_t items_ = 0;
  bool is_exhausted_ = false;
};

/// Calls visit(item) for the items of one kind.
template <class Kind, class Visit>
void for_each_item(const syntax::Ast& ast, Visit visit) {
  for (const auto& item : ast.items) {
    if (const auto* const found = std::get_if<Kind>(&item)) visit(*found);
  }
}

}  // namespace yinguo::rules
