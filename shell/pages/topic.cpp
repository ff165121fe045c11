// One topic: what it is, edited in place; and the form that adds one.
#include <string>
#include <vector>

#include "core/network/edits.hpp"
#include "shell/pages/expert_requests.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/topic_parts.hpp"

namespace parcours::pages {
namespace {

/// The select of a domain; gives the id chosen.
std::optional<std::string> domainField(ui::Ui& ui, const App& app, std::string_view current) {
  const auto& t = app.text();
  const auto domains = app.network().domains();
  std::vector<std::string> names;
  int selected = -1;
  for (std::size_t i = 0; i < domains.size(); ++i) {
    names.push_back(domains[i].title(code(t.language())));
    if (domains[i].id() == current) selected = static_cast<int>(i);
  }
  if (names.empty()) return std::nullopt;
  if (const auto chosen = ui.select("domain", t(Msg::topic_domain), names, selected))
    return std::string(domains[static_cast<std::size_t>(*chosen)].id());
  return std::nullopt;
}

int kindIndex(std::string_view kind) {
  for (std::size_t i = 0; i < std::size(kKinds); ++i)
    if (kKinds[i] == kind) return static_cast<int>(i);
  return -1;
}

void archivedBanner(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  if (ui.banner("archived", ui::Tone::warn,
                t(Msg::backlog_archived_because, {{"reason", topic.archiveReason()}}),
                t(Msg::topic_unarchive)))
    app.run(Msg::topic_did_unarchive, unarchiveTopic(topic), true);
}

void archiveCard(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  ui.card("archive", t(Msg::topic_archive_title), [&] {
    ui.muted(t(Msg::topic_archive_help), ui::TextStyle::small);
    std::string& reason = ui.draft("archive_reason");
    if (const auto typed = ui.textField("archive_reason", t(Msg::topic_archive_reason), reason,
                                        {.maxLength = 500, .rows = 2}))
      reason = *typed;
    if (ui.button("archive", t(Msg::topic_archive), ui::Emphasis::secondary, ui::Icon::archive,
                  reason.find_first_not_of(" \n") != std::string::npos)) {
      app.run(Msg::topic_did_archive, archiveTopic(topic, reason), true);
      reason.clear();
    }
  });
}

}  // namespace

void topic(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto language = std::string(code(t.language()));
  const auto topic = app.network().get<Topic>(app.route().id);
  ui.link("back", t(Msg::topic_back), toFragment({PageName::backlog, {}}), ui::Icon::arrowLeft);
  if (!topic || topic->entity().type != "topic" || topic->entity().hidden())
    return ui.pageHeader(t(Msg::topic_missing), t(Msg::topic_missing_text));

  const std::string id(topic->id());
  ui.pageHeader(topicTitle(app, *topic));
  if (mergedBanner(ui, app, *topic)) return;
  if (topic->archived()) archivedBanner(ui, app, *topic);
  ui.card("text", t(Msg::topic_text), [&] {
    if (const auto typed =
            ui.textField("title", t(Msg::topic_name), sharedText(app, *topic, "title"), {.maxLength = 200}))
      app.run(Msg::topic_did_edit, {writeText(*topic, "title." + language, *typed)}, false, "title" + id);
    if (const auto typed = ui.textField("summary", t(Msg::topic_summary), sharedText(app, *topic, "summary"),
                                        {.help = t(Msg::topic_summary_help), .maxLength = 4000, .rows = 5}))
      app.run(Msg::topic_did_edit, {writeText(*topic, "summary." + language, *typed)}, false, "summary" + id);
    if (const auto chosen = domainField(ui, app, topic->domain()))
      app.run(Msg::topic_did_edit, {writeText(*topic, "domain", *chosen)});
    if (const auto chosen =
            ui.segmented("kind", t(Msg::topic_kind), kindLabels(app), kindIndex(topic->kind())))
      app.run(Msg::topic_did_edit, {writeText(*topic, "kind", kKinds[static_cast<std::size_t>(*chosen)])});
    recordField(ui, app, *topic, "plan");
    const auto domain = app.network().get<Domain>(topic->domain());
    if (domain && !domain->entity().hidden())
      ui.link("domain_page", t(Msg::topic_see_domain, {{"domain", domain->title(language)}}),
              toFragment({PageName::domain, topic->domain()}), ui::Icon::chart);
    const Who who = app.who();
    const std::string own = who.role == RoleOfPerson::city ? who.city : std::string();
    if (ui.button("ask_expert", t(Msg::experts_ask), ui::Emphasis::quiet, ui::Icon::people))
      askForExpert(app, {.city = own, .topic = topic->id()});
  });
  stepsCard(ui, app, *topic);
  ui.columns({1, 1}, 340, [&](int column) {
    if (column == 0)
      tiersCard(ui, app, *topic);
    else
      needsCard(ui, app, *topic);
  });
  mergedTopics(ui, app, *topic);
  if (topic->archived()) return;
  ui.columns({1, 1, 1}, 280, [&](int column) {
    if (column == 0) mergeCard(ui, app, *topic);
    if (column == 1) splitCard(ui, app, *topic);
    if (column == 2) archiveCard(ui, app, *topic);
  });
}

void newTopic(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::topic_back), toFragment({PageName::backlog, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::topic_new), t(Msg::topic_new_text));
  std::string &title = ui.draft("title"), &summary = ui.draft("summary"), &domain = ui.draft("domain"),
              &kind = ui.draft("kind");
  ui.card("form", {}, [&] {
    if (const auto typed = ui.textField("title", t(Msg::topic_name), title,
                                        {.maxLength = 200, .required = true, .focus = true}))
      title = *typed;
    if (const auto typed = ui.textField("summary", t(Msg::topic_summary), summary,
                                        {.help = t(Msg::topic_summary_help), .maxLength = 4000, .rows = 5}))
      summary = *typed;
    if (const auto chosen = domainField(ui, app, domain)) domain = *chosen;
    if (const auto chosen = ui.segmented("kind", t(Msg::topic_kind), kindLabels(app), kindIndex(kind)))
      kind = kKinds[static_cast<std::size_t>(*chosen)];
    const bool titled = title.find_first_not_of(' ') != std::string::npos;
    if (ui.button("add", t(Msg::topic_add), ui::Emphasis::primary, ui::Icon::plus, titled)) {
      const std::string id = app.session().newId();
      if (app.run(Msg::topic_did_add,
                  addTopic(app.network(), id, title, code(t.language()), domain,
                           kind.empty() ? "theme" : kind, summary),
                  true)) {
        ui.clearDrafts();
        app.go({PageName::topic, id});
      }
    }
  });
}

}  // namespace parcours::pages
