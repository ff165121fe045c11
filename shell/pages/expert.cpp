// One expert: the profile, the skills by learning area, how to reach them, whom they helped.
#include <array>
#include <string>
#include <vector>

#include "core/journey/expert_requests.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/expert_labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/record_form.hpp"

namespace parcours::pages {
namespace {

constexpr std::array<std::string_view, 3> kSkills = {"1", "2", "3"};

void aboutCard(ui::Ui& ui, App& app, const View& expert) {
  const auto& t = app.text();
  ui.card("about", t(Msg::expert_about), [&] {
    recordFields(ui, app, expert, {"name", "affiliation", "languages"});
    recordField(ui, app, expert, "load", {.help = t(Msg::expert_load_help)});
    recordField(ui, app, expert, "away");
    ui.row([&] { recordFields(ui, app, expert, {"from", "until"}); });
    recordField(ui, app, expert, "tiers", {.help = t(Msg::expert_tiers_help)});
    recordField(ui, app, expert, "conflicts");
  });
}

void skillsCard(ui::Ui& ui, App& app, const View& expert) {
  const auto& t = app.text();
  ui.card("skills", t(Msg::expert_skills), [&] {
    const auto domains = app.network().domains();
    if (domains.empty()) return ui.muted(t(Msg::expert_no_areas));
    std::vector<std::string> labels{t(Msg::expert_no_skill)};
    for (const std::string_view skill : kSkills) labels.push_back(choiceLabel(t, "skill", skill));
    for (const Domain& domain : domains) {
      const std::string field = keyedName("skill", domain.id());
      const auto said = expert.integer(field);
      const int selected = said && *said >= 1 && *said <= 3 ? static_cast<int>(*said) : 0;
      ui.scope(domain.id(), [&] {
        if (const auto chosen = ui.select("skill", entityTitle(app, domain.id()), labels, selected))
          app.run(Msg::form_did_edit,
                  {*chosen == 0 ? clearField(expert, field) : writeInteger(expert, field, *chosen)});
        conflictNote(ui, app, expert, field);
      });
    }
  });
}

void contactCard(ui::Ui& ui, App& app, const View& expert) {
  const auto& t = app.text();
  ui.card("contact", t(Msg::expert_contact), [&] {
    ui.muted(t(Msg::expert_contact_help), ui::TextStyle::small);
    const auto contact = app.network().get<View>(expertContactId(expert.id()));
    if (contact && !contact->entity().hidden()) {
      recordFields(ui, app, *contact, {"email", "phone", "notes"});
      removeRecord(ui, app, *contact);
      return;
    }
    if (ui.button("begin", t(Msg::expert_contact_add), ui::Emphasis::secondary, ui::Icon::plus))
      app.run(Msg::form_did_edit, beginExpertContact(expert.id()), true);
  });
}

void historyCard(ui::Ui& ui, App& app, const View& expert) {
  const auto& t = app.text();
  std::vector<ExpertRequest> helped;
  for (const View& view : app.network().all("expert_request")) {
    const ExpertRequest request(view.id(), view.entity());
    if (request.isTaken() && request.expert() == expert.id()) helped.push_back(request);
  }
  ui.card("history", t(Msg::expert_history), [&] {
    if (helped.empty()) return ui.muted(t(Msg::expert_no_history));
    ui.list("history", t(Msg::expert_history), static_cast<int>(helped.size()), [&](int i) {
      const ExpertRequest& request = helped[static_cast<std::size_t>(i)];
      ui.row([&] {
        ui.text(entityTitle(app, request.city()), ui::TextStyle::strong);
        ui.muted(entityTitle(app, request.quarter()), ui::TextStyle::small);
        ui.pill(choiceLabel(t, "state", request.state()),
                request.state() == "done" ? ui::Tone::good : ui::Tone::accent);
        if (const auto rating = request.integer("rating"))
          ui.muted(t(Msg::expert_rated, {{"n", *rating}}), ui::TextStyle::small);
      });
      if (const std::string comment = request.text("comment"); !comment.empty()) ui.text(comment);
    });
  });
}

}  // namespace

void expert(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto expert = app.network().get<View>(app.route().id);
  ui.link("back", t(Msg::expert_back), toFragment({PageName::experts, {}}), ui::Icon::arrowLeft);
  if (!expert || expert->entity().type != "expert" || expert->entity().hidden())
    return ui.pageHeader(t(Msg::form_missing), t(Msg::form_missing_text));
  ui.pageHeader(entityTitle(app, expert->id()), expert->text("affiliation"));
  ui.columns({1, 1}, 320, [&](int column) {
    if (column == 0) {
      aboutCard(ui, app, *expert);
      contactCard(ui, app, *expert);
    } else {
      skillsCard(ui, app, *expert);
      historyCard(ui, app, *expert);
    }
  });
  if (removeRecord(ui, app, *expert)) app.go({PageName::experts, {}});
}

}  // namespace parcours::pages
