#include "core/network/round_record.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/document/canonical.hpp"
#include "core/network/schema.hpp"

namespace parcours {
namespace {

using nlohmann::json;

/// The rule as rules/topic_choice.hpp computes it. Another rule is another name, and older apps do not guess.
constexpr std::string_view kRule = "gpp-1";

// ---- writing

/// Appends `item(i)` for every i below `count`, between commas; an empty item is left out.
std::string joined(std::size_t count, const std::function<std::string(std::size_t)>& item) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = item(i);
    if (text.empty()) continue;
    if (!list.empty()) list += ',';
    list += text;
  }
  return list;
}

std::string integers(const std::vector<int>& values) {
  return '[' + joined(values.size(), [&](std::size_t i) { return std::to_string(values[i]); }) + ']';
}

std::string member(std::string_view key, const std::string& value) { return jsonString(key) + ':' + value; }

std::string reasonsOf(const RoundRecord& record, std::size_t city) {
  const std::vector<std::string>& reasons = record.reasons[city];
  const std::string given = joined(reasons.size(), [&](std::size_t topic) {
    return reasons[topic].empty() ? std::string() : member(record.topics[topic], jsonString(reasons[topic]));
  });
  return given.empty() ? std::string() : member(record.cities[city], '{' + given + '}');
}

// ---- reading: every function answers false when the JSON has another shape

bool readInt(const json& value, int minimum, int maximum, int& out) {
  if (!value.is_number_integer()) return false;
  const auto number = value.get<std::int64_t>();
  if (number < minimum || number > maximum) return false;
  out = static_cast<int>(number);
  return true;
}

bool readInts(const json& array, int minimum, int maximum, std::vector<int>& out) {
  if (!array.is_array()) return false;
  out.resize(array.size());
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (!readInt(array[i], minimum, maximum, out[i])) return false;
  }
  return true;
}

const json& at(const json& object, const std::string& key) {
  static const json kNothing;
  const auto found = object.find(key);
  return found == object.end() ? kNothing : *found;
}

bool readSettings(const json& value, rules::ChoiceSettings& settings) {
  if (!readInts(at(value, "levels"), 1, rules::kHighestNeed, settings.levels)) return false;
  if (!readInt(at(value, "threshold"), 1, rules::kHighestNeed, settings.servedThreshold)) return false;
  const json& guard = at(value, "guard");
  settings.guard.reset();
  int quarters = 0;
  if (!guard.is_null()) {
    if (!readInt(guard, 0, kMaxRounds, quarters)) return false;
    settings.guard = quarters;
  }
  return rules::areSound(settings);
}

bool readTopics(const json& array, RoundRecord& record) {
  if (!array.is_array()) return false;
  for (const json& pair : array) {
    int entered = 0;
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string()) return false;
    if (!readInt(pair[1], 0, kMaxRounds, entered)) return false;
    record.topics.push_back(pair[0].get<std::string>());
    record.entered.push_back(entered);
  }
  const auto& topics = record.topics;  // ties are broken by id: an index stands for one only when ids ascend
  return std::adjacent_find(topics.begin(), topics.end(), std::greater_equal<>()) == topics.end();
}

/// Grades are nearly all of a record, a thousand cities by two hundred topics: they are read straight from
/// its canonical text, of which they come first, rather than as half a million JSON values.
class GradesReader {
 public:
  explicit GradesReader(std::string_view text) : rest_(text) {}

  bool read(RoundRecord& record) {
    if (!skip(R"({"grades":{)")) return false;
    while (!skip("}")) {
      if (!record.cities.empty() && !skip(",")) return false;
      if (!readCity(record.cities.emplace_back()) || !readNeeds(record.needs.emplace_back())) return false;
    }
    return std::adjacent_find(record.cities.begin(), record.cities.end(), std::greater_equal<>()) ==
           record.cities.end();
  }

  /// The record without its grades, as JSON.
  std::string others() { return skip(",") ? '{' + std::string(rest_) : "{}"; }

 private:
  bool skip(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  bool readCity(std::string& city) {
    std::size_t end = 1;
    while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
    const json id = json::parse(rest_.substr(0, end + 1), nullptr, false);
    if (!id.is_string()) return false;
    city = id.get<std::string>();
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return skip(":");
  }

  bool readNeeds(std::vector<int>& needs) {
    if (skip("null")) return true;
    if (!skip("[")) return false;
    std::size_t at = 0;  // every need is one digit
    for (; at + 1 < rest_.size() && rest_[at] != ']'; at += rest_[at + 1] == ',' ? 2 : 1) {
      const int need = rest_[at] - '0';
      if (need < 0 || need > rules::kHighestNeed || (rest_[at + 1] != ',' && rest_[at + 1] != ']'))
        return false;
      needs.push_back(need);
    }
    rest_.remove_prefix(at);
    return skip("]");
  }

  std::string_view rest_;
};

/// An absent city has no needs; any other has one a topic.
bool needsFit(const RoundRecord& record) {
  return std::all_of(record.needs.begin(), record.needs.end(), [&](const std::vector<int>& needs) {
    return needs.empty() || needs.size() == record.topics.size();
  });
}

/// Reasons and sources explain; one that fits no city or topic of the record is passed over.
void readReasons(const json& value, RoundRecord& record) {
  record.reasons.assign(record.cities.size(), {});
  record.sources.assign(record.cities.size(), {});
  const json& reasons = at(value, "reasons");
  const json& sources = at(value, "sources");
  for (std::size_t city = 0; city < record.cities.size(); ++city) {
    const std::string& id = record.cities[city];
    if (sources.is_object() && at(sources, id).is_string())
      record.sources[city] = at(sources, id).get<std::string>();
    if (!reasons.is_object() || !at(reasons, id).is_object()) continue;
    record.reasons[city].resize(record.topics.size());
    for (std::size_t topic = 0; topic < record.topics.size(); ++topic) {
      const json& reason = at(at(reasons, id), record.topics[topic]);
      if (reason.is_string()) record.reasons[city][topic] = reason.get<std::string>();
    }
  }
}

}  // namespace

std::string toJson(const RoundRecord& record) {
  const std::size_t cities = record.cities.size();
  const std::string grades = joined(cities, [&](std::size_t city) {
    const std::vector<int>& needs = record.needs[city];
    return member(record.cities[city], needs.empty() ? "null" : integers(needs));
  });
  const std::string reasons = joined(cities, [&](std::size_t city) { return reasonsOf(record, city); });
  const std::string sources = joined(cities, [&](std::size_t city) {
    const std::string& source = record.sources[city];
    return source.empty() ? std::string() : member(record.cities[city], jsonString(source));
  });
  const std::string topics = joined(record.topics.size(), [&](std::size_t topic) {
    return '[' + jsonString(record.topics[topic]) + ',' + std::to_string(record.entered[topic]) + ']';
  });
  const auto& guard = record.settings.guard;
  return '{' + member("grades", '{' + grades + '}') + ',' +
         member("guard", guard ? std::to_string(*guard) : "null") + ',' +
         member("levels", integers(record.settings.levels)) + ',' + member("reasons", '{' + reasons + '}') +
         ',' + member("rule", jsonString(kRule)) + ',' + member("sources", '{' + sources + '}') + ',' +
         member("threshold", std::to_string(record.settings.servedThreshold)) + ',' +
         member("topics", '[' + topics + ']') + '}';
}

std::optional<RoundRecord> parseRoundRecord(std::string_view text) {
  RoundRecord record;
  GradesReader grades(text);
  if (!grades.read(record)) return std::nullopt;
  const json value = json::parse(grades.others(), nullptr, false);
  if (!value.is_object() || at(value, "rule") != json(kRule)) return std::nullopt;
  if (!readSettings(value, record.settings) || !readTopics(at(value, "topics"), record) || !needsFit(record))
    return std::nullopt;
  readReasons(value, record);
  return record;
}

}  // namespace parcours
