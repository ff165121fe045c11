#include "shell/cli/demo_story.hpp"

#include <algorithm>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/journey/expert_requests.hpp"
#include "core/journey/pairings.hpp"
#include "core/journey/phases.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/library.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/network/schema.hpp"
#include "shell/cli/demo_json.hpp"

namespace parcours {
namespace {

/// Members that are no fields: what a record is, who wrote it, and when. A field of such a name stands in
/// `fields`.
constexpr std::string_view kAbout[] = {"type", "of", "key", "by", "on", "room", "fields"};

std::string quarterId(const Json& number) { return derivedId({"quarter", number.dump()}); }

/// What a key of the source stands for in a field that points to this type.
std::string idOf(std::string_view type, const Json& key) {
  if (type == "quarter") return quarterId(key);
  const std::string name = key.is_string() ? key.get<std::string>() : std::string();
  if (type == "city") return demoCityId(name);
  if (type == "topic") return readyMadeTopicId(name);
  if (type == "domain") return readyMadeDomainId(name);
  if (type == "gate") return readyMadeGateId(name);
  return derivedId({"demo", type, name});
}

class Story {
 public:
  Story(DemoPlayer& player, const Json& source, const std::vector<std::string>& cities)
      : player_(player), source_(source), cities_(cities) {}

  void play() {
    for (const Json& setting : at(source_, "settings"))
      write(setting, text(setting, "of"), settingId(setting));
    for (const Json& place : at(source_, "places")) placesIn(place);
    for (const Json& record : at(source_, "records")) {
      write(record, text(record, "type"), recordId(record));
    }
    for (const Json& reflection : at(source_, "reflections")) reflect(reflection);
  }

 private:
  [[nodiscard]] std::string settingId(const Json& setting) const {
    const std::string type = text(setting, "of"), key = text(setting, "key");
    if (type == "network") return std::string(player_.network().settings()->id());
    return type == "quarter" ? derivedId({"quarter", key}) : idOf(type, key);
  }

  /// As the application names it, so that it finds the record again; otherwise by the source's key.
  static std::string recordId(const Json& record) {
    const std::string type = text(record, "type");
    const auto target = [&](std::string_view of, std::string_view field) {
      return idOf(of, at(record, field));
    };
    if (type == "pairing")
      return pairingId(target("quarter", "quarter"), target("domain", "domain"), target("city", "mentee"));
    if (type == "gate_evidence") return gateEvidenceId(target("gate", "gate"), target("city", "city"));
    if (type == "expert_contact") return expertContactId(target("expert", "expert"));
    return target(type, "key");
  }

  /// How to reach an expert lies in a room named after the expert.
  static std::string roomOf(const Json& record) {
    if (text(record, "type") == "expert_contact") return idOf("expert", at(record, "expert"));
    const std::string room = text(record, "room");
    return room.empty() ? std::string(kCommons) : demoCityId(room);
  }

  /// All fields a record names, in one edit.
  void write(const Json& record, std::string_view type, const std::string& id) {
    const TypeSpec* spec = findType(type);
    if (spec == nullptr) return player_.refuse("no such type: " + std::string(type));
    Draft draft(id, type, roomOf(record));
    for (const auto& [member, value] : record.items())
      if (std::find(std::begin(kAbout), std::end(kAbout), member) == std::end(kAbout))
        field(draft, *spec, member, value);
    for (const auto& [member, value] : at(record, "fields").items()) field(draft, *spec, member, value);
    player_.write(draft.take(), text(record, "by"), text(record, "on"));
  }

  void field(Draft& draft, const TypeSpec& type, const std::string& name, const Json& value) {
    const auto found = std::find_if(type.fields.begin(), type.fields.end(),
                                    [&](const FieldSpec& each) { return each.name == name; });
    if (found == type.fields.end()) return player_.refuse("no such field: " + name);
    put(draft, *found, value);
  }

  void put(Draft& draft, const FieldSpec& field, const Json& value) const {
    const auto one = [&](const Json& each) {
      const bool points = field.kind == Kind::reference;
      return points             ? jsonString(idOf(field.target, each))
             : each.is_string() ? jsonString(each.get_ref<const std::string&>())
                                : each.dump();
    };
    if (field.keyed == Keyed::byReference && value.is_string())
      return digits(draft, field, value.get<std::string>());
    if (value.is_object()) {
      for (const auto& [key, each] : value.items())
        draft.json(keyedName(field.name, field.keyed == Keyed::byReference ? idOf(field.target, key) : key),
                   one(each));
      return;
    }
    if (!value.is_array()) {
      draft.json(field.name, one(value));
      return;
    }
    std::vector<std::string> set;
    for (const Json& each : value)
      set.push_back(field.kind == Kind::references ? idOf(field.target, each) : each.get<std::string>());
    draft.set(field.name, set);
  }

  /// One digit a city.
  void digits(Draft& draft, const FieldSpec& field, const std::string& each) const {
    for (std::size_t i = 0; i < each.size() && i < cities_.size(); ++i)
      draft.integer(keyedName(field.name, demoCityId(cities_[i])), each[i] - '0');
  }

  /// Where each city stands in a quarter, written by the city itself.
  void placesIn(const Json& places) {
    const std::string quarter = quarterId(at(places, "quarter")), on = text(places, "on");
    const auto put = [&](const std::string& city, std::string_view field, std::string json) {
      player_.write(writeCityQuarter(player_.network(), quarter, demoCityId(city), field, std::move(json)),
                    city, on);
    };
    for (const std::string_view flag : {"ready", "reflected"}) {
      const std::string each = text(places, flag);
      for (std::size_t i = 0; i < each.size() && i < cities_.size(); ++i)
        if (each[i] == '1') put(cities_[i], flag, "true");
    }
    for (const auto& [city, reason] : at(places, "paused").items()) {
      put(city, "paused", "true");
      put(city, "reason", reason.dump());
    }
    for (const auto& [city, days] : at(places, "shift").items()) put(city, "shift", days.dump());
  }

  void reflect(const Json& source) {
    const std::string quarter = quarterId(at(source, "quarter")), key = text(source, "city");
    const std::string on = text(source, "on"), city = demoCityId(key);
    for (const std::string_view field : {"worked", "did_not", "next", "wanted", "offered"}) {
      const std::string words = text(source, field);
      if (!words.empty())
        player_.write(writeReflection(player_.network(), quarter, city, field, words), key, on);
    }
    if (at(source, "share") == true)
      player_.write(shareReflection(player_.network(), quarter, city), key, on);
  }

  DemoPlayer& player_;
  const Json& source_;
  const std::vector<std::string>& cities_;
};

}  // namespace

std::string demoCityId(std::string_view key) { return derivedId({"demo city", key}); }

void playStory(DemoPlayer& player, std::string_view source, const std::vector<std::string>& cities) {
  const Json json = Json::parse(source.begin(), source.end(), nullptr, false);
  if (!json.is_object()) return player.refuse("the story's source");
  Story(player, json, cities).play();
}

}  // namespace parcours
