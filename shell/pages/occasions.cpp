#include "shell/pages/occasions.hpp"

#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {
namespace {

struct Linked {
  std::string title;
  Route route;
  ui::Icon icon = ui::Icon::calendar;
};

Linked linkOf(const App& app, const Occasion& occasion) {
  const auto& t = app.text();
  switch (occasion.kind) {
    case Occasion::Kind::session: {
      const auto session = app.network().get<View>(occasion.id);
      return {session ? sessionTitle(*session, t) : std::string(),
              {PageName::session, occasion.id},
              ui::Icon::people};
    }
    case Occasion::Kind::deadline: {
      const auto round = app.network().get<Round>(occasion.id);
      return {t(Msg::calendar_deadline, {{"n", round ? round->number() : 0}}),
              {PageName::round, {}},
              ui::Icon::vote};
    }
    case Occasion::Kind::step:
      break;
  }
  const auto quarter = app.network().get<Quarter>(occasion.id);
  return {t(Msg::calendar_step,
            {{"n", quarter ? quarter->number() : 0}, {"step", choiceLabel(t, "step", occasion.step)}}),
          {PageName::quarter, occasion.id}};
}

}  // namespace

void occasionLink(ui::Ui& ui, const App& app, const Occasion& occasion) {
  const Linked linked = linkOf(app, occasion);
  const std::string title = occasion.time.empty() ? linked.title : occasion.time + " · " + linked.title;
  ui.link(occasion.id + occasion.step, title, toFragment(linked.route), linked.icon);
}

void occasionList(ui::Ui& ui, const App& app, const std::vector<Occasion>& occasions) {
  ui.list("occasions", app.text()(Msg::calendar_title), static_cast<int>(occasions.size()), [&](int i) {
    const Occasion& occasion = occasions[static_cast<std::size_t>(i)];
    ui.row([&] {
      ui.muted(app.text().date(occasion.date), ui::TextStyle::small);
      occasionLink(ui, app, occasion);
    });
  });
}

}  // namespace parcours::pages
