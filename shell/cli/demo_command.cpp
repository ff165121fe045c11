#include "core/document/canonical.hpp"
#include "embedded.hpp"
#include "shell/cli/cli.hpp"
#include "shell/cli/demo_network.hpp"

namespace parcours::cli {

int demoCommand(std::span<const std::string_view> args, Streams& streams) {
  if (!args.empty()) return wrongUse(streams, "usage: parcours demo");
  const auto document = demoNetwork(demoSource());
  return document ? print(streams, canonicalText(*document)) : refuse(streams, "demo", document.error());
}

}  // namespace parcours::cli
