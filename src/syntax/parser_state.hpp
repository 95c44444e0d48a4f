#pragma once
// Recursive descent over the tokens. One member function a rule of the grammar; a rule that meets a
// mistake reports it once and returns nothing, and the item it stands in is given up.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/lexer.hpp"
#include "syntax/parser.hpp"

namespace yinguo::syntax {

class Parser {
 public:
  Parser(const base::SourceText& source, std::vector<Token> tokens, base::Diagnostics& diagnostics,
         const ParseOptions& options);

  Ast run();

 private:
  using Conjunction = std::vector<Literal>;

  /// One level of nesting, counted while it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_{parser} { ++parser_.depth_; }

    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    Level(Level&&) = delete;
    Level& operator=(Level&&) = delete;

    ~Level() { --parser_.depth_; }

    /// Reports and returns false when this level is one too many.
    [[nodiscard]] bool fits() const;

   private:
    Parser& parser_;
  };

  // parser.cpp: tokens, reports, items
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
  const Token& take();
  [[nodiscard]] bool at(std::string_view punctuation, std::size_t ahead = 0) const;
  [[nodiscard]] bool at_word(std::string_view word, std::size_t ahead = 0) const;
  [[nodiscard]] bool at_name(std::size_t ahead = 0) const;
  bool accept(std::string_view punctuation);
  bool expect(std::string_view punctuation);
  std::optional<Name> expect_name(std::string_view what);
  std::optional<Name> expect_qualified(std::string_view what);
  [[nodiscard]] bool is_name_dot(std::size_t index) const;
  [[nodiscard]] std::size_t qualified_length(std::size_t ahead = 0) const;
  [[nodiscard]] bool at_atom(std::size_t ahead = 0) const;
  std::nullopt_t unexpected(std::string_view wanted, std::string help = {});
  void warn(const base::ErrorCode& code, const base::Span& span, std::string message,
            std::string help = {}, std::string note = {});
  void report(const base::ErrorCode& code, const base::Span& span, std::string message,
              std::string help = {}, std::string note = {});
  std::nullopt_t not_supported(const base::Span& span, std::string_view what,
                               std::string help = {});
  [[nodiscard]] base::Span since(std::size_t first_token) const;
  std::string string_value(const Token& token);
  void item(Ast& ast);
  void directive_item(Ast& ast);
  void preprocessor_line();
  void unknown_directive();
  void recover(std::size_t first_token);

  // parse_declarations.cpp
  bool relation_declaration(Ast& ast);
  bool relation_tail(RelationDeclaration& declaration);
  bool qualifiers(RelationDeclaration& declaration);
  bool degree(RelationDeclaration& declaration);
  bool choice_domains(RelationDeclaration& declaration);
  std::optional<std::vector<Attribute>> attributes(std::string_view closing);
  bool type_declaration(Ast& ast);
  bool old_type_declaration(Ast& ast, std::string_view base);
  void old_subtype(TypeDeclaration& declaration, std::size_t first_token, std::string_view base);
  bool type_tail(TypeDeclaration& declaration);
  bool record_type(TypeDeclaration& declaration);
  bool branches(TypeDeclaration& declaration);
  bool io_directive(Ast& ast, Directive::Kind kind);
  bool io_parameters(Directive& directive);
  std::optional<std::string> io_value();
  bool pragma(Ast& ast);
  bool include(Ast& ast);
  bool plan(const Ast& ast);

  // parse_components.cpp
  bool component(Ast& ast);
  bool component_body(Component& component);
  std::optional<ComponentType> component_type();
  bool instance(Ast& ast);
  bool override_directive(Ast& ast);
  bool refuse_in_component(std::string_view directive);
  [[nodiscard]] std::size_t closing_brace() const;

  // parse_clauses.cpp
  bool clause(Ast& ast);
  std::optional<std::vector<Conjunction>> disjunction();
  std::optional<Conjunction> conjunction();
  std::optional<Conjunction> braced_body();
  static Literal either(std::vector<Conjunction> alternatives, const base::Span& span);
  std::optional<Literal> literal();
  std::optional<Literal> positive_literal();
  std::optional<Literal> group();
  std::optional<Literal> comparison();
  std::optional<Literal> word_constraint();
  std::optional<Literal> quantified();
  [[nodiscard]] std::optional<Quantifier> quantifier_ahead() const;
  [[nodiscard]] bool group_ahead() const;
  [[nodiscard]] std::size_t closing_parenthesis(std::size_t open_ahead) const;
  std::optional<Atom> atom();

  // parse_terms.cpp
  std::optional<Term> term();
  std::optional<Term> operators(int min_precedence);
  std::optional<Term> operators_after(Term left, int min_precedence);
  std::optional<Term> prefix();
  std::optional<Term> primary();
  std::optional<Term> parenthesized();
  std::optional<Term> word_term();
  std::optional<Term> call();
  std::optional<Term> aggregate();
  std::optional<Term> aggregate_after(std::size_t first_token, AggregateOp op,
                                      std::vector<Term> target);
  std::optional<Term> cast();
  std::optional<Term> punctuated_term();
  std::optional<Term> record();
  std::optional<Term> branch_or_counter();
  std::optional<std::vector<Term>> arguments(std::string_view opening = "(",
                                             std::string_view closing = ")");
  bool count_operator();
  Term leaf(Term::Kind kind);
  Term place();

  const base::SourceText& source_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> closers_;  ///< by `(`: its `)` within the clause, or 0
  base::Diagnostics& diagnostics_;
  ParseOptions options_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t term_depth_ = 0;
  std::size_t operators_ = 0;
  std::size_t components_ = 0;     ///< components around this place
  std::size_t component_end_ = 0;  ///< the `}` of the innermost one
  bool has_preprocessor_line_ = false;
};

/// The name in backticks.
[[nodiscard]] inline std::string quoted(std::string_view text) {
  return "`" + std::string{text} + "`";
}

}  // namespace yinguo::syntax
