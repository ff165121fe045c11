// The search over everything: pages, what can be done, cities, topics, experts, and the library.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/text/find_name.hpp"
#include "shell/pages/above.hpp"
#include "shell/pages/first_guide.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/places.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kMost = 8;

/// What is done when an entry is taken.
enum class Deed : std::uint8_t { go, undo, redo, copy, openFile, keys, tour, guide, theme, language };

struct Entry {
  ui::Finding shown;
  Deed deed = Deed::go;
  Route route = {};  ///< Where to go.
  int choice = 0;    ///< The theme or language.
};

/// Takes what answers the question, best first, and in the order given among equals.
class Answers {
 public:
  explicit Answers(std::string_view question) : question_(question) {}

  void add(std::string label, std::string kind, ui::Icon icon, Route route) {
    std::string key = toFragment(route);
    offer({{std::move(key), std::move(label), std::move(kind), icon}, Deed::go, std::move(route)});
  }
  void offer(Entry entry) {
    if (const auto rank = rankOfName(entry.shown.label, question_))
      entries_.emplace_back(*rank, std::move(entry));
  }
  std::vector<Entry> take() {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Entry> best;
    for (auto& entry : entries_)
      if (best.size() < kMost) best.push_back(std::move(entry.second));
    return best;
  }

 private:
  std::string_view question_;
  std::vector<std::pair<int, Entry>> entries_;
};

void addActions(Answers& answers, const App& app) {
  const auto& t = app.text();
  const std::string kind = t(Msg::find_action);
  answers.add(t(Msg::cities_add), kind, ui::Icon::plus, {PageName::cities, std::string(kNewCity)});
  answers.add(t(Msg::topic_new), kind, ui::Icon::plus, {PageName::newTopic, {}});
  const auto deed = [&](Deed does, const char* key, std::string label, ui::Icon icon, int choice = 0) {
    answers.offer({{key + std::to_string(choice), std::move(label), kind, icon}, does, {}, choice});
  };
  if (app.session().canUndo()) deed(Deed::undo, "undo", t(Msg::common_undo), ui::Icon::undo);
  if (app.session().canRedo()) deed(Deed::redo, "redo", t(Msg::common_redo), ui::Icon::redo);
  deed(Deed::copy, "copy", t(Msg::data_copy_short), ui::Icon::download);
  deed(Deed::openFile, "open", t(Msg::welcome_open), ui::Icon::upload);
  deed(Deed::keys, "keys", t(Msg::keys_title), ui::Icon::help);
  deed(Deed::tour, "tour", t(Msg::tour_title), ui::Icon::info);
  if (guideFor(app, app.session().here(app.who())))
    deed(Deed::guide, "guide", t(Msg::guide_title), ui::Icon::flag);
  const Msg themes[] = {Msg::settings_theme_system, Msg::settings_theme_light, Msg::settings_theme_dark,
                        Msg::settings_theme_sunlight};
  for (int i = 0; i < 4; ++i)
    deed(Deed::theme, "theme", t(Msg::find_theme, {{"name", t(themes[i])}}), ui::Icon::settings, i);
  const Msg languages[] = {Msg::common_language_fr, Msg::common_language_en, Msg::common_language_pt};
  for (int i = 0; i < 3; ++i)
    deed(Deed::language, "language", t(Msg::find_language, {{"name", t(languages[i])}}), ui::Icon::language,
         i);
}

void addRecords(Answers& answers, App& app) {
  const Network& network = app.network();
  for (const City& city : network.cities())
    answers.add(entityTitle(app, city.id()), typeLabel(app, "city"), ui::Icon::city,
                {PageName::city, std::string(city.id())});
  for (const Topic& topic : network.topics())
    answers.add(topicTitle(app, topic), typeLabel(app, "topic"), ui::Icon::topics,
                {PageName::topic, std::string(topic.id())});
  for (const View& expert : network.all("expert"))
    answers.add(entityTitle(app, expert.id()), typeLabel(app, "expert"), ui::Icon::people,
                {PageName::expert, std::string(expert.id())});
  const std::string kind = app.text()(Msg::find_library);
  for (const View& sheet : network.all("library_item"))
    answers.add(entityTitle(app, sheet.id()), kind, ui::Icon::book,
                {PageName::libraryItem, std::string(sheet.id())});
  for (const LibraryItem& item : app.library())
    answers.add(item.title, kind, ui::Icon::book, {PageName::libraryItem, item.key});
}

std::vector<Entry> search(App& app, std::string_view question) {
  const auto& t = app.text();
  Answers answers(question);
  for (const Place& place : places())
    answers.add(t(place.label), t(Msg::find_page), place.icon, {place.page, {}});
  addActions(answers, app);
  addRecords(answers, app);
  return answers.take();
}

void perform(App& app, const Entry& entry) {
  app.show(App::Above::nothing);
  switch (entry.deed) {
    case Deed::go:
      return app.go(entry.route);
    case Deed::undo:
      return app.undo();
    case Deed::redo:
      return app.redo();
    case Deed::copy:
      return app.backup();
    case Deed::openFile:
      return app.pickFile();
    case Deed::keys:
      return app.show(App::Above::keys);
    case Deed::tour:
      return app.startTour();
    case Deed::guide:
      return app.showGuide();
    case Deed::theme:
      return app.setTheme(static_cast<ThemeChoice>(entry.choice));
    case Deed::language:
      return app.setLanguage(static_cast<Language>(entry.choice));
  }
}

}  // namespace

void find(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  bool dismissed = false;
  std::vector<Entry> found;
  std::optional<int> taken;
  ui.dialog(
      "find", t(Msg::find_title), dismissed,
      [&] {
        taken = ui.finder("query", t(Msg::find_label), app.pageState("find"), t(Msg::find_none),
                          [&](std::string_view question) {
                            found = search(app, question);
                            std::vector<ui::Finding> shown;
                            for (const Entry& entry : found) shown.push_back(entry.shown);
                            return shown;
                          });
        if (ui.button("close", t(Msg::common_close), ui::Emphasis::quiet)) dismissed = true;
      },
      ui::DialogAt::top);
  if (taken) return perform(app, found[static_cast<std::size_t>(*taken)]);
  if (dismissed) app.show(App::Above::nothing);
}

}  // namespace parcours::pages
