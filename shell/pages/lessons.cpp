// The lessons register: what the network keeps for what comes next, and for the next network.
#include <algorithm>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/trash.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kSentence = 160;  ///< Characters.

std::optional<Topic> topicOf(const Network& network, const View& lesson) {
  for (const Topic& topic : network.topics())
    if (topic.text("lesson") == lesson.id()) return topic;
  return std::nullopt;
}

/// Into the backlog, or to where it stands there.
void backlogButton(ui::Ui& ui, App& app, const View& lesson) {
  const auto& t = app.text();
  if (const auto topic = topicOf(app.network(), lesson))
    return ui.link("topic", t(Msg::lessons_in_backlog),
                   toFragment({PageName::topic, std::string(topic->id())}), ui::Icon::topics);
  const bool said = lesson.has("text") || lesson.has("proposal");
  if (ui.button("to_backlog", t(Msg::lessons_to_backlog), ui::Emphasis::secondary, ui::Icon::topics, said))
    app.run(Msg::lessons_did_topic,
            topicFromLesson(app.network(), lesson, app.session().newId(), code(t.language())), true);
}

void lessonCard(ui::Ui& ui, App& app, const View& lesson) {
  const auto& t = app.text();
  const std::string id(lesson.id());
  const bool editing = app.pageState("edit") == id || !(lesson.has("text") || lesson.has("proposal"));
  // A lesson of a sentence or two is its own title; it is not said twice.
  const std::string words = lesson.text("text"), sentence = excerpt(words, kSentence);
  const bool whole = !editing && sentence == excerpt(words, words.size());
  const std::string title = wordsOfCity(app, lesson, whole ? sentence : excerpt(words, 60));
  ui.card(id, title, [&] {
    if (editing) {
      recordFields(ui, app, lesson, {"text", "proposal", "quarter", "city", "date"});
    } else {
      if (!whole) ui.text(wordsOfCity(app, lesson, words));
      if (const std::string proposal = lesson.text("proposal"); !proposal.empty()) {
        ui.heading(3, t(Msg::field_lesson_proposal));
        ui.text(wordsOfCity(app, lesson, proposal));
      }
      std::string about = t.date(lesson.text("date"));
      for (const std::string_view field : {"quarter", "city"})
        if (const std::string of = lesson.text(field); !of.empty()) about += " · " + entityTitle(app, of);
      ui.muted(about, ui::TextStyle::small);
    }
    ui.row([&] {
      if (editing ? ui.button("done", t(Msg::common_done), ui::Emphasis::quiet)
                  : ui.button("edit", t(Msg::lessons_edit), ui::Emphasis::quiet, ui::Icon::edit))
        app.pageState("edit") = editing ? std::string() : id;
      backlogButton(ui, app, lesson);
      removeRecord(ui, app, lesson);
    });
  });
}

void add(App& app) {
  const std::string id = app.session().newId();
  const std::string quarter = app.session().here(app.who()).quarterId;
  Draft lesson(id, "lesson", kCommons);
  lesson.textIfAny("quarter", quarter).text("date", todayOf(app));
  if (const Who who = app.who(); who.role == RoleOfPerson::city) lesson.textIfAny("city", who.city);
  if (app.run(Msg::lessons_did_add, lesson.take(), true)) app.pageState("edit") = id;
}

}  // namespace

void lessons(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::lessons_title), t(Msg::lessons_subtitle), [&] {
    if (ui.button("add", t(Msg::lessons_add), ui::Emphasis::primary, ui::Icon::plus)) add(app);
  });
  auto all = app.network().all("lesson");
  std::stable_sort(all.begin(), all.end(),
                   [](const View& a, const View& b) { return a.text("date") > b.text("date"); });
  if (all.empty()) ui.emptyState("empty", ui::Icon::star, t(Msg::lessons_empty), t(Msg::lessons_empty_text));
  for (const View& lesson : all) lessonCard(ui, app, lesson);
  trash(ui, app, "lesson");
}

}  // namespace parcours::pages
