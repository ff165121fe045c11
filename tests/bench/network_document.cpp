#include "tests/bench/network_document.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace parcours::bench {
namespace {

using Names = std::vector<std::string_view>;

const Names kWords = {
    "accueil", "adresse",  "agenda",   "aide",     "atelier", "avis",      "bail",    "besoin",    "bilan",
    "budget",  "cadre",    "carte",    "centre",   "charte",  "cité",      "conseil", "cycle",     "débat",
    "délai",   "écoute",   "école",    "élu",      "énergie", "équipe",    "espace",  "été",       "façade",
    "foyer",   "garde",    "groupe",   "habitat",  "hôpital", "île",       "jardin",  "jeune",     "justice",
    "langue",  "lien",     "logement", "maire",    "marché",  "mobilité",  "musée",   "numérique", "œuvre",
    "parc",    "parcours", "pôle",     "quartier", "réseau",  "réunion",   "santé",   "séance",    "seuil",
    "soutien", "sport",    "suivi",    "théâtre",  "tiers",   "transport", "ville",   "voirie"};
const Names kAreas = {"logement", "santé", "emploi", "mobilité", "culture", "climat"};
const Names kLevels = {"initiation", "pratique", "expert"};
const Names kRegions = {"Nord", "Est", "Sud", "Ouest", "Centre", "Île"};
const Names kPriority = {"low", "medium", "high"};
const Names kStatus = {"draft", "open", "planned", "done", "dropped"};
const Names kModes = {"onsite", "remote", "mixed"};
const Names kCategory = {"travel", "trainer", "venue", "material", "other"};

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : x_(seed) {}

  std::uint32_t next() {
    x_ ^= x_ << 13;
    x_ ^= x_ >> 17;
    return x_ ^= x_ << 5;
  }

  std::int64_t integer(std::int64_t low, std::int64_t high) { return low + next() % (high - low + 1); }

  template <class List>
  const auto& pick(const List& list) {
    return list[next() % list.size()];
  }

 private:
  std::uint32_t x_;
};

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string padded(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string newId(Generator& g, char letter) {
  std::array<char, 24> text{};
  const unsigned high = g.next();
  const unsigned low = g.next();
  std::snprintf(text.data(), text.size(), "%c%08x%08x", letter, high, low);
  return text.data();
}

std::string words(Generator& g, std::int64_t low, std::int64_t high) {
  std::string text;
  for (std::int64_t n = g.integer(low, high); n > 0; --n) {
    if (!text.empty()) text += ' ';
    text += g.pick(kWords);
  }
  return quoted(text);
}

std::string date(Generator& g) {
  const std::int64_t year = g.integer(2024, 2026);
  const std::int64_t month = g.integer(1, 12);
  return quoted(std::to_string(year) + '-' + padded(month) + '-' + padded(g.integer(1, 28)));
}

std::string email(Generator& g) {
  std::string text(g.pick(kWords));
  text += '.';
  text += g.pick(kWords);
  return quoted(text + std::to_string(g.integer(1, 99)) + "@example.org");
}

/// What field generators may refer to.
struct Scope {
  const Network& network;
  std::string city;
  const std::vector<std::string>* sessions = nullptr;
};

using Make = std::string (*)(Generator&, const Scope&);
struct Field {
  const char* name;
  Make make;
};

template <const Names& names>
std::string one(Generator& g, const Scope&) {
  return quoted(g.pick(names));
}
template <int low, int high>
std::string text(Generator& g, const Scope&) {
  return words(g, low, high);
}
template <int low, int high>
std::string number(Generator& g, const Scope&) {
  return std::to_string(g.integer(low, high));
}
std::string flag(Generator& g, const Scope&) { return g.next() % 2 == 1 ? "true" : "false"; }
std::string day(Generator& g, const Scope&) { return date(g); }
std::string mail(Generator& g, const Scope&) { return email(g); }
std::string ownCity(Generator&, const Scope& scope) { return quoted(scope.city); }
std::string topic(Generator& g, const Scope& scope) { return quoted(g.pick(scope.network.topics)); }
std::string quarter(Generator& g, const Scope& scope) { return quoted(g.pick(scope.network.quarters)); }
std::string session(Generator& g, const Scope& scope) { return quoted(g.pick(*scope.sessions)); }

const std::vector<Field>& fieldsOf(std::string_view type) {
  static const std::map<std::string_view, std::vector<Field>> kFields = {
      {"topic",
       {{"title", text<2, 5>}, {"area", one<kAreas>}, {"level", one<kLevels>}, {"summary", text<8, 20>}}},
      {"city",
       {{"name", text<1, 2>},
        {"region", one<kRegions>},
        {"population", number<5000, 900000>},
        {"lat", number<42000000, 51000000>},
        {"lon", number<-4500000, 8000000>},
        {"lead", text<2, 2>},
        {"email", mail},
        {"joined", day},
        {"active", flag},
        {"note", text<5, 15>}}},
      {"need",
       {{"city", ownCity},
        {"topic", topic},
        {"quarter", quarter},
        {"priority", one<kPriority>},
        {"people", number<1, 60>},
        {"status", one<kStatus>},
        {"note", text<4, 16>}}},
      {"session",
       {{"city", ownCity},
        {"topic", topic},
        {"quarter", quarter},
        {"title", text<2, 6>},
        {"date", day},
        {"mode", one<kModes>},
        {"seats", number<5, 40>},
        {"trainer", text<2, 2>},
        {"status", one<kStatus>}}},
      {"action",
       {{"city", ownCity},
        {"session", session},
        {"title", text<2, 6>},
        {"owner", text<2, 2>},
        {"due", day},
        {"status", one<kStatus>},
        {"progress", number<0, 100>}}},
      {"budget",
       {{"city", ownCity},
        {"quarter", quarter},
        {"label", text<2, 4>},
        {"category", one<kCategory>},
        {"planned", number<1000, 5000000>},
        {"spent", number<0, 5000000>},
        {"approved", flag}}}};
  return kFields.find(type)->second;
}

constexpr std::array<std::pair<std::string_view, int>, 4> kWork = {
    {{"need", 20}, {"session", 12}, {"action", 12}, {"budget", 12}}};

bool isWork(const Record& record) {
  return std::any_of(kWork.begin(), kWork.end(), [&](const auto& work) { return work.first == record.type; });
}

Record makeRecord(Generator& g, std::string_view type, std::string id, const Scope& scope) {
  Record record{std::move(id), std::string(type), {}};
  for (const Field& field : fieldsOf(type)) record.fields.emplace_back(field.name, field.make(g, scope));
  return record;
}

void addQuarters(Network& network, Generator& g) {
  constexpr std::array kLastDay = {31, 30, 30, 31};
  for (int i = 0; i < 12; ++i) {
    const std::string year = std::to_string(2024 + i / 4);
    const int k = i % 4;
    Record record{newId(g, 'q'), "quarter", {}};
    record.fields = {{"label", quoted(year + "-Q" + std::to_string(k + 1))},
                     {"start", quoted(year + '-' + padded(3 * k + 1) + "-01")},
                     {"end", quoted(year + '-' + padded(3 * k + 3) + '-' +
                                    std::to_string(kLastDay[static_cast<std::size_t>(k)]))},
                     {"open", i >= 8 ? "true" : "false"}};
    network.quarters.push_back(record.id);
    network.records.push_back(std::move(record));
  }
}

std::string bare(const std::string& json) { return json.substr(1, json.size() - 2); }

std::string newValue(Generator& g, const Network& network, const Record& record, std::size_t field) {
  const std::string city = g.pick(network.cities);
  const Scope scope{network, city, &network.sessions.find(bare(record.field("city")))->second};
  return fieldsOf(record.type)[field].make(g, scope);
}

std::string recordJson(const Record& record) {
  std::string json = R"({"type":)" + quoted(record.type);
  for (const auto& [name, value] : record.fields)
    json.append(",").append(quoted(name)).append(":").append(value);
  return json + '}';
}

using Place = std::pair<std::size_t, std::size_t>;  // record, field

std::vector<Place> editable(const Network& network) {
  std::vector<Place> all;
  for (std::size_t r = 0; r < network.records.size(); ++r) {
    if (!isWork(network.records[r])) continue;
    for (std::size_t f = 0; f < network.records[r].fields.size(); ++f) all.emplace_back(r, f);
  }
  return all;
}

Script makeScript(Generator g, const Network& network, const std::vector<Place>& places, int creates,
                  std::size_t deletes) {
  Script script;
  for (const auto& [r, f] : places) {
    const Record& record = network.records[r];
    std::string value = newValue(g, network, record, f);
    while (value == record.fields[f].second) value = newValue(g, network, record, f);
    script.edits.push_back({r, f, std::move(value)});
  }
  for (int i = 0; i < creates; ++i) {
    const std::string_view type = kWork[static_cast<std::size_t>(i) % kWork.size()].first;
    const std::string city = g.pick(network.cities);
    const Scope scope{network, city, &network.sessions.find(city)->second};
    std::string id = newId(g, type[0]);
    script.creates.push_back(makeRecord(g, type, std::move(id), scope));
  }
  std::vector<std::size_t> work;
  for (std::size_t r = 0; r < network.records.size(); ++r) {
    if (isWork(network.records[r])) work.push_back(r);
  }
  while (script.deletes.size() < deletes) {
    const std::size_t r = g.pick(work);
    if (std::find(script.deletes.begin(), script.deletes.end(), r) == script.deletes.end())
      script.deletes.push_back(r);
  }
  return script;
}

}  // namespace

const std::string& Record::field(std::string_view name) const {
  return std::find_if(fields.begin(), fields.end(), [&](const auto& entry) { return entry.first == name; })
      ->second;
}

Network makeNetwork(int cities) {
  Network network;
  Generator g(0x9e3779b9);
  addQuarters(network, g);
  for (int i = 0; i < 24; ++i) {
    std::string id = newId(g, 't');
    network.records.push_back(makeRecord(g, "topic", id, Scope{network, {}, nullptr}));
    network.topics.push_back(std::move(id));
  }
  for (int i = 0; i < cities; ++i) {
    std::string id = newId(g, 'c');
    network.records.push_back(makeRecord(g, "city", id, Scope{network, {}, nullptr}));
    network.cities.push_back(std::move(id));
  }
  for (const std::string& city : network.cities) {
    std::vector<std::string>& sessions = network.sessions[city];
    for (const auto& [type, count] : kWork) {
      for (int i = 0; i < count; ++i) {
        std::string id = newId(g, type[0]);
        network.records.push_back(makeRecord(g, type, id, Scope{network, city, &sessions}));
        if (type == "session") sessions.push_back(std::move(id));
      }
    }
  }
  return network;
}

std::vector<Script> makeScripts(const Network& network, std::size_t replicas, int creates,
                                std::size_t deletes) {
  std::size_t fields = 0;
  for (const Record& record : network.records) fields += record.fields.size() + 1;  // `type` counts as one
  const std::size_t changes = fields / 100;
  const std::vector<Place> all = editable(network);
  Generator g(0x85ebca6b);
  std::set<std::size_t> taken;
  const auto draw = [&](std::size_t count) {
    std::vector<Place> places;
    while (places.size() < count) {
      const std::size_t i = g.next() % all.size();
      if (taken.insert(i).second) places.push_back(all[i]);
    }
    return places;
  };
  const std::vector<Place> shared = draw(changes / 2);
  std::vector<std::vector<Place>> places(replicas, shared);
  for (auto& mine : places) {
    const std::vector<Place> own = draw(changes - changes / 2);
    mine.insert(mine.end(), own.begin(), own.end());
  }
  std::vector<Script> scripts;
  for (std::size_t r = 0; r < replicas; ++r) {
    const std::uint32_t seed = 0xc2b2ae35U ^ static_cast<std::uint32_t>(r + 1) * 0x27d4eb2fU;
    scripts.push_back(makeScript(Generator(seed), network, places[r], creates, deletes));
  }
  return scripts;
}

std::vector<Script::Change> singleEdits(const Network& network, int count) {
  const std::vector<Place> all = editable(network);
  Generator g(0x165667b1);
  std::vector<Script::Change> edits;
  for (int i = 0; i < count; ++i) {
    const auto [r, f] = all[g.next() % all.size()];
    edits.push_back({r, f, newValue(g, network, network.records[r], f)});
  }
  return edits;
}

std::string compactJson(const Network& network) {
  std::string json = R"({"records":{)";
  for (const Record& record : network.records) {
    if (json.back() != '{') json += ',';
    json += quoted(record.id) + ':' + recordJson(record);
  }
  return json + "}}";
}

std::string compactJson(const Network& network, const std::vector<Script::Change>& edits) {
  std::string json = "[";
  for (const auto& [r, f, value] : edits) {
    if (json.back() != '[') json += ',';
    const Record& record = network.records[r];
    json += '[' + quoted(record.id) + ',' + quoted(record.fields[f].first) + ',' + value + ']';
  }
  return json + ']';
}

std::string compactJson(const Network& network, const std::vector<Script>& scripts) {
  std::string json = "[";
  for (const Script& script : scripts) {
    if (json.back() != '[') json += ',';
    json += R"({"edits":)" + compactJson(network, script.edits) + R"(,"creates":[)";
    for (const Record& record : script.creates) {
      if (json.back() != '[') json += ',';
      json += '[' + quoted(record.id) + ',' + recordJson(record) + ']';
    }
    json += R"(],"deletes":[)";
    for (const std::size_t r : script.deletes) {
      if (json.back() != '[') json += ',';
      json += quoted(network.records[r].id);
    }
    json += "]}";
  }
  return json + ']';
}

}  // namespace parcours::bench
