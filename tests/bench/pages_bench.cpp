// Measures what a frame of a page costs in a large network: 60 cities, and 500 topics beside 50 in the same
// run.
//
//   pages_bench
//
// One JSON line a page: processor time of a frame in milliseconds with either number of topics, and their
// ratio, which says more than the times on a machine that is shared. A page that does its work once a topic
// comes to 10 at most.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "tests/shell/pages/desk.hpp"

namespace parcours::bench {
namespace {

constexpr int kCities = 60, kDomains = 6, kCriteria = 24, kRounds = 8, kGradesOfCity = 12, kRuns = 15;
constexpr std::string_view kLanguageNames[] = {"fr", "en", "pt"};

/// The same numbers in every run.
class Generator {
 public:
  int below(int n) {
    state_ = state_ * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(n));
  }

 private:
  std::uint64_t state_ = 7;
};

std::string numbered(std::string_view name, int n) { return std::string(name) + std::to_string(n); }

class Maker {
 public:
  explicit Maker(int topics) : topics_(topics) {
    Document document;
    document.network = "bench";
    network_ = Network(std::move(document));
  }

  std::string make() {
    run(createNetwork("Réseau", "fr"));
    for (int i = 0; i < kCities; ++i)
      run(addCity(numbered("c", i), numbered("Ville ", i), "Exemplie", {"fr"}));
    for (int i = 0; i < kDomains; ++i)
      run(Draft(numbered("d", i), "domain", kCommons).text("title.fr", numbered("Domaine ", i)).take());
    for (int i = 0; i < kCriteria; ++i)
      run(Draft(numbered("k", i), "criterion", kCommons)
              .text("title.fr", numbered("Critère ", i))
              .text("domain", numbered("d", i % kDomains))
              .take());
    for (int i = 0; i < topics_; ++i) addTopicWithSteps(i);
    for (int city = 0; city < kCities; ++city) rateAll(numbered("c", city));
    for (int i = 0; i < kRounds; ++i) runRound(i + 1 == kRounds);
    run(openRound(network_, "2024-10-01", "2024-10-31"));
    for (int city = 0; city < kCities / 2; ++city) answer(numbered("c", city));
    return canonicalText(network_.document());
  }

 private:
  void run(const Edit& edit) {
    const auto done = network_.apply(edit, {Writer{1}, time_++});
    if (edit.empty() || !done) std::fprintf(stderr, "pages_bench: an edit was refused\n");
  }

  void addTopicWithSteps(int i) {
    Draft topic(numbered("t", i), "topic", kCommons);
    for (const std::string_view language : kLanguageNames) {
      topic.text(keyedName("title", language), numbered("Sujet ", i));
      topic.text(keyedName("summary", language), "Ce que l’on apprend, en deux lignes, sur un téléphone.");
      for (const std::string_view step : {"core", "stretch", "catch_up"})
        topic.text(std::string(step) + '.' + std::string(language), "Essayer une fois, avec deux collègues.");
    }
    run(topic.text("domain", numbered("d", i % kDomains))
            .text("kind", "method")
            .set("plan", {"actions"})
            .take());
  }

  void rateAll(const std::string& city) {
    for (const std::string_view object : kBaselineObjects)
      for (const char* respondent : {"Awa", "Binta"})
        for (int i = 0; i < kCriteria; ++i)
          run(rate(network_, {city, object, respondent}, numbered("k", i), random_.below(kBaselineSteps),
                   "2024-01-02"));
  }

  void answer(const std::string& city) {
    const std::string round(network_.pendingRound()->id());
    Draft ballot(ballotId(round, city), "ballot", city);
    ballot.text("round", round).text("city", city).text("source", "screen");
    for (int i = 0; i < kGradesOfCity; ++i) {
      const std::string topic = numbered("t", random_.below(topics_));
      ballot.integer(keyedName("grade", topic), random_.below(4)).text(keyedName("reason", topic), "Vu ici.");
    }
    run(ballot.take());
  }

  void runRound(bool isLast) {
    run(openRound(network_, "2024-01-05", "2024-01-19"));
    for (int city = 0; city < kCities; ++city) answer(numbered("c", city));
    run(closeRound(network_, *network_.pendingRound()));
    run(chooseTopic(*network_.pendingRound(),
                    network_.openTopics()[static_cast<std::size_t>(random_.below(9))].id(), "Il le faut."));
    run(openQuarter(network_, network_.rounds().back(), "2024-08-01", "2024-10-31"));
    const std::string quarter(network_.quarters().back().id());
    for (int i = 0; i < 4; ++i)
      run(addToQuarter("session", numbered(quarter, i), quarter,
                       {{"way", R"("event")"}, {"date", R"("2024-09-01")"}, {"present.c1", "3"}}));
    for (int i = 0; i < kCities; ++i)
      run(writeReflection(network_, quarter, numbered("c", i), "worked", "La visite."));
    run(setStep(network_.quarters().back(), isLast ? "practise" : "closed"));
  }

  int topics_;
  Network network_;
  Generator random_;
  std::int64_t time_ = 1'700'000'000;
};

struct Shown {
  const char* name;
  PageName page;
  const char* id;
  RoleOfPerson role;
};
constexpr Shown kPages[] = {
    {"home of the lead", PageName::home, "", RoleOfPerson::lead},
    {"home of a city", PageName::home, "", RoleOfPerson::city},
    {"backlog", PageName::backlog, "", RoleOfPerson::lead},
    {"topic", PageName::topic, "t9", RoleOfPerson::lead},
    {"round", PageName::round, "", RoleOfPerson::lead},
    {"round of a city", PageName::round, "", RoleOfPerson::city},
    {"programme", PageName::programme, "", RoleOfPerson::lead},
    {"domain", PageName::domain, "d1", RoleOfPerson::lead},
    {"quarter", PageName::quarter, "", RoleOfPerson::lead},
    {"history", PageName::history, "", RoleOfPerson::lead},
    {"guide", PageName::guide, "", RoleOfPerson::lead},
    {"digest", PageName::digest, "", RoleOfPerson::lead},
    {"calendar", PageName::calendar, "", RoleOfPerson::lead},
};

double milliseconds(std::clock_t from) {
  return 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
}

/// Median over the runs of one frame of each page, in the order of kPages.
std::vector<double> frameTimes(int topics) {
  test::Desk desk;
  for (const char* name : {"topics.json", "domains.json", "library/fr.json"})
    desk.device.site[std::string("content/") + name] = embeddedFile(name);
  desk.open("reseau.json", Maker(topics).make());
  std::vector<double> medians;
  for (const Shown& shown : kPages) {
    desk.app().setWho({shown.role, shown.role == RoleOfPerson::city ? "c1" : "", "Awa"});
    desk.show(shown.page, shown.id);
    desk.settle();
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
      const std::clock_t start = std::clock();
      desk.page.again();
      times.push_back(milliseconds(start) / desk.page.frames());
    }
    std::nth_element(times.begin(), times.begin() + kRuns / 2, times.end());
    medians.push_back(times[kRuns / 2]);
  }
  return medians;
}

void run() {
  const auto few = frameTimes(50), many = frameTimes(500);
  for (std::size_t i = 0; i < std::size(kPages); ++i)
    std::printf(R"({"page":"%s","ms_of_50":%.2f,"ms_of_500":%.2f,"ratio":%.1f})"
                "\n",
                kPages[i].name, few[i], many[i], many[i] / std::max(few[i], 0.01));
}

}  // namespace
}  // namespace parcours::bench

int main() { parcours::bench::run(); }
