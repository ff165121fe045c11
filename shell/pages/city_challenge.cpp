// A city's challenge: written once, then changed for a reason; what it was before stays in view.
#include <algorithm>
#include <string>
#include <vector>

#include "core/network/dates.hpp"
#include "core/network/edits.hpp"
#include "shell/pages/city_fields.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"

namespace parcours::pages {
namespace {

bool filled(std::string_view text) { return text.find_first_not_of(" \n") != std::string_view::npos; }

/// What the challenge was before, the latest first.
std::vector<View> formerChallenges(const Network& network, std::string_view city) {
  std::vector<View> found = network.all("challenge_change");
  std::erase_if(found, [&](const View& change) { return change.text("city") != city; });
  std::stable_sort(found.begin(), found.end(),
                   [](const View& a, const View& b) { return a.text("date") > b.text("date"); });
  return found;
}

void former(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  const std::vector<View> changes = formerChallenges(app.network(), city.id());
  if (changes.empty()) return;
  ui.heading(3, t(Msg::city_challenge_before));
  ui.list("before", t(Msg::city_challenge_before), static_cast<int>(changes.size()), [&](int i) {
    const View& change = changes[static_cast<std::size_t>(i)];
    ui.text(wordsOfCity(app, change, change.text("text")));
    if (const std::string date = change.text("date"); !date.empty())
      ui.muted(t(Msg::city_challenge_until, {{"date", t.date(date)}}), ui::TextStyle::small);
    if (const std::string reason = change.text("reason"); !reason.empty())
      ui.muted(t(Msg::city_challenge_because, {{"reason", reason}}), ui::TextStyle::small);
  });
}

/// Another challenge, and why; or the same one in better words.
void changeForm(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  std::string &text = ui.draft("challenge"), &why = ui.draft("challenge_why");
  if (const auto typed =
          ui.textField("challenge", t(Msg::city_challenge_new), wordsOfCity(app, city, text),
                       {.help = t(Msg::city_challenge_help), .maxLength = 4000, .rows = 5, .focus = true}))
    text = *typed;
  if (const auto typed =
          ui.textField("why", t(Msg::city_challenge_why), why,
                       {.help = t(Msg::city_challenge_why_help), .maxLength = 4000, .rows = 2}))
    why = *typed;
  const bool another = filled(text) && text != city.challenge();
  bool done = false;
  ui.row([&] {
    if (ui.button("change", t(Msg::city_challenge_save), ui::Emphasis::primary, ui::Icon::check,
                  another && filled(why)))
      done = app.run(Msg::city_did_change_challenge,
                     changeChallenge(city, text, app.session().newId(), why, isoDate(app.session().today())),
                     true);
    if (ui.button("correct", t(Msg::city_challenge_correct), ui::Emphasis::secondary, ui::Icon::none,
                  another))
      done = app.run(Msg::city_did_edit, {writeText(city, "challenge", text)}, true);
    if (ui.button("cancel", t(Msg::common_cancel), ui::Emphasis::quiet)) done = true;
  });
  if (!done) return;
  text.clear(), why.clear();
  app.pageState("changing").clear();
}

}  // namespace

void challengeCard(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  std::string& changing = app.pageState("changing");
  ui.card("challenge_card", t(Msg::city_challenge), [&] {
    if (changing == city.id()) {
      changeForm(ui, app, city);
    } else if (changing.empty() && filled(city.challenge())) {
      ui.text(wordsOfCity(app, city, city.challenge()));
      conflictNote(ui, app, city, "challenge");
      if (ui.button("change", t(Msg::city_challenge_change), ui::Emphasis::secondary, ui::Icon::edit)) {
        changing = city.id();
        // What was begun goes on, unless the challenge is another by now.
        std::string &text = ui.draft("challenge"), &from = ui.draft("challenge_from");
        if (text.empty() || from != city.challenge()) text = from = city.challenge();
      }
    } else {
      // Written for the first time: as it is typed, until the person leaves the page.
      changing = "new";
      cityText(ui, app, city, "challenge",
               {.help = t(Msg::city_challenge_help), .maxLength = 4000, .rows = 5});
    }
    cityText(ui, app, city, "challenge_reason",
             {.help = t(Msg::city_challenge_reason_help), .maxLength = 4000, .rows = 3});
    former(ui, app, city);
  });
}

}  // namespace parcours::pages
