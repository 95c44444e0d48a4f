#include "evaluation/fact_sqlite.hpp"

#include <cmath>
#include <filesystem>
#include <unordered_map>

#include "evaluation/functors.hpp"
#include "evaluation/record_text.hpp"
#include "evaluation/sqlite.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using model::ValueType;
using sqlite::Connection;
using sqlite::identifier;
using sqlite::Statement;

constexpr std::string_view kSymbolTable = "__SymbolTable";

std::string_view text_of(const Statement& statement, int column) {
  const auto* const text = sqlite3_column_text(statement.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),  // NOLINT(*-reinterpret-cast): SQLite's own advice
          static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), column))};
}

/// The value of a column; nullopt when it is not of the attribute's type.
std::optional<Value> value_of(const Statement& statement, int column,
                              const rules::Relation& relation, model::SymbolTable& symbols) {
  const int stored = sqlite3_column_type(statement.get(), column);
  const auto& attribute = relation.attributes[static_cast<std::size_t>(column)];
  const auto type = attribute.type;
  if (stored == SQLITE_NULL || stored == SQLITE_BLOB) return std::nullopt;
  if (type == ValueType::kSymbol)
    return Value::from_symbol(symbols.intern(text_of(statement, column)));
  if (type == ValueType::kRecord) {
    const auto found =
        parse_record(text_of(statement, column), attribute, *relation.record_types, symbols);
    const auto* const value = std::get_if<Value>(&found);
    return value != nullptr ? std::optional{*value} : std::nullopt;
  }
  if (stored == SQLITE_INTEGER && type != ValueType::kFloat)
    return Value::from_number(sqlite3_column_int64(statement.get(), column));
  if (stored != SQLITE_TEXT && type == ValueType::kFloat)
    return Value::from_float(sqlite3_column_double(statement.get(), column));
  return parse_number(type, text_of(statement, column));
}

base::Error bad_value(const rules::Relation& relation, const std::string& path, std::size_t row,
                      const Statement& statement, std::size_t column) {
  const auto& attribute = relation.attributes[column];
  const bool is_null =
      sqlite3_column_type(statement.get(), static_cast<int>(column)) == SQLITE_NULL;
  const auto text = std::string{text_of(statement, static_cast<int>(column))};
  return {kBadRow,
          "`" + path + "`, row " + std::to_string(row) + ": " + (is_null ? "a null" : shown(text)) +
              " is not of type `" + model::name_of(attribute.type) + "`, which `" + attribute.name +
              "` has",
          "",
          {}};
}

/// Writes the rows of one relation and the symbols in them.
class Writer {
 public:
  Writer(const Connection& database, const std::string& name, const OutputRows& rows)
      : database_{database}, table_{identifier("_" + name)}, view_{identifier(name)}, rows_{rows} {}

  base::Result<void> run() {
    for (const auto& sql : {std::string{"BEGIN IMMEDIATE"}, "DROP VIEW IF EXISTS " + view_,
                            "DROP TABLE IF EXISTS " + table_, table_sql(), view_sql(),
                            "CREATE TABLE IF NOT EXISTS " + identifier(kSymbolTable) +
                                " (id INTEGER PRIMARY KEY, symbol TEXT UNIQUE)"}) {
      if (auto done = database_.run(sql); !done) return done;
    }
    if (auto ready = prepare(); !ready) return ready;
    base::Result<void> result;
    rows_.for_each([&](std::span<const Value> row) {
      if (result) result = insert(row);
    });
    if (result) result = rows_.whole();
    return result ? database_.run("COMMIT") : result;
  }

 private:
  [[nodiscard]] bool is_symbol(std::size_t i) const {
    return rows_.columns()[i].type == ValueType::kSymbol;
  }

  static std::string column(std::size_t i) { return identifier(std::to_string(i)); }

  [[nodiscard]] std::string table_sql() const {
    std::string columns;
    std::string key;
    for (std::size_t i = 0; i < rows_.columns().size(); ++i) {
      const auto type = rows_.columns()[i].type;
      columns += column(i) + (type == ValueType::kFloat    ? " REAL, "
                              : type == ValueType::kRecord ? " TEXT, "
                                                           : " INTEGER, ");
      key += (i == 0 ? "" : ", ") + column(i);
    }
    return "CREATE TABLE " + table_ + " (" + columns + "PRIMARY KEY (" + key + ")) WITHOUT ROWID";
  }

  [[nodiscard]] std::string view_sql() const {
    std::string what;
    std::string from = table_;
    std::string where;
    for (std::size_t i = 0; i < rows_.columns().size(); ++i) {
      const auto symbols = identifier("_symtab_" + std::to_string(i));
      const auto here = table_ + "." + column(i);
      what += (i == 0 ? "" : ", ") + (is_symbol(i) ? symbols + ".symbol" : here) + " AS " +
              identifier(rows_.columns()[i].name);
      if (!is_symbol(i)) continue;
      from += ", " + identifier(kSymbolTable) + " AS " + symbols;
      where.append(where.empty() ? " WHERE " : " AND ").append(here);
      where.append(" = ").append(symbols).append(".id");
    }
    return "CREATE VIEW " + view_ + " AS SELECT " + what + " FROM " + from + where;
  }

  base::Result<void> prepare() {
    std::string places;
    for (std::size_t i = 0; i < rows_.columns().size(); ++i)
      places += i == 0 ? "?" : ", ?";
    const auto symbols = identifier(kSymbolTable);
    for (auto [statement, sql] :
         {std::pair{&insert_row_, "INSERT INTO " + table_ + " VALUES (" + places + ")"},
          std::pair{&insert_symbol_, "INSERT INTO " + symbols + " (symbol) VALUES (?)"},
          std::pair{&find_symbol_, "SELECT id FROM " + symbols + " WHERE symbol = ?"}}) {
      auto prepared = database_.prepare(sql);
      if (!prepared) return prepared.error();
      *statement = std::move(*prepared);
    }
    return {};
  }

  base::Result<void> insert(std::span<const Value> row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const int place = static_cast<int>(i + 1);
      // SQLite takes a NaN for a null, so that it is written as a text.
      if (rows_.columns()[i].type == ValueType::kFloat && !std::isnan(row[i].as_float())) {
        sqlite3_bind_double(insert_row_.get(), place, row[i].as_float());
        continue;
      }
      if (rows_.columns()[i].type == ValueType::kRecord ||
          rows_.columns()[i].type == ValueType::kFloat) {
        bind(insert_row_, rows_.text(row, i), place);
        continue;
      }
      sqlite3_int64 number = row[i].as_number();
      if (is_symbol(i)) {
        const auto id = symbol_id(row[i].as_symbol());
        if (!id) return id.error();
        number = *id;
      }
      sqlite3_bind_int64(insert_row_.get(), place, number);
    }
    return database_.step(insert_row_);
  }

  /// The number that the database has for a symbol, given now if there was none.
  base::Result<sqlite3_int64> symbol_id(model::SymbolId symbol) {
    if (const auto known = ids_.find(symbol); known != ids_.end()) return known->second;
    const auto text = rows_.symbols().text(symbol);
    bind(find_symbol_, text);
    sqlite3_int64 id = 0;
    if (sqlite3_step(find_symbol_.get()) == SQLITE_ROW) {
      id = sqlite3_column_int64(find_symbol_.get(), 0);
    } else {
      bind(insert_symbol_, text);
      if (const auto done = database_.step(insert_symbol_); !done) return done.error();
      id = database_.last_row();
    }
    sqlite3_reset(find_symbol_.get());
    return ids_.emplace(symbol, id).first->second;
  }

  static void bind(const Statement& statement, std::string_view text, int place = 1) {
    sqlite3_bind_text64(statement.get(), place, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
  }

  const Connection& database_;
  std::string table_;
  std::string view_;
  const OutputRows& rows_;
  Statement insert_row_;
  Statement insert_symbol_;
  Statement find_symbol_;
  std::unordered_map<model::SymbolId, sqlite3_int64> ids_;
};

}  // namespace

base::Result<void> read_sqlite_facts(const rules::Relation& relation, const std::string& path,
                                     const std::string& name, model::SymbolTable& symbols,
                                     FactVisitor visit) {
  if (std::error_code none; !std::filesystem::exists(path, none))
    return base::Error{
        kNoFile, "cannot open `" + path + "`, which `" + relation.name + "` reads", "", {}};
  const auto database = Connection::open(path, SQLITE_OPEN_READONLY);
  if (!database) return database.error();
  const auto statement = database->prepare("SELECT * FROM " + identifier(name));
  if (!statement) return statement.error();
  const std::size_t arity = relation.attributes.size();
  if (static_cast<std::size_t>(sqlite3_column_count(statement->get())) < arity) {
    return base::Error{
        kUnreadable, "`" + path + "`: `" + name + "` has fewer columns than the relation", "", {}};
  }
  model::Tuple tuple(arity);
  int status = SQLITE_ROW;
  for (std::size_t row = 1; (status = sqlite3_step(statement->get())) == SQLITE_ROW; ++row) {
    for (std::size_t i = 0; i < arity; ++i) {
      const auto value = value_of(*statement, static_cast<int>(i), relation, symbols);
      if (!value) return bad_value(relation, path, row, *statement, i);
      tuple[i] = *value;
    }
    visit(tuple);
  }
  if (status != SQLITE_DONE) return database->error();
  return {};
}

base::Result<void> write_sqlite_facts(const std::string& path, const std::string& name,
                                      const OutputRows& rows) {
  const auto database = Connection::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!database) return database.error();
  return Writer{*database, name, rows}.run();
}

}  // namespace yinguo::evaluation
