// Finds the command that was asked for.
#include <algorithm>
#include <array>
#include <vector>

#include "shell/cli/cli.hpp"

namespace parcours::cli {
namespace {

struct Named {
  std::string_view name;
  Command run;
  std::string_view call;
};

constexpr std::array kCommands = {
    Named{"check", checkCommand, "check FILE..."},
    Named{"demo", demoCommand, "demo"},
    Named{"edit", editCommand, "edit FILE --writer HEX --time SECONDS < edits.jsonl"},
    Named{"export", exportCommand, "export FILE [--room ROOM...]"},
    Named{"hash", hashCommand, "hash FILE"},
    Named{"merge", mergeCommand, "merge FILE..."},
    Named{"preview", previewCommand, "preview MINE THEIRS"},
    Named{"report", reportCommand,
          "report KIND FILE [--lang fr] [--city ID] [--quarter N] [--format html|md|ics|csv]"},
    Named{"rule", ruleCommand, "rule NAME < cases.jsonl"},
    Named{"show", showCommand, "show FILE"},
};

std::string usage() {
  std::string text = "usage:";
  for (const Named& command : kCommands) text.append("\n  parcours ").append(command.call);
  return text;
}

int dispatch(std::span<const std::string_view> args, Streams& streams) {
  if (args.size() == 1 && (args[0] == "--help" || args[0] == "help")) return print(streams, usage() + "\n");
  const auto* const command = std::find_if(kCommands.begin(), kCommands.end(), [&](const Named& known) {
    return !args.empty() && known.name == args[0];
  });
  if (command == kCommands.end()) return wrongUse(streams, usage());
  return command->run(args.subspan(1), streams);
}

}  // namespace
}  // namespace parcours::cli

int main(int argc, char** argv) {
  const std::vector<std::string_view> args(argv + 1, argv + argc);
  parcours::cli::Streams streams{stdin, stdout, stderr};
  return parcours::cli::dispatch(args, streams);
}
