// What people say in a session: notes and reflections, one person after another, and what is set aside for
// later.
#include <string>
#include <vector>

#include "core/network/session_records.hpp"
#include "core/reports/session_summary.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/workshop.hpp"

namespace parcours::pages {
namespace {

constexpr std::string_view kNoteKinds[] = {"note", "reflection"};

/// A text that stays until it is taken.
void draftField(ui::Ui& ui, std::string_view key, std::string_view label, const ui::FieldOptions& options) {
  std::string& text = ui.draft(key);
  if (const auto typed = ui.textField(key, label, text, options)) text = *typed;
}

/// Whose the note is: a city, or nobody's in particular.
std::string cityOfNote(ui::Ui& ui, App& app) {
  const auto cities = app.network().cities();
  std::vector<std::string> names = cityNames(app, cities);
  names.insert(names.begin(), app.text()(Msg::common_none));
  std::string& state = app.pageState("note_city");
  int selected = 0;
  for (std::size_t i = 0; i < cities.size(); ++i)
    if (cities[i].id() == state) selected = static_cast<int>(i) + 1;
  if (const auto chosen = ui.select("city", app.text()(Msg::field_session_note_city), names, selected)) {
    selected = *chosen;
    state = selected == 0 ? std::string() : std::string(cities[static_cast<std::size_t>(selected) - 1].id());
  }
  return selected == 0 ? std::string() : state;
}

/// A note is for everybody and a reflection for one's own city, unless the person says otherwise.
NoteFor whomFor(ui::Ui& ui, App& app, bool reflection) {
  std::string& state = app.pageState(reflection ? "own_reflection" : "own_note");
  const bool own = state.empty() ? reflection : state == "own";
  const auto pressed =
      ui.checkbox("own", app.text()(Msg::workshop_own), own, app.text()(Msg::workshop_own_help));
  if (pressed) state = *pressed ? "own" : "all";
  return pressed.value_or(own) ? NoteFor::ownRoom : NoteFor::everybody;
}

/// `turn` names the person whose turn it is: the form of the next one is another, and takes the focus.
void noteForm(ui::Ui& ui, App& app, const View& session, std::string& turn) {
  const auto& t = app.text();
  std::string& kind = app.pageState("note_kind");
  std::vector<std::string> kinds;
  for (const std::string_view each : kNoteKinds) kinds.push_back(choiceLabel(t, "kind", each));
  if (const auto chosen =
          ui.segmented("kind", t(Msg::field_session_note_kind), kinds, kind == kNoteKinds[1] ? 1 : 0))
    kind = kNoteKinds[static_cast<std::size_t>(*chosen)];
  const bool reflection = kind == kNoteKinds[1];
  draftField(ui, "by", t(Msg::field_session_note_by), {.maxLength = 80, .focus = !turn.empty()});
  const std::string city = cityOfNote(ui, app);
  draftField(ui, "text", t(Msg::field_session_note_text), {.maxLength = 2000, .rows = 4});
  const NoteFor whom = whomFor(ui, app, reflection);
  const bool whose = whom == NoteFor::everybody || !city.empty();
  if (!whose) ui.muted(t(Msg::workshop_own_city), ui::TextStyle::small);
  if (!ui.button("next", t(Msg::workshop_next_person), ui::Emphasis::primary, ui::Icon::arrowRight,
                 whose && says(ui.draft("text"))))
    return;
  const SessionNote note{std::string(reflection ? kNoteKinds[1] : kNoteKinds[0]), city, ui.draft("by"),
                         ui.draft("text")};
  if (!app.run(Msg::workshop_did_note,
               addSessionNote(app.network(), app.session().newId(), session.id(), note, whom), true))
    return;
  // The next person finds an empty form, and not whose it was before nor for whom.
  ui.clearDrafts({"text", "by"});
  for (const char* state : {"note_city", "own_note", "own_reflection"}) app.pageState(state).clear();
  turn += '.';
}

/// Notes that these eyes may see, and how many others there are.
std::vector<View> readable(const App& app, const View& session, std::string_view room, std::int64_t& others) {
  std::vector<View> notes = ofSession(app.network(), "session_note", session.id());
  const auto all = static_cast<std::int64_t>(notes.size());
  std::erase_if(notes, [&](const View& note) {
    return note.entity().room != kCommons && (room.empty() || note.entity().room != room);
  });
  others = all - static_cast<std::int64_t>(notes.size());
  return notes;
}

void noteList(ui::Ui& ui, App& app, const View& session, std::string_view room) {
  const auto& t = app.text();
  std::int64_t others = 0;
  const auto notes = readable(app, session, room, others);
  ui.list("notes", t(Msg::workshop_notes), static_cast<int>(notes.size()), [&](int i) {
    const View& note = notes[static_cast<std::size_t>(i)];
    ui.scope(note.id(), [&] {
      ui.text(noteLine(app.network(), note, t));
      ui.row([&] {
        ui.pill(choiceLabel(t, "kind", note.text("kind")));
        if (note.entity().room != kCommons) ui.pill(t(Msg::workshop_private), ui::Tone::accent);
        removeRecord(ui, app, note);
      });
    });
  });
  if (notes.empty() && others == 0) ui.muted(t(Msg::workshop_no_notes), ui::TextStyle::small);
  if (others > 0) ui.muted(t(Msg::workshop_kept, {{"n", others}}), ui::TextStyle::small);
}

/// Into the backlog or among the open questions; or to where it stands there.
void parkedWays(ui::Ui& ui, App& app, const View& item) {
  const auto& t = app.text();
  const auto visible = [&](const std::string& id) {
    const auto record = app.network().get<View>(id);
    return record && !record->entity().hidden();
  };
  const std::string topic = topicOfParked(item.id());
  if (visible(topic))
    ui.link("topic", t(Msg::lessons_in_backlog), toFragment({PageName::topic, topic}), ui::Icon::topics);
  else if (ui.button("to_topic", t(Msg::lessons_to_backlog), ui::Emphasis::secondary, ui::Icon::topics))
    app.run(Msg::lessons_did_topic, topicFromParked(app.network(), item, code(t.language())), true);
  if (visible(questionOfParked(item.id())))
    ui.link("question", t(Msg::workshop_see_question), toFragment({PageName::baseline, {}}), ui::Icon::help);
  else if (ui.button("to_question", t(Msg::workshop_to_question), ui::Emphasis::secondary, ui::Icon::help))
    app.run(Msg::question_did_add, questionFromParked(app.network(), item), true);
  removeRecord(ui, app, item);
}

}  // namespace

void notesPart(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  ui.columns({1, 1}, 420, [&](int column) {
    if (column == 0)
      return ui.card("write", t(Msg::workshop_say), [&] {
        std::string& turn = app.pageState("turn");
        ui.scope("person" + turn, [&] { noteForm(ui, app, session, turn); });
      });
    ui.card("said", t(Msg::workshop_said), [&] { noteList(ui, app, session, {}); });
  });
}

void sessionNotes(ui::Ui& ui, App& app, const View& session) {
  if (ofSession(app.network(), "session_note", session.id()).empty()) return;
  const Who who = app.who();
  ui.card("said", app.text()(Msg::workshop_said), [&] {
    noteList(ui, app, session, who.role == RoleOfPerson::city ? std::string_view(who.city) : "");
  });
}

void parkingPart(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  const auto items = ofSession(app.network(), "parked_item", session.id());
  ui.card("parking", t(Msg::workshop_parking), [&] {
    ui.muted(t(Msg::workshop_parking_help));
    draftField(ui, "item", t(Msg::workshop_park), {.maxLength = 1000});
    if (ui.button("park", t(Msg::workshop_add), ui::Emphasis::primary, ui::Icon::plus,
                  says(ui.draft("item"))) &&
        app.run(Msg::workshop_did_park,
                park(app.network(), app.session().newId(), session.id(), ui.draft("item")), true))
      ui.clearDrafts({"item"});
    ui.list("items", t(Msg::workshop_parking), static_cast<int>(items.size()), [&](int i) {
      const View& item = items[static_cast<std::size_t>(i)];
      ui.scope(item.id(), [&] {
        ui.text(item.text("text"), ui::TextStyle::strong);
        ui.row([&] { parkedWays(ui, app, item); });
      });
    });
  });
}

}  // namespace parcours::pages
