// The learning guide, the digest and the handbook on the screen, and as files to hand out.
#include <algorithm>
#include <string>
#include <vector>

#include "core/network/library_item.hpp"
#include "core/reports/handbook.hpp"
#include "core/reports/quarter_reports.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/handbook.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/report_view.hpp"

namespace parcours::pages {
namespace {

void block(ui::Ui& ui, const Block& block, std::string_view key) {
  switch (block.kind) {
    case Block::Kind::heading:
      return;  // It heads the card around it.
    case Block::Kind::text:
      return ui.text(block.text);
    case Block::Kind::note:
      return ui.muted(block.text);
    case Block::Kind::list:
      return ui.list(key, block.text, static_cast<int>(block.items.size()),
                     [&](int i) { ui.text(block.items[static_cast<std::size_t>(i)]); });
    case Block::Kind::table: {
      std::vector<ui::Column> columns;
      for (std::size_t i = 0; i < block.items.size(); ++i)
        columns.push_back({block.items[i], i + 1 == block.items.size() ? 2.0f : 1.0f});
      return ui.table(key, block.text, columns, static_cast<int>(block.rows.size()),
                      [&](int row, int column) {
                        return block.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
                      });
    }
  }
}

/// The quarter of the address, or the one people are in.
std::optional<Quarter> quarterInView(App& app) {
  const std::string id = app.route().id.empty() ? app.session().here(app.who()).quarterId : app.route().id;
  auto quarter = app.network().get<Quarter>(id);
  if (quarter && (quarter->entity().type != "quarter" || quarter->planned())) quarter.reset();
  return quarter;
}

void page(ui::Ui& ui, App& app, const Report& report) {
  const auto& t = app.text();
  ui.pageHeader(report.title, report.subtitle, [&] {
    if (ui.button("print", t(Msg::library_print), ui::Emphasis::secondary)) app.print();
    if (ui.button("download", t(Msg::report_download), ui::Emphasis::primary, ui::Icon::download))
      app.download(report.title, "html", "text/html", toHtml(report));
  });
  showReport(ui, report);
}

void ofQuarter(ui::Ui& ui, App& app, std::string_view quarter, const Report& report) {
  ui.link("back", app.text()(Msg::session_back), toFragment({PageName::quarter, std::string(quarter)}),
          ui::Icon::arrowLeft);
  page(ui, app, report);
}

void nothing(ui::Ui& ui, App& app, Msg title) {
  ui.pageHeader(app.text()(title));
  beforeFirstChoice(ui, app, ui::Icon::book, Msg::report_none, Msg::report_none_text);
  handbookLink(ui, app);
}

/// Stands where the guide of a quarter would: no record has such an id.
constexpr std::string_view kHandbook = "handbook";

std::optional<Report> handbookOf(App& app) {
  return handbook(app.content("handbook.json"), app.text().language());
}

}  // namespace

void showReport(ui::Ui& ui, const Report& report) {
  for (std::size_t from = 0; from < report.blocks.size();) {
    const bool headed = report.blocks[from].kind == Block::Kind::heading;
    std::size_t to = from + 1;
    while (to < report.blocks.size() && report.blocks[to].kind != Block::Kind::heading) ++to;
    ui.card("part" + std::to_string(from), headed ? report.blocks[from].text : std::string(), [&] {
      for (std::size_t i = from; i < to; ++i) block(ui, report.blocks[i], "block" + std::to_string(i));
    });
    from = to;
  }
}

void handbookLink(ui::Ui& ui, App& app) {
  if (const auto report = handbookOf(app))
    ui.link("handbook", report->title, toFragment({PageName::guide, std::string(kHandbook)}), ui::Icon::book);
}

void guide(ui::Ui& ui, App& app) {
  if (app.route().id == kHandbook) {
    if (const auto report = handbookOf(app)) return page(ui, app, *report);
    const auto& t = app.text();
    ui.emptyState("fetching", ui::Icon::book, t(Msg::library_fetching), t(Msg::library_fetching_text));
    return;
  }
  const auto quarter = quarterInView(app);
  if (!quarter) return nothing(ui, app, Msg::report_guide);
  const auto item = itemOfTopic(app.network(), quarter->topic(), app.library(), code(app.text().language()));
  ofQuarter(
      ui, app, quarter->id(),
      learningGuide(app.network(), *quarter, app.session().ledger(), item ? &*item : nullptr, app.text()));
}

void digest(ui::Ui& ui, App& app) {
  const auto quarter = quarterInView(app);
  if (!quarter) return nothing(ui, app, Msg::report_digest);
  ofQuarter(ui, app, quarter->id(), exchangeDigest(app.network(), *quarter, app.text()));
}

}  // namespace parcours::pages
