#include "cli/html_page.hpp"

#include <algorithm>

#include "base/version.hpp"
#include "cli/html.hpp"

namespace yinguo::cli {
namespace {

/// Sections are numbered in the order of the page, so that contents can point at them.
std::string section_id(std::size_t number) {
  return "s" + std::to_string(number);
}

std::string heading_name(int level) {
  constexpr int kDeepest = 6;
  return "h" + std::to_string(std::min(level, kDeepest));
}

class PageWriter {
 public:
  PageWriter(std::span<const Document> documents, std::string_view question, Language language)
      : documents_{documents}, question_{question}, language_{language} {}

  std::string write() {
    const std::string_view tag = language_ == Language::kZh ? "zh-CN" : "en";
    out_.raw("<!DOCTYPE html>\n");
    out_.open("html",
              {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", tag}, {"xml:lang", tag}});
    write_head();
    out_.open("body");
    write_header();
    write_contents();
    out_.open("main");
    for (const auto& document : documents_)
      write_document(document);
    out_.close();
    write_footer();
    out_.close();
    out_.close();
    return out_.written();
  }

  void operator()(const Heading& heading) {
    close_sections(heading.level);
    open_section(heading.level, heading.text);
  }

  void operator()(const Paragraph& paragraph) { out_.line("p", paragraph.text); }

  void operator()(const List& list) { write_items(list.items, list.is_numbered ? "ol" : "ul"); }

  void operator()(const CaptionedTable& table);
  void operator()(const Picture& picture);

 private:
  [[nodiscard]] bool is_single() const noexcept { return documents_.size() == 1; }

  [[nodiscard]] std::string_view say(const Bilingual& message) const {
    return message.in(language_);
  }

  [[nodiscard]] std::string title() const {
    return is_single() ? documents_.front().title + " · " + question_ : question_;
  }

  void write_head();
  void write_header();
  void write_contents();
  void write_document(const Document& document);
  void write_items(const std::vector<Item>& items, std::string_view name = "ul");
  void write_footer();
  void open_section(int level, std::string_view heading);
  void close_sections(int level);

  std::span<const Document> documents_;
  std::string question_;
  Language language_;
  HtmlWriter out_;
  std::vector<int> open_;     ///< levels of the sections that are open
  std::string last_heading_;  ///< a caption that says the same is not shown twice
  std::size_t sections_ = 0;
  std::size_t drawings_ = 0;
};

void PageWriter::write_head() {
  out_.open("head");
  out_.empty("meta", {{"charset", "utf-8"}});
  out_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out_.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                      {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
  out_.empty("meta", {{"name", "generator"}, {"content", "yinguo " + std::string{base::kVersion}}});
  out_.text("title", title());
  out_.open("style");
  out_.raw(html_style());
  out_.close();
  out_.close();
}

void PageWriter::write_header() {
  out_.open("header");
  if (is_single()) out_.text("p", question_, {{"class", "question"}});
  out_.line("h1", is_single() ? documents_.front().title : question_);
  out_.close();
}

/// Links to the highest sections, where there are several.
void PageWriter::write_contents() {
  std::string items;
  std::size_t count = 0;
  std::size_t number = 0;
  const auto add = [&](std::string_view text) {
    items += "<li><a href=\"#" + section_id(number) + "\">" + html_line(text) + "</a></li>\n";
    ++count;
  };
  for (const auto& document : documents_) {
    if (!is_single()) {
      ++number;
      add(document.title);
    }
    for (const auto& block : document.blocks) {
      const auto* heading = std::get_if<Heading>(&block);
      if (heading == nullptr) continue;
      ++number;
      if (is_single() && heading->level == 2) add(heading->text);
    }
  }
  if (count < 2) return;
  out_.open("nav", {{"aria-label", say({"Contents", "目录"})}});
  out_.open("ul");
  out_.raw(items);
  out_.close();
  out_.close();
}

void PageWriter::open_section(int level, std::string_view heading) {
  const auto id = section_id(++sections_);
  const int shown = is_single() ? level : level + 1;
  // A section with a name is a landmark, of which there should be few.
  if (open_.empty())
    out_.open("section", {{"aria-labelledby", id}});
  else
    out_.open("section");
  out_.line(heading_name(shown), heading, {{"id", id}});
  last_heading_ = heading;
  open_.push_back(level);
}

/// Ends those of `level` and of those below it.
void PageWriter::close_sections(int level) {
  while (!open_.empty() && open_.back() >= level) {
    out_.close();
    open_.pop_back();
  }
}

void PageWriter::write_document(const Document& document) {
  if (!is_single()) open_section(1, document.title);
  for (const auto& block : document.blocks)
    std::visit(*this, block);
  close_sections(1);
}

void PageWriter::write_items(const std::vector<Item>& items, std::string_view name) {
  out_.open(name);
  for (const auto& item : items) {
    if (item.items.empty()) {
      out_.line("li", item.text);
      continue;
    }
    out_.open("li");
    out_.raw(html_line(item.text) + "\n");
    write_items(item.items);
    out_.close();
  }
  out_.close();
}

void PageWriter::operator()(const CaptionedTable& table) {
  const auto& rows = table.table.rows();
  out_.open("div", {{"class", "scroll"}, {"tabindex", "0"}});
  out_.open("table");
  out_.line("caption", table.caption,
            {{"class", table.caption == last_heading_ ? "hidden" : "shown"}});
  out_.open("thead");
  out_.open("tr");
  for (const auto& name : rows.front())
    out_.line("th", name, {{"scope", "col"}});
  out_.close();
  out_.close();
  out_.open("tbody");
  for (std::size_t r = 1; r < rows.size(); ++r) {
    out_.open("tr");
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (c == 0)
        out_.line("th", rows[r][c], {{"scope", "row"}});
      else
        out_.line("td", rows[r][c]);
    }
    out_.close();
  }
  out_.close();
  out_.close();
  out_.close();
}

void PageWriter::operator()(const Picture& picture) {
  out_.open("figure");
  out_.line("figcaption", picture.caption);
  out_.open("div", {{"class", "scroll"}, {"tabindex", "0"}});
  for (const auto& drawing : picture.drawings)
    out_.raw(svg(drawing, "d" + std::to_string(++drawings_)));
  out_.close();
  out_.close();
}

void PageWriter::write_footer() {
  out_.open("footer");
  out_.text("p", std::string{say({"Made by Yinguo ", "由因果（Yinguo）生成，版本 "})} +
                     std::string{base::kVersion} +
                     std::string{say({". Conditions that the paper names are weighed against the "
                                      "figures: supported, not proved.",
                                      "。以数据衡量论文所述的条件：这是“支持”，不是“证明”。"})});
  out_.close();
}

}  // namespace

std::string html_page(std::span<const Document> documents, std::string_view question,
                      Language language) {
  return PageWriter{documents, question, language}.write();
}

}  // namespace yinguo::cli
