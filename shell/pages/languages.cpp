#include "shell/pages/languages.hpp"

#include "core/journey/expert_matching.hpp"
#include "core/network/draft.hpp"

namespace parcours::pages {
namespace {

template <class Source>
std::string shared(const App& app, const Source& source, std::string_view field) {
  const std::string_view wanted = code(app.text().language());
  std::string text = source.text(keyedName(field, wanted));
  if (!text.empty()) return text;
  text = source.localized(field, wanted);
  for (const std::string_view other : kLanguageCodes) {
    if (text.empty() || source.text(keyedName(field, other)) != text) continue;
    app.saysIn(other, text);
    break;
  }
  return text;
}

}  // namespace

std::string sharedText(const App& app, const View& view, std::string_view field) {
  return shared(app, view, field);
}

std::string sharedText(const App& app, const Criterion& criterion, std::string_view field) {
  return shared(app, criterion, field);
}

LibraryItem sharedSheet(const App& app, const View& sheet) {
  for (const std::string_view field : {"title", "summary", "aim", "when", "example", "steps", "material",
                                       "pitfalls", "core", "stretch", "catch_up"})
    shared(app, sheet, field);
  return ownItem(app.network(), sheet, code(app.text().language()));
}

std::string wordsOfCity(const App& app, const View& record, std::string words) {
  const auto city = app.network().get<City>(record.entity().type == "city" ? std::string(record.id())
                                                                           : record.text("city"));
  if (const std::string language = city ? firstLanguage(*city) : std::string();
      !words.empty() && !language.empty() && language != code(app.text().language()))
    app.saysIn(language, words);
  return words;
}

}  // namespace parcours::pages
