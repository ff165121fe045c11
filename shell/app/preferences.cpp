#include "shell/app/preferences.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace parcours {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 4> kThemes = {"system", "light", "dark", "sunlight"};
constexpr std::array<std::string_view, 3> kPlain = {"needed", "always", "never"};
constexpr std::array<std::string_view, 4> kRoles = {"lead", "city", "expert", "facilitator"};

std::string textAt(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flagAt(const Json& object, const char* name, bool otherwise) {
  const auto found = object.find(name);
  return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

int numberAt(const Json& object, const char* name, int otherwise) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number_integer() ? found->get<int>() : otherwise;
}

std::int64_t secondsAt(const Json& object, const char* name) {
  const auto found = object.find(name);
  constexpr std::int64_t kMost = 1LL << 40;
  return found != object.end() && found->is_number_integer()
             ? std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, kMost)
             : 0;
}

SessionTimer readTimer(const Json& json) {
  SessionTimer timer{textAt(json, "session"),    textAt(json, "step"),     secondsAt(json, "before"),
                     secondsAt(json, "counted"), secondsAt(json, "since"), false};
  timer.told = secondsAt(json, "told") != 0;
  return timer;
}

/// The position of a name in a list; the first when it is not there.
template <class Names>
std::size_t indexOf(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
}

Who readWho(const Json& json) {
  return {static_cast<RoleOfPerson>(indexOf(kRoles, textAt(json, "role"))), textAt(json, "city"),
          textAt(json, "name")};
}

}  // namespace

std::string Preferences::toJson() const {
  Json json = Json::object();
  if (language) json["language"] = std::string(code(*language));
  json["theme"] = std::string(kThemes[static_cast<std::size_t>(theme)]);
  json["textPercent"] = textPercent;
  json["plain"] = std::string(kPlain[static_cast<std::size_t>(plain)]);
  json["letterKeys"] = letterKeys;
  json["lastNetwork"] = lastNetwork;
  Json people = Json::object();
  for (const auto& [network, one] : who)
    people[network] = {{"role", std::string(kRoles[static_cast<std::size_t>(one.role)])},
                       {"city", one.city},
                       {"name", one.name}};
  json["who"] = std::move(people);
  Json edits = Json::object();
  for (const auto& [network, one] : uncopied) edits[network] = {{"edits", one.edits}, {"since", one.since}};
  json["uncopied"] = std::move(edits);
  json["keptDay"] = keptDay;
  json["guideHidden"] = guideHidden;
  json["tourOffered"] = tourOffered;
  if (!timer.session.empty())
    json["timer"] = {{"session", timer.session}, {"step", timer.step},   {"before", timer.before},
                     {"counted", timer.counted}, {"since", timer.since}, {"told", timer.told ? 1 : 0}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Preferences Preferences::parse(std::string_view text) {
  Preferences preferences;
  const Json json = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return preferences;
  const std::string language = textAt(json, "language");
  if (std::find(std::begin(kLanguageCodes), std::end(kLanguageCodes), language) != std::end(kLanguageCodes))
    preferences.language = languageFrom(language);
  preferences.theme = static_cast<ThemeChoice>(indexOf(kThemes, textAt(json, "theme")));
  preferences.textPercent = std::clamp(numberAt(json, "textPercent", 100), 90, 150);
  preferences.plain = flagAt(json, "plain", false)  // As earlier builds had it.
                          ? PlainChoice::always
                          : static_cast<PlainChoice>(indexOf(kPlain, textAt(json, "plain")));
  preferences.letterKeys = flagAt(json, "letterKeys", true);
  preferences.lastNetwork = textAt(json, "lastNetwork");
  if (const auto people = json.find("who"); people != json.end() && people->is_object())
    for (const auto& [network, one] : people->items())
      if (one.is_object()) preferences.who.emplace(network, readWho(one));
  if (const auto edits = json.find("uncopied"); edits != json.end() && edits->is_object())
    for (const auto& [network, one] : edits->items())
      if (one.is_object())
        preferences.uncopied.emplace(
            network, Uncopied{std::max(0, numberAt(one, "edits", 0)), numberAt(one, "since", 0)});
  if (const auto days = json.find("keptDay"); days != json.end() && days->is_object())
    for (const auto& [network, day] : days->items())
      if (day.is_number_integer()) preferences.keptDay.emplace(network, day.get<int>());
  if (const auto hidden = json.find("guideHidden"); hidden != json.end() && hidden->is_array())
    for (const Json& network : *hidden)
      if (network.is_string()) preferences.guideHidden.insert(network.get<std::string>());
  preferences.tourOffered = flagAt(json, "tourOffered", false);
  if (const auto timer = json.find("timer"); timer != json.end() && timer->is_object())
    preferences.timer = readTimer(*timer);
  return preferences;
}

}  // namespace parcours
