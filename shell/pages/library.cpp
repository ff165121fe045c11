// The library: methods, themes, tools and techniques, found quickly.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/network/draft.hpp"
#include "core/network/fold.hpp"
#include "shell/pages/handbook.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/library_labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

/// What the person narrowed the list to; kept while they look around.
struct Filter {
  std::string &query, &kind, &domain;

  [[nodiscard]] bool any() const { return !query.empty() || !kind.empty() || !domain.empty(); }
  void clear() { query.clear(), kind.clear(), domain.clear(); }
};

bool fits(const LibraryItem& item, const Filter& filter) {
  if (!filter.kind.empty() && item.kind != filter.kind) return false;
  if (!filter.domain.empty() && item.domain != filter.domain) return false;
  return filter.query.empty() ||
         foldLatin(item.title + ' ' + item.summary + ' ' + item.aim).find(foldLatin(filter.query)) !=
             std::string::npos;
}

/// The learning areas that items have, in their order: key and title.
std::vector<std::pair<std::string, std::string>> domainsOf(const std::vector<LibraryItem>& items) {
  std::vector<std::pair<std::string, std::string>> domains;
  for (const LibraryItem& item : items)
    if (domains.empty() || domains.back().first != item.domain)
      domains.emplace_back(item.domain, item.domainTitle);
  return domains;
}

void filters(ui::Ui& ui, App& app, const std::vector<LibraryItem>& items, const Filter& filter) {
  const auto& t = app.text();
  if (const auto typed = ui.searchField("search", t(Msg::library_search), filter.query))
    filter.query = *typed;
  ui.columns({1, 1}, 300, [&](int column) {
    if (column == 0) {
      std::vector<std::string> labels = kindLabels(app);
      labels.insert(labels.begin(), t(Msg::library_all_kinds));
      const auto* const at = std::find(std::begin(kKinds), std::end(kKinds), filter.kind);
      const int selected = at == std::end(kKinds) ? 0 : static_cast<int>(at - std::begin(kKinds)) + 1;
      if (const auto chosen = ui.segmented("kind", t(Msg::library_kind), labels, selected))
        filter.kind = *chosen == 0 ? std::string_view() : kKinds[static_cast<std::size_t>(*chosen) - 1];
    } else {
      const auto domains = domainsOf(items);
      std::vector<std::string> names{t(Msg::library_all_domains)};
      int selected = 0;
      for (const auto& [key, title] : domains) {
        if (key == filter.domain) selected = static_cast<int>(names.size());
        names.push_back(title);
      }
      if (const auto chosen = ui.select("domain", t(Msg::library_domain), names, selected))
        filter.domain = *chosen == 0 ? std::string() : domains[static_cast<std::size_t>(*chosen) - 1].first;
    }
  });
}

void itemCard(ui::Ui& ui, App& app, const LibraryItem& item) {
  const std::string title = item.title.empty() ? app.text()(Msg::library_untitled) : item.title;
  ui.cardLink(item.key, title, toFragment({PageName::libraryItem, item.key}), [&] {
    ui.text(title, ui::TextStyle::strong);
    itemPills(ui, app, item);
    ui.muted(item.summary, ui::TextStyle::small);
  });
}

/// A sheet begins as its kind alone; its page asks for the rest.
void addOwn(App& app) {
  const std::string id = app.session().newId();
  if (app.run(Msg::library_own_did_add, Draft(id, "library_item", kCommons).text("kind", "tool").take(),
              true))
    app.go({PageName::libraryItem, id});
}

}  // namespace

void library(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::library_title), t(Msg::library_subtitle), [&] {
    if (ui.button("own", t(Msg::library_own_add), ui::Emphasis::secondary, ui::Icon::plus)) addOwn(app);
  });
  handbookLink(ui, app);
  const auto own = app.network().all("library_item");
  if (!own.empty()) {
    ui.heading(2, t(Msg::library_own));
    ui.grid("own_items", t(Msg::library_own), static_cast<int>(own.size()), 300,
            [&](int i) { itemCard(ui, app, sharedSheet(app, own[static_cast<std::size_t>(i)])); });
  }
  trash(ui, app, "library_item");
  const auto& items = app.library();
  if (items.empty()) {
    ui.emptyState("fetching", ui::Icon::book, t(Msg::library_fetching), t(Msg::library_fetching_text));
    return;
  }
  Filter filter{app.pageState("query"), app.pageState("kind"), app.pageState("domain")};
  filters(ui, app, items, filter);
  std::vector<const LibraryItem*> found;
  for (const LibraryItem& item : items)
    if (fits(item, filter)) found.push_back(&item);
  ui.muted(t(Msg::library_found, {{"n", static_cast<std::int64_t>(found.size())}}), ui::TextStyle::small);
  if (found.empty() && ui.emptyState("none", ui::Icon::search, t(Msg::library_none),
                                     t(Msg::library_none_text), t(Msg::library_clear)))
    filter.clear();
  ui.grid("items", t(Msg::library_item_list), static_cast<int>(found.size()), 300,
          [&](int i) { itemCard(ui, app, *found[static_cast<std::size_t>(i)]); });
}

}  // namespace parcours::pages
