// The synthetic network document that other data models are measured with too: the same bytes from the same
// seed.
//
// A document is a list of records with fields in order; a city has 20 needs, 12 sessions, 12 actions and 12
// budget lines. Sizes S, M and L have 11, 100 and 1000 cities. One xorshift32 generator makes everything, in
// a fixed order, so that the SHA-256 of the compact JSON shows that two implementations made the same thing.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parcours::bench {

struct Record {
  std::string id;
  std::string type;
  std::vector<std::pair<std::string, std::string>> fields;  // name, compact JSON

  [[nodiscard]] const std::string& field(std::string_view name) const;
};

struct Network {
  std::vector<Record> records;
  std::vector<std::string> cities;
  std::vector<std::string> topics;
  std::vector<std::string> quarters;
  std::map<std::string, std::vector<std::string>> sessions;  // of each city
};

/// What one replica of a forked document did.
struct Script {
  struct Change {
    std::size_t record;
    std::size_t field;
    std::string value;
  };
  std::vector<Change> edits;
  std::vector<Record> creates;
  std::vector<std::size_t> deletes;
};

Network makeNetwork(int cities);
/// The edits of forked replicas: each changes one field in a hundred, half of them the same ones.
std::vector<Script> makeScripts(const Network& network, std::size_t replicas, int creates,
                                std::size_t deletes);
std::vector<Script::Change> singleEdits(const Network& network, int count);

std::string compactJson(const Network& network);
std::string compactJson(const Network& network, const std::vector<Script>& scripts);
std::string compactJson(const Network& network, const std::vector<Script::Change>& edits);

}  // namespace parcours::bench
