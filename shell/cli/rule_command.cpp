// `parcours rule NAME`: puts cases to a rule, one JSON object a line; one refused case refuses them all.
#include <algorithm>

#include "core/rules/cases.hpp"
#include "shell/cli/cli.hpp"

namespace parcours::cli {
namespace {

std::string usage() {
  std::string text = "usage: parcours rule NAME < cases.jsonl\nNAME is one of:";
  for (const std::string_view name : rules::ruleNames()) text.append(" ").append(name);
  return text;
}

/// The answers to all cases, a line each; or the first refusal, with its line.
Result<std::string> answerAll(std::string_view rule, std::string_view cases) {
  std::string answers;
  for (std::uint32_t number = 1; !cases.empty(); ++number) {
    const std::string_view line = cases.substr(0, cases.find('\n'));
    cases.remove_prefix(std::min(line.size() + 1, cases.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto answer = rules::runCase(rule, line);
    if (!answer) {
      Error error = answer.error();
      error.place.line = number;
      return tl::unexpected<Error>(error);
    }
    answers.append(*answer).append("\n");
  }
  return answers;
}

}  // namespace

int ruleCommand(std::span<const std::string_view> args, Streams& streams) {
  const auto known = rules::ruleNames();
  if (args.size() != 1 || std::find(known.begin(), known.end(), args[0]) == known.end())
    return wrongUse(streams, usage());
  const auto cases = readAll(streams.in);
  if (!cases) return refuse(streams, "stdin", cases.error());
  const auto answers = answerAll(args[0], *cases);
  if (!answers) return refuse(streams, "stdin", answers.error());
  return print(streams, *answers);
}

}  // namespace parcours::cli
