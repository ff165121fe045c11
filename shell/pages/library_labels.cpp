#include "shell/pages/library_labels.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {

std::string planPartLabel(const App& app, std::string_view part) {
  static constexpr std::pair<std::string_view, Msg> kParts[] = {
      {"objectives", Msg::library_plan_objectives}, {"actions", Msg::library_plan_actions},
      {"timing", Msg::library_plan_timing},         {"responsibilities", Msg::library_plan_responsibilities},
      {"costs", Msg::library_plan_costs},           {"funding", Msg::library_plan_funding},
      {"indicators", Msg::library_plan_indicators}, {"risks", Msg::library_plan_risks},
  };
  const auto* const found = std::find_if(std::begin(kParts), std::end(kParts),
                                         [&](const auto& each) { return each.first == part; });
  return found == std::end(kParts) ? std::string(part) : app.text()(found->second);
}

void itemPills(ui::Ui& ui, const App& app, const LibraryItem& item) {
  ui.row([&] {
    ui.pill(kindLabel(app, item.kind), ui::Tone::accent);
    if (!item.domainTitle.empty()) ui.pill(item.domainTitle);
    if (item.minutes > 0) ui.pill(app.text()(Msg::library_minutes, {{"n", item.minutes}}));
  });
}

}  // namespace parcours::pages
