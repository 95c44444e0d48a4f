// The style sheet of pages. Colours on their grounds have a contrast of 4.5 or more (WCAG 2.2, AA);
// tests/golden/html_test.py computes it.
#include "cli/html_page.hpp"

namespace yinguo::cli {
namespace {

constexpr std::string_view kStyle = R"(:root {
  color-scheme: light;
  --ink: #1b1f24; --dim: #57606a; --ground: #ffffff; --line: #c8ced5; --room: #e8ebee;
  --good: #17633a; --good-ground: #e4f3e9;
  --bad: #a4262c; --bad-ground: #fbe9e8;
  --doubt: #745000; --doubt-ground: #fcf2d6;
  --accent: #0b4f8a; --accent-ground: #d9e7f5;
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 47.5rem;
  color: var(--ink); background: var(--ground); font-size: 1rem; line-height: 1.6; overflow-wrap: break-word;
  font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial,
    "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", sans-serif;
}
:lang(zh) {
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB",
    "Microsoft YaHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", sans-serif;
}
h1, h2, h3, h4 { line-height: 1.3; text-wrap: balance; }
h1 { font-size: 1.9rem; margin: 0 0 0.75rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
p { margin: 0.35rem 0; }
.question { color: var(--dim); font-weight: 600; }
.dim { color: var(--dim); }
.good { color: var(--good); }
.bad { color: var(--bad); }
.doubt { color: var(--doubt); }
.good, .bad, .doubt, .strong { font-weight: 600; white-space: nowrap; }
h1 .good, h2 .good, h3 .good { background: var(--good-ground); }
h1 .bad, h2 .bad, h3 .bad { background: var(--bad-ground); }
h1 .doubt, h2 .doubt, h3 .doubt { background: var(--doubt-ground); }
h2 .good, h2 .bad, h2 .doubt, h3 .good, h3 .bad, h3 .doubt { font-size: 0.85em; padding: 0.1em 0.45em; border-radius: 0.3em; }
nav { margin: 1rem 0; padding: 0.5rem 1rem; background: var(--room); border-radius: 0.4rem; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav .good, nav .bad, nav .doubt { color: inherit; }
a { color: var(--accent); }
ul { margin: 0.5rem 0; padding-left: 1.2rem; }
ul ul { margin: 0; padding-left: 1.1rem; border-left: 1px solid var(--line); list-style: none; }
li { margin: 0.15rem 0; }
li .dim { font-size: 0.88em; }
figure { margin: 1.25rem 0; }
figcaption { color: var(--dim); font-size: 0.85rem; margin-bottom: 0.5rem; }
.scroll { overflow-x: auto; margin-bottom: 0.75rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
caption { text-align: left; color: var(--dim); font-size: 0.85rem; padding-bottom: 0.4rem; }
th, td { min-width: 2.6em; text-align: left; vertical-align: top; padding: 0.35rem 0.6rem 0.35rem 0; border-bottom: 1px solid var(--line); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; }
footer { margin-top: 3rem; padding-top: 0.5rem; border-top: 1px solid var(--line); color: var(--dim); font-size: 0.85rem; }
svg { display: block; margin-bottom: 0.75rem; max-width: 100%; min-width: 40rem; height: auto; font-size: 12px; }
svg text { fill: var(--ink); }
.t-title { font-size: 13px; font-weight: 600; }
.t-label { font-size: 13px; }
.t-here, .t-degree, .t-decides { font-weight: 600; }
.t-mark { fill: var(--ink); }
svg .t-tick, svg .t-note { fill: var(--dim); }
.t-here, .t-mark, .t-tick { paint-order: stroke; stroke: var(--ground); stroke-width: 3px; }
.t-note { font-size: 10.5px; }
.p-ramp { fill: var(--accent-ground); stroke: var(--accent); stroke-width: 0.75; }
.p-axis { stroke: var(--ink); stroke-width: 1; }
.p-threshold { stroke: var(--ink); stroke-width: 1.25; stroke-dasharray: 4 3; }
.p-tick, .p-leader { stroke: var(--dim); stroke-width: 0.75; }
.p-peer { fill: #8b95a1; }
.p-here { fill: var(--ink); stroke: var(--ground); stroke-width: 1; }
.p-was { fill: var(--ground); stroke: var(--ink); stroke-width: 1.75; }
.p-target { fill: var(--ground); stroke: var(--accent); stroke-width: 2.5; }
.p-way { stroke: var(--accent); stroke-width: 3; }
.p-head { fill: var(--accent); }
.b-good { fill: var(--good-ground); stroke: var(--good); }
.b-bad { fill: var(--bad-ground); stroke: var(--bad); }
.b-doubt { fill: var(--doubt-ground); stroke: var(--doubt); }
.b-edge { fill: none; stroke: #8b95a1; }
.b-latent { stroke-dasharray: 5 3; }
rect.b-decides { stroke-width: 2.5; }
path.b-decides { stroke: var(--ink); stroke-width: 2.5; }
.d-room { fill: var(--room); stroke: #8b95a1; stroke-width: 0.5; }
.d-sure { fill: var(--dim); }
.d-open { fill: var(--ground); stroke: var(--dim); stroke-width: 1; stroke-dasharray: 3 2; }
.d-good { fill: var(--good); }
.d-bad { fill: var(--bad); }
.d-doubt { fill: var(--doubt); }
.d-threshold { stroke: var(--ink); stroke-width: 1.5; }
@page { size: A4; margin: 16mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.45; }
  h1, h2, h3, h4, figcaption, caption { break-after: avoid; }
  nav { display: none; }
  svg, tr, p { break-inside: avoid; }
  .scroll { overflow: visible; }
  svg { min-width: 0; width: 100%; max-height: 240mm; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)";

}  // namespace

std::string_view html_style() {
  return kStyle;
}

}  // namespace yinguo::cli
