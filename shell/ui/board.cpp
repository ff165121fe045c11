// Cards in lanes, moved by a choice: the same by mouse, keyboard, finger and screen reader.
#include "shell/ui/impl.hpp"

namespace parcours::ui {

std::optional<BoardMove> Ui::board(std::string_view key, std::string_view name,
                                   std::span<const std::string> lanes, std::span<const BoardCard> cards,
                                   std::string_view placeholder, std::string_view none) {
  constexpr float kLane = 240;
  std::optional<BoardMove> moved;
  const auto draw = [&](int at) {
    const BoardCard& each = cards[static_cast<std::size_t>(at)];
    card(each.key, {}, [&] {
      link("open", each.title, each.href);
      muted(each.text, TextStyle::small);
      if (each.moveLabel.empty()) return;
      std::vector<std::string> options;
      for (const int to : each.moves) options.push_back(lanes[static_cast<std::size_t>(to)]);
      if (const auto chosen = select("move", each.moveLabel, options, -1,
                                     {.placeholder = placeholder, .hideLabel = true, .focus = each.focus}))
        moved = BoardMove{at, each.moves[static_cast<std::size_t>(*chosen)]};
    });
  };
  grid(key, name, static_cast<int>(lanes.size()), kLane, [&](int lane) {
    std::vector<int> here;
    for (std::size_t i = 0; i < cards.size(); ++i)
      if (cards[i].lane == lane) here.push_back(static_cast<int>(i));
    const std::string& title = lanes[static_cast<std::size_t>(lane)];
    impl_.cardOn(impl_.paint.colors().sunken, "lane", title + " · " + std::to_string(here.size()), [&] {
      if (here.empty()) return muted(none, TextStyle::small);
      grid("cards", title, static_cast<int>(here.size()), width(),
           [&](int i) { draw(here[static_cast<std::size_t>(i)]); });
    });
  });
  return moved;
}

}  // namespace parcours::ui
