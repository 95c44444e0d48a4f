#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "ontology/model.hpp"
#include "ontology/xml_lexis.hpp"

namespace pugi {
struct xml_node_struct;
}  // namespace pugi

namespace yinguo::ontology {

/// An element of an XmlDocument: a small handle.
///
/// Lifetime: the document must outlive it; so must the text that the document was parsed from.
class XmlElement {
 public:
  XmlElement() = default;

  explicit operator bool() const noexcept { return node_ != nullptr; }

  [[nodiscard]] std::string_view name() const;
  /// The start tag, from `<` to `>`.
  [[nodiscard]] base::Span span() const;
  /// An attribute's value, entities resolved, and where it stands.
  [[nodiscard]] std::optional<Ref> attribute(std::string_view name) const;
  /// Names and places of all attributes, in file order.
  [[nodiscard]] std::vector<Ref> attribute_names() const;
  [[nodiscard]] XmlElement first_child() const;
  [[nodiscard]] XmlElement next() const;
  /// The character data of the element itself, white space runs as one space (none between wide
  /// characters).
  [[nodiscard]] std::string text() const;

 private:
  friend class XmlDocument;

  struct Origin {
    base::SourceId source = base::SourceId::kNone;
    std::string_view text;
  };

  XmlElement(pugi::xml_node_struct* node, const Origin* origin) : node_{node}, origin_{origin} {}

  [[nodiscard]] std::optional<XmlStartTag> start_tag() const;
  [[nodiscard]] base::Span span_of_value(std::string_view name) const;

  pugi::xml_node_struct* node_ = nullptr;
  const Origin* origin_ = nullptr;
};

/// A parsed XML text. Document types are refused; entities other than the five of XML do not exist.
///
/// Threads: const methods may run concurrently.
class XmlDocument {
 public:
  /// Parses the text of `source`, reporting what is malformed; nothing when there is no tree to
  /// read. Requires: the text is UTF-8 and lives as long as the document.
  [[nodiscard]] static std::optional<XmlDocument> parse(base::SourceId source,
                                                        std::string_view text,
                                                        const XmlLimits& limits,
                                                        base::Diagnostics& diagnostics);
  XmlDocument(XmlDocument&&) noexcept;
  XmlDocument& operator=(XmlDocument&&) noexcept;
  XmlDocument(const XmlDocument&) = delete;
  XmlDocument& operator=(const XmlDocument&) = delete;
  ~XmlDocument();

  [[nodiscard]] XmlElement root() const;

 private:
  struct Tree;
  explicit XmlDocument(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

}  // namespace yinguo::ontology
