#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include <serd/serd.h>

#include "base/byte_set.hpp"
#include "base/text.hpp"

#include "literature/errors.hpp"
#include "literature/rdf_reader.hpp"

namespace yinguo::literature {
namespace {

/// The last sign of the string that begins at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  const auto sign = text.substr(at, 1);
  const auto three = text.substr(at, 3);
  const bool is_long = three.size() == 3 && three[1] == sign[0] && three[2] == sign[0];
  const auto close = is_long ? three : sign;
  for (at += close.size(); at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text.substr(at).starts_with(close))
      return at + close.size() - 1;
  }
  return text.size();
}

std::string_view text_of(const SerdNode& node) {
  if (node.buf == nullptr) return {};
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};  // NOLINT(*-reinterpret-cast)
}

/// Where lists and nodes within nodes first are deeper than `most`; the end of the text where they
/// are not. Serd takes them by recursion.
std::size_t find_too_deep(std::string_view text, std::size_t most) {
  constexpr base::ByteSet kSigns{"<\"'#([)]\\"};
  std::size_t depth = 0;
  for (auto at = kSigns.find_in(text); at < text.size(); at = kSigns.find_in(text, at + 1)) {
    const char sign = text[at];
    if (sign == '(' || sign == '[') {
      if (++depth > most) return at;
    } else if (sign == ')' || sign == ']') {
      depth -= depth > 0 ? 1U : 0U;
    } else if (sign == '\\') {
      ++at;
    } else if (sign == '#') {
      at = std::min(text.find_first_of("\r\n", at), text.size());
    } else if (sign == '<') {
      at = std::min(text.find_first_of(">\r\n", at), text.size());
    } else {
      at = end_of_string(text, at);
    }
  }
  return text.size();
}

/// Takes the statements that Serd finds. Serd does not say where one stands; as it is given the
/// text a byte at a time, what it has asked for is how far it has come.
class Reader {
 public:
  Reader(ImportFile& file, RdfGraph& graph)
      : file_{file},
        graph_{graph},
        env_{serd_env_new(nullptr)},
        reader_{serd_reader_new(SERD_TURTLE, this, nullptr, on_base, on_prefix, on_statement,
                                nullptr)} {
    serd_reader_set_error_sink(reader_.get(), on_error, this);
    serd_reader_set_strict(reader_.get(), true);
  }

  bool run() {
    const auto most = file_.options().max_depth;
    if (const auto deep = find_too_deep(file_.text(), most); deep < file_.text().size()) {
      at_ = deep + 1;
      fail(kImportLimit, "lists or nodes are nested more than " + std::to_string(most) + " deep",
           "`--max-depth` sets the limit");
      return false;
    }
    constexpr std::array<std::uint8_t, 5> kName{'f', 'i', 'l', 'e', 0};
    const auto status =
        serd_reader_read_source(reader_.get(), next_byte, has_failed, this, kName.data(), 1);
    const bool is_whole = status <= SERD_FAILURE && at_ == file_.text().size();
    if (is_good_ && !is_whole) fail(kImportSyntax, "the text is no Turtle", {});
    return is_good_;
  }

 private:
  struct Free {
    void operator()(SerdEnv* env) const { serd_env_free(env); }

    void operator()(SerdReader* reader) const { serd_reader_free(reader); }
  };

  static Reader& self(void* handle) { return *static_cast<Reader*>(handle); }

  static std::size_t next_byte(void* buffer, std::size_t size, std::size_t count, void* handle) {
    auto& reader = self(handle);
    const auto left = reader.file_.text().substr(reader.at_);
    const auto length = std::min(size * count, left.size());
    std::memcpy(buffer, left.data(), length);
    reader.at_ += length;
    return size == 0 ? 0 : length / size;
  }

  static int has_failed(void* /*handle*/) { return 0; }

  static SerdStatus on_base(void* handle, const SerdNode* iri) {
    return serd_env_set_base_uri(self(handle).env_.get(), iri);
  }

  static SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* iri) {
    return serd_env_set_prefix(self(handle).env_.get(), name, iri);
  }

  // NOLINTNEXTLINE(readability-function-size): Serd's own
  static SerdStatus on_statement(void* handle, SerdStatementFlags /*flags*/,
                                 const SerdNode* /*graph*/, const SerdNode* subject,
                                 const SerdNode* predicate, const SerdNode* object,
                                 const SerdNode* /*datatype*/, const SerdNode* language) {
    return self(handle).take(*subject, *predicate, *object, language);
  }

  static SerdStatus on_error(void* handle, const SerdError* error) {
    auto& reader = self(handle);
    if (!reader.is_good_) return SERD_SUCCESS;
    std::array<char, 256> message{};
    std::va_list arguments;            // NOLINT(*-vararg): Serd's own
    va_copy(arguments, *error->args);  // NOLINT(*-valist.Uninitialized): filled here
    (void)std::vsnprintf(message.data(), message.size(), error->fmt, arguments);
    va_end(arguments);
    reader.fail(kImportSyntax, "no Turtle: " + clean_text(message.data()),
                "`rapper` and `riot` convert other syntaxes into it");
    return SERD_SUCCESS;
  }

  SerdStatus take(const SerdNode& subject, const SerdNode& predicate, const SerdNode& object,
                  const SerdNode* language) {
    if (!is_good_) return SERD_FAILURE;
    if (graph_.is_full()) {
      fail(kImportLimit,
           "the file has more than " + std::to_string(RdfGraph::kMaxStatements) + " triples",
           "import it in parts");
      return SERD_FAILURE;
    }
    RdfStatement statement;
    statement.at = place();
    statement.property = term(predicate);
    statement.is_text = object.type == SERD_LITERAL;
    statement.value = statement.is_text ? std::string{text_of(object)} : term(object);
    if (language != nullptr) statement.language = base::fold(text_of(*language));
    auto& about = graph_.subject(term(subject), statement.at);
    graph_.add(about, std::move(statement));
    return is_good_ ? SERD_SUCCESS : SERD_FAILURE;
  }

  std::string term(const SerdNode& node) {
    if (node.type == SERD_BLANK) return "_:" + std::string{text_of(node)};
    SerdNode whole = serd_env_expand_node(env_.get(), &node);
    if (whole.buf == nullptr) {
      fail(kImportSyntax, "`" + std::string{text_of(node)} + "` has a prefix that is not declared",
           "`@prefix name: <…> .`");
      return {};
    }
    auto out = short_term(text_of(whole));
    serd_node_free(&whole);
    return out;
  }

  [[nodiscard]] std::uint32_t place() const {
    return static_cast<std::uint32_t>(at_ == 0 ? 0 : at_ - 1);
  }

  void fail(const base::ErrorCode& code, std::string message, std::string help) {
    if (is_good_) file_.error(code, file_.span(place(), at_), std::move(message), std::move(help));
    is_good_ = false;
  }

  ImportFile& file_;
  RdfGraph& graph_;
  std::size_t at_ = 0;
  bool is_good_ = true;
  std::unique_ptr<SerdEnv, Free> env_;
  std::unique_ptr<SerdReader, Free> reader_;
};

}  // namespace

bool read_turtle_text(ImportFile& file, RdfGraph& graph) {
  return Reader{file, graph}.run();
}

}  // namespace yinguo::literature
