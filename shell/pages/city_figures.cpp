// Figures about a city: population, budget… A figure that does not say where it is from, or of when it is, is
// marked.
#include <string>
#include <vector>

#include "core/network/draft.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/trash.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

/// The value with its unit, and the sum of money.
std::string shownValue(const App& app, const View& figure) {
  std::string value = figure.text("value");
  if (const std::string unit = figure.text("unit"); !unit.empty()) value += (value.empty() ? "" : " ") + unit;
  if (figure.has("amount"))
    value += (value.empty() ? "" : " · ") + valueText(app, "figure", "amount", figure.json("amount"));
  return value.empty() ? "–" : value;
}

void shownFigure(ui::Ui& ui, const App& app, const View& figure) {
  const auto& t = app.text();
  const std::string label = figure.text("label");
  ui.row([&] {
    ui.muted(label.empty() ? t(Msg::figure_no_label) : label);
    ui.text(shownValue(app, figure), ui::TextStyle::strong);
    if (!figure.has("source")) ui.pill(t(Msg::figure_no_source), ui::Tone::warn);
    if (!figure.has("date")) ui.pill(t(Msg::figure_no_date), ui::Tone::warn);
  });
  std::string from = figure.text("source");
  if (figure.has("date")) from += (from.empty() ? "" : " · ") + t.date(figure.text("date"));
  if (!from.empty()) ui.muted(from, ui::TextStyle::small);
}

void figureItem(ui::Ui& ui, App& app, const View& figure) {
  const auto& t = app.text();
  std::string& editing = app.pageState("figure");
  if (editing != figure.id()) {
    shownFigure(ui, app, figure);
    if (ui.button("edit", t(Msg::figure_edit, {{"name", figure.text("label")}}), ui::Emphasis::quiet,
                  ui::Icon::edit))
      editing = figure.id();
    return;
  }
  recordField(ui, app, figure, "label", {.help = t(Msg::figure_label_help)});
  ui.columns({1, 1}, 160, [&](int column) { recordField(ui, app, figure, column == 0 ? "value" : "unit"); });
  recordFields(ui, app, figure, {"amount", "source", "date"});
  ui.row([&] {
    if (ui.button("done", t(Msg::common_done), ui::Emphasis::secondary, ui::Icon::check)) editing.clear();
    if (removeRecord(ui, app, figure)) editing.clear();
  });
}

}  // namespace

void figuresCard(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  std::vector<View> figures = app.network().all("figure");
  std::erase_if(figures, [&](const View& figure) { return figure.text("city") != city.id(); });
  ui.card("figures", t(Msg::figure_title), [&] {
    if (figures.empty()) ui.muted(t(Msg::figure_none), ui::TextStyle::small);
    ui.list("figures", t(Msg::figure_title), static_cast<int>(figures.size()), [&](int i) {
      const View& figure = figures[static_cast<std::size_t>(i)];
      ui.scope(figure.id(), [&] { figureItem(ui, app, figure); });
    });
    if (ui.button("add_figure", t(Msg::figure_add), ui::Emphasis::secondary, ui::Icon::plus)) {
      const std::string id = app.session().newId();
      if (app.run(Msg::figure_did_add, Draft(id, "figure", kCommons).text("city", city.id()).take(), true))
        app.pageState("figure") = id;
    }
  });
}

}  // namespace parcours::pages
