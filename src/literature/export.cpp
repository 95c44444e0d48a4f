#include "literature/export.hpp"

#include <algorithm>
#include <array>

#include "literature/exporters.hpp"

namespace yinguo::literature {
namespace {

constexpr std::array kFormats{
    ExportFormat{"csl-json", "json", "sources for Zotero, Pandoc and other CSL processors",
                 "文献来源，供 Zotero、Pandoc 等 CSL 工具使用", write_csl_json},
    ExportFormat{"bibtex", "bib", "sources for LaTeX", "文献来源，供 LaTeX 使用", write_bibtex},
    ExportFormat{"ris", "ris", "sources for EndNote, NoteExpress and other managers",
                 "文献来源，供 EndNote、NoteExpress 等文献管理软件使用", write_ris},
    ExportFormat{.name = "gbt7714",
                 .extension = "txt",
                 .en = "sources as a list of references after GB/T 7714",
                 .zh = "文献来源，按 GB/T 7714 著录的参考文献表",
                 .write = write_gbt7714,
                 .editions = {"2025", kGbt2015}},
    ExportFormat{"csv", "csv", "a table with a row a claim", "主张一览表，一行一条",
                 write_review_csv},
    ExportFormat{"graphml", "graphml", "the graph for yEd, NetworkX, igraph",
                 "图，供 yEd、NetworkX、igraph 使用", write_graphml},
    ExportFormat{.name = "gexf",
                 .extension = "gexf",
                 .en = "the graph for Gephi",
                 .zh = "图，供 Gephi 使用",
                 .write = write_gexf,
                 .editions = {"1.3", kGexf12}},
    ExportFormat{"dot", "dot", "the graph as a drawing by Graphviz", "图，由 Graphviz 绘制",
                 write_dot},
    ExportFormat{"cytoscape", "cyjs", "the graph for Cytoscape and Cytoscape.js",
                 "图，供 Cytoscape 与 Cytoscape.js 使用", write_cytoscape},
    ExportFormat{"mermaid", "mmd", "the claims as a flowchart in Markdown",
                 "主张的流程图，可嵌入 Markdown", write_mermaid, true},
    ExportFormat{"neo4j", "cypher", "statements that build the graph in Neo4j",
                 "在 Neo4j 中建图的语句", write_neo4j},
    ExportFormat{"canvas", "canvas", "the claims as a canvas of Obsidian",
                 "主张的画布，供 Obsidian 使用", write_canvas, true},
    ExportFormat{"cx2", "cx2", "the graph for NDEx and Cytoscape", "图，供 NDEx 与 Cytoscape 使用",
                 write_cx2},
    ExportFormat{"vosviewer", "json", "a map of concepts for VOSviewer",
                 "概念地图，供 VOSviewer 使用", write_vosviewer, true},
    ExportFormat{"turtle", "ttl", "concepts as SKOS, evidence as PROV",
                 "关联数据：概念为 SKOS，证据为 PROV", write_turtle},
    ExportFormat{"jsonld", "jsonld", "the same as JSON-LD", "同上，JSON-LD 形式", write_jsonld},
    ExportFormat{"trig", "trig", "a nanopublication for each claim", "每条主张一篇纳米出版物",
                 write_trig},
    ExportFormat{"annotation", "jsonld", "evidence as annotations of the web (W3C)",
                 "证据，作为网络标注（W3C Web Annotation）", write_annotations, false, nullptr,
                 nullptr, true},
    ExportFormat{"dagitty", "txt", "the claims as a causal diagram for DAGitty",
                 "主张的因果图，供 DAGitty 使用", write_dagitty, true, left_out_of_dag},
    ExportFormat{"lavaan", "lav", "the claims as a path model for lavaan in R",
                 "主张的路径模型，供 R 的 lavaan 使用", write_lavaan, true, left_out_of_dag},
    ExportFormat{"obsidian", "", "a vault of notes for Obsidian, in a directory",
                 "Obsidian 笔记库（目录），一概念、一主张一篇", nullptr, false, nullptr,
                 write_obsidian},
    ExportFormat{"asreview", "csv", "sources for screening in ASReview",
                 "文献来源，供 ASReview 筛选", write_asreview},
    ExportFormat{"rayyan", "csv", "sources for screening in Rayyan", "文献来源，供 Rayyan 筛选",
                 write_rayyan},
    ExportFormat{"orkg", "csv", "claims as contributions for the Open Research Knowledge Graph",
                 "主张，作为开放研究知识图谱（ORKG）的贡献", write_orkg},
};

}  // namespace

std::span<const ExportFormat> export_formats() {
  return kFormats;
}

const ExportFormat* find_export_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &ExportFormat::name);
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace yinguo::literature
