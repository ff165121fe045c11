// Measures the choice of a topic on networks that have met for years: one JSON line a measure.
//
//   choice_bench [NAME...]        small: 100 cities, 40 quarters, 30 topics; large: 1000, 80, 200
//
// Times are processor time of this process, in milliseconds. `json` is nlohmann's reader on the same records,
// the least that any program must do to open them, and every other measure is told as a multiple of it too.
// - replay: the whole ledger from the document, as the app does when a network is opened;
// - choose: the recommendation of one round from the ledger before it, and what it would cost.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <nlohmann/json.hpp>

#include "core/document/canonical.hpp"
#include "core/function_ref.hpp"
#include "core/journey/choice.hpp"
#include "tests/core/rules/sample_rounds.hpp"

namespace parcours::bench {
namespace {

struct Size {
  const char* name;
  int cities, quarters, topics, runs;
};

constexpr std::array kSizes = {Size{"small", 100, 40, 30, 9}, Size{"large", 1000, 80, 200, 3}};

double milliseconds(int runs, FunctionRef<void()> body) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const std::clock_t start = std::clock();
    body();
    times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

std::string numbered(char kind, int number) {
  std::string digits = std::to_string(number);
  return kind + std::string(6 - digits.size(), '0') + digits;
}

/// The records of all rounds: the backlog is always full, and every city is asked about all of it.
std::vector<RoundRecord> sampleRecords(const Size& size) {
  rules::test::Dice dice(1);
  std::vector<RoundRecord> records;
  for (int quarter = 0; quarter < size.quarters; ++quarter) {
    rules::Round round = rules::test::sampleRound(dice, size.cities, size.topics);
    RoundRecord& record = records.emplace_back();
    record.entered = round.entered;
    for (int topic = 0; topic < size.topics; ++topic) record.topics.push_back(numbered('t', topic));
    for (int city = 0; city < size.cities; ++city) {
      record.cities.push_back(numbered('c', city));
      record.needs.push_back(round.needs[static_cast<std::size_t>(city)].value_or(std::vector<int>{}));
    }
    record.reasons.resize(record.cities.size());
    record.sources.resize(record.cities.size());
  }
  return records;
}

void addRound(Edit& edit, int number, const std::string& record, std::string_view chosen) {
  const std::string id = numbered('r', number);
  const auto write = [&](const char* field, std::string json) {
    edit.push_back({id, "round", std::string(kCommons), field, std::move(json)});
  };
  write("number", std::to_string(number));
  write("state", "\"closed\"");
  write("record", record);
  if (!chosen.empty()) write("chosen", jsonString(chosen));
}

struct Story {
  Network before, after;  ///< Without and with the last round, which nobody has decided yet.
  std::vector<std::string> records;
  rules::Ledger ledger;  ///< Before the last round.
  rules::Round last;
};

Story tell(const Size& size) {
  Story story;
  Edit edit;
  for (int city = 0; city < size.cities; ++city)
    edit.push_back({numbered('c', city), "city", std::string(kCommons), "name", "\"City\""});
  const auto records = sampleRecords(size);
  for (const RoundRecord& record : records) {
    const int number = static_cast<int>(story.records.size()) + 1;
    story.last = toRules(record, record.cities);
    story.records.push_back(toJson(record));
    if (number == size.quarters) break;
    const auto winner = rules::choose(story.ledger, story.last, record.settings).winner;
    story.ledger = rules::settle(story.ledger, story.last, record.settings, winner).ledger;
    addRound(edit, number, story.records.back(), record.topics[*winner]);
  }
  Document document;
  document.network = "bench";
  story.before = Network(std::move(document));
  static_cast<void>(story.before.apply(edit, {Writer{1}, 1}));
  Edit last;
  addRound(last, size.quarters, story.records.back(), {});
  story.after = Network(story.before.document());
  static_cast<void>(story.after.apply(last, {Writer{1}, 2}));
  return story;
}

/// Keeps a result from being optimised away.
volatile std::size_t sink = 0;

bool run(const Size& size) {
  const Story story = tell(size);
  const double json = milliseconds(size.runs, [&] {
    for (const std::string& record : story.records)
      sink = nlohmann::json::parse(record, nullptr, false).size();
  });
  const auto print = [&](const char* measure, double ms) {
    std::printf(R"({"size":"%s","measure":"%s","unit":"ms","median":%.2f,"times_json":%.3f})"
                "\n",
                size.name, measure, ms, ms / json);
    std::fflush(stdout);
  };
  print("json", json);
  Ledger whole;
  print("replay", milliseconds(size.runs, [&] { whole = replay(story.after); }));
  rules::Certificate certificate;
  print("choose", milliseconds(size.runs, [&] {
          certificate = rules::choose(story.ledger, story.last, rules::ChoiceSettings{});
        }));
  const bool same = whole.rounds.size() == story.records.size() &&
                    whole.rounds.back().certificate.winner == certificate.winner &&
                    whole.rounds.back().certificate.voiceLeft == certificate.voiceLeft;
  if (!same) std::fprintf(stderr, "choice_bench: the ways to the choice differ\n");
  return same;
}

}  // namespace
}  // namespace parcours::bench

int main(int argc, char** argv) {
  bool fine = true;
  for (const auto& size : parcours::bench::kSizes) {
    bool chosen = argc == 1;
    for (int i = 1; i < argc; ++i) chosen = chosen || std::strcmp(argv[i], size.name) == 0;
    if (chosen) fine = parcours::bench::run(size) && fine;
  }
  return fine ? 0 : 1;
}
