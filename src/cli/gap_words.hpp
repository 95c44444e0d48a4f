#pragma once
// What falls short in words, line by line: what its forms for people have in common.
#include <string>
#include <vector>

#include "cli/gaps_text.hpp"

namespace yinguo::cli {

/// Says what falls short. Lines have no indent and no line break.
///
/// Lifetime: refers to what it is made of.
class GapWords : private Words {
 public:
  GapWords(const reasoning::Shortfalls& shortfalls, const Rendering& rendering)
      : Words{rendering}, shortfalls_{shortfalls} {}

  [[nodiscard]] std::string title() const {
    return title_of(shortfalls_.region, shortfalls_.period);
  }

  [[nodiscard]] std::string preamble() const {
    return say({"What falls short of the threshold ", "未达到阈值 "}) +
           fixed(shortfalls_.threshold, 2) +
           say({", nearest first: fewest figures to change, then least far to go.",
                " 之处，由近及远：先看需变动的数据个数，再看差距大小。"});
  }

  [[nodiscard]] std::string goal(const reasoning::Shortfall& answer) const {
    return label(answer.goal);
  }

  [[nodiscard]] std::string status(const reasoning::Shortfall& answer) const {
    return status_of(answer.status, answer.degree);
  }

  [[nodiscard]] std::string line(const reasoning::Gap& gap) const;
  /// What has to happen to the parts of a gap; empty where it goes without saying.
  [[nodiscard]] std::string needs(const reasoning::Gap& gap) const;
  [[nodiscard]] std::string distance(const reasoning::Gap& gap) const;
  /// The ways that are not followed, in one line; empty when there are none.
  [[nodiscard]] std::string others(const reasoning::Gap& gap) const;
  /// What has to happen for the goal itself; empty where it goes without saying.
  [[nodiscard]] std::string heading(const reasoning::Gap& gap) const;
  /// What a gap is about, without figures and claims.
  [[nodiscard]] std::string name(const reasoning::Gap& gap) const;
  [[nodiscard]] std::string deciding_title(const reasoning::Shortfall& answer) const;
  [[nodiscard]] std::vector<std::string> deciding(const reasoning::Shortfall& answer) const;

 private:
  [[nodiscard]] std::string plain(const reasoning::Gap& gap) const;
  [[nodiscard]] std::string figure(const reasoning::Gap& gap) const;
  [[nodiscard]] std::string basis(const reasoning::Gap& gap) const;
  [[nodiscard]] std::string chain(const reasoning::Gap& gap) const;

  const reasoning::Shortfalls& shortfalls_;
};

}  // namespace yinguo::cli
