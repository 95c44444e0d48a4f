#include "cli/certificate_json.hpp"
#include "cli/command_parts.hpp"
#include "cli/program_reading.hpp"

#include "session/input.hpp"
#include "verification/verify.hpp"

namespace yinguo::cli {
namespace {

std::string in_words(const verification::Verdict& verdict, const Output& output) {
  const bool zh = output.common().language == Language::kZh;
  if (verdict.faults.empty()) {
    const auto facts = std::to_string(verdict.facts);
    const auto closed = std::to_string(verdict.closed);
    return zh ? "核验通过：" + facts + " 个事实，重新推导了 " + closed + " 个关系\n"
              : "verified: " + facts + " facts, " + closed + " relations derived anew\n";
  }
  std::string text = zh ? "核验未通过\n" : "not verified\n";
  for (const auto& fault : verdict.faults)
    text += "  " + fault.place + ": " + fault.message + "\n";
  return text;
}

}  // namespace

int run(const VerifyArguments& arguments, const Output& output) {
  const auto file = session::read_input(arguments.certificate, kMaxCertificateBytes);
  if (!file) return output.fail(file.error());
  const auto certificate = read_certificate(file->bytes);
  if (!certificate) {
    auto error = certificate.error();
    error.message = "`" + arguments.certificate + "`: " + error.message;
    return output.fail(error);
  }
  auto verdict = verify_certificate(*certificate, arguments.source, output);
  if (const int* status = std::get_if<int>(&verdict)) return *status;
  const auto& result = std::get<verification::Verdict>(verdict);
  if (output.common().format != Format::kText) return output.unsupported_format("text");
  const int status = output.answer(in_words(result, output));
  return status != 0 || result.faults.empty() ? status : 1;
}

}  // namespace yinguo::cli
