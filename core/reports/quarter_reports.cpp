#include "core/reports/quarter_reports.hpp"

#include <algorithm>
#include <iterator>

#include "core/journey/quarter_time.hpp"
#include "core/journey/tiers.hpp"
#include "core/network/fold.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/text/labels.hpp"
#include "messages.hpp"

namespace parcours {
namespace {

std::string nameOf(const Network& network, std::string_view city, const Catalogue& t) {
  const auto found = network.get<City>(city);
  return found && !found->name().empty() ? found->name() : t(Msg::result_unknown_city);
}

std::string namesOf(const Network& network, const std::vector<std::string>& cities, const Catalogue& t) {
  std::string names;
  for (const std::string& city : cities) names += (names.empty() ? "" : ", ") + nameOf(network, city, t);
  return names;
}

std::string topicTitle(const Network& network, std::string_view id, const Catalogue& t) {
  const auto topic = network.get<Topic>(id);
  const std::string title = topic ? topic->title(code(t.language())) : std::string();
  return title.empty() ? t(Msg::backlog_untitled) : title;
}

std::string quarterTitle(const Network& network, const Quarter& quarter, const Catalogue& t) {
  return t(Msg::report_of_quarter,
           {{"n", quarter.number()}, {"topic", topicTitle(network, quarter.topic(), t)}});
}

std::string datesOf(const Quarter& quarter, const Catalogue& t) {
  if (quarter.start().empty() || quarter.end().empty()) return {};
  return t(Msg::quarter_dates, {{"start", t.date(quarter.start())}, {"end", t.date(quarter.end())}});
}

/// The certificate in plain words: who needs it, and what the rule and the people said.
void whyThisTopic(Report& report, const Network& network, const Quarter& quarter, const Ledger& ledger,
                  const Catalogue& t) {
  const ReplayedRound* round = findRound(ledger, quarter.round());
  if (round == nullptr) return;
  const RoundRecord& record = round->record;
  const auto found = std::find(record.topics.begin(), record.topics.end(), quarter.topic());
  const auto index = static_cast<std::size_t>(found - record.topics.begin());
  std::vector<std::string> needing;  // in the order of names
  int answered = 0;
  for (std::size_t c = 0; c < record.cities.size(); ++c) {
    if (record.needs[c].empty()) continue;
    ++answered;
    if (index < record.needs[c].size() && record.needs[c][index] >= record.settings.servedThreshold)
      needing.push_back(record.cities[c]);
  }
  std::sort(needing.begin(), needing.end(), [&](const std::string& a, const std::string& b) {
    return foldLatin(nameOf(network, a, t)) < foldLatin(nameOf(network, b, t));
  });
  report.heading(t(Msg::quarter_why));
  if (!needing.empty()) {
    report.text(t(Msg::report_why_needed, {{"n", static_cast<std::int64_t>(needing.size())},
                                           {"of", answered},
                                           {"cities", namesOf(network, needing, t)}}));
  }
  if (!round->departs()) return void(report.text(t(Msg::report_why_rule)));
  const auto decided = network.get<Round>(quarter.round());
  report.text(t(Msg::result_departs, {{"topic", topicTitle(network, round->recommended, t)},
                                      {"reason", decided ? decided->reason() : std::string()}}));
}

void steps(Report& report, const Topic& topic, const Catalogue& t) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string_view tier : kTierNames) {
    const std::string step = topic.localized(tier, code(t.language()));
    if (!step.empty()) rows.push_back({choiceLabel(t, "tier", tier), step});
  }
  report.heading(t(Msg::report_steps)).text(t(Msg::report_steps_text));
  report.table(t(Msg::report_steps), {t(Msg::report_for_whom), t(Msg::report_what_to_do)}, std::move(rows));
}

void tools(Report& report, const LibraryItem& item, const Catalogue& t) {
  std::vector<std::string> numbered;
  for (std::size_t i = 0; i < item.steps.size(); ++i)
    numbered.push_back(
        t(Msg::library_step, {{"n", static_cast<std::int64_t>(i) + 1}, {"text", item.steps[i]}}));
  report.heading(t(Msg::report_how_to)).list(t(Msg::library_steps), std::move(numbered));
  std::string needed;
  for (const std::string& material : item.material) needed += (needed.empty() ? "" : " · ") + material;
  if (!needed.empty()) report.note(t(Msg::library_material) + ": " + needed);
}

void dates(Report& report, const Quarter& quarter, const Catalogue& t) {
  const auto days = stepDates(quarter);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t step = 0; step + 1 < kSteps; ++step)
    if (!days[step].empty()) rows.push_back({choiceLabel(t, "step", kStepNames[step]), t.date(days[step])});
  if (rows.empty()) return;
  report.heading(t(Msg::report_dates));
  report.table(t(Msg::report_dates), {t(Msg::report_step), t(Msg::report_from)}, std::move(rows));
}

std::vector<View> byTime(const Network& network, std::string_view quarter) {
  std::vector<View> sessions = ofQuarter(network, "session", quarter);
  std::stable_sort(sessions.begin(), sessions.end(), [](const View& a, const View& b) {
    const std::string left = a.text("date") + a.text("time"), right = b.text("date") + b.text("time");
    return left.empty() != right.empty() ? right.empty() : left < right;
  });
  return sessions;
}

void sessions(Report& report, const Network& network, const Quarter& quarter, const Catalogue& t) {
  std::vector<std::vector<std::string>> rows;
  for (const View& session : byTime(network, quarter.id())) {
    std::string where = session.text("place");
    if (const std::string link = session.text("link"); !link.empty())
      where += (where.empty() ? "" : " · ") + link;
    rows.push_back({sessionTitle(session, t), sessionTime(session, t),
                    choiceLabel(t, "way", session.text("way")), session.text("speaker"), where});
  }
  if (rows.empty()) return;
  report.heading(t(Msg::report_sessions));
  report.table(t(Msg::report_sessions),
               {t(Msg::report_session), t(Msg::report_when), t(Msg::report_way), t(Msg::report_speaker),
                t(Msg::report_where)},
               std::move(rows));
}

/// One question of the reflection, with every sharing city's answer.
void answers(Report& report, const Network& network, const Quarter& quarter, std::string_view field,
             Msg question, const Catalogue& t) {
  std::vector<std::string> lines;
  for (const City& city : network.cities()) {
    const auto shared = sharedReflection(network, quarter.id(), city.id());
    const std::string text = shared ? shared->text(field) : std::string();
    if (!text.empty())
      lines.push_back(t(Msg::report_city_says, {{"city", nameOf(network, city.id(), t)}, {"text", text}}));
  }
  if (lines.empty()) return;
  report.heading(t(question)).list(t(question), std::move(lines));
}

void help(Report& report, const Network& network, const Quarter& quarter, const Catalogue& t) {
  std::vector<std::vector<std::string>> rows;
  for (const HelpWanted& one : whoCanHelpWhom(network, quarter)) {
    std::string helpers;
    for (const std::string& city : one.offering) {
      const auto shared = sharedReflection(network, quarter.id(), city);
      helpers += (helpers.empty() ? "" : "\n") +
                 t(Msg::report_city_says,
                   {{"city", nameOf(network, city, t)}, {"text", shared ? shared->text("offered") : ""}});
    }
    if (!one.ahead.empty())
      helpers +=
          (helpers.empty() ? "" : "\n") + t(Msg::report_ahead, {{"cities", namesOf(network, one.ahead, t)}});
    rows.push_back(
        {nameOf(network, one.city, t), one.wanted, helpers.empty() ? t(Msg::report_nobody_yet) : helpers});
  }
  if (rows.empty()) return;
  report.heading(t(Msg::report_help));
  report.table(t(Msg::report_help), {t(Msg::report_city), t(Msg::report_looks_for), t(Msg::report_can_help)},
               std::move(rows));
}

/// Records of the quarter in order of their day, as lines.
std::vector<std::string> dated(const Network& network, const Quarter& quarter, std::string_view type,
                               std::string_view field, const Catalogue& t) {
  std::vector<View> records = ofQuarter(network, type, quarter.id());
  std::stable_sort(records.begin(), records.end(),
                   [](const View& a, const View& b) { return a.text("date") < b.text("date"); });
  std::vector<std::string> lines;
  for (const View& record : records) {
    const std::string text = record.text(field);
    if (text.empty()) continue;
    std::string who = record.text("city");
    who = who.empty() ? t(Msg::report_network) : nameOf(network, who, t);
    if (const std::string day = record.text("date"); !day.empty()) who += ", " + t.date(day);
    std::string line = t(Msg::report_city_says, {{"city", who}, {"text", text}});
    if (const std::string decision = record.text("decision"); !decision.empty())
      line = choiceLabel(t, "decision", decision) + " – " + line;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::string sessionTitle(const View& session, const Catalogue& t) {
  const std::string title = session.text("title");
  return title.empty() ? choiceLabel(t, "way", session.text("way")) : title;
}

std::string sessionTime(const View& session, const Catalogue& t) {
  const auto local = localTime(session);
  if (!local) return t(Msg::report_no_date);
  if (local->time.empty()) return t.date(local->date);
  return t(Msg::report_day_and_time, {{"date", t.date(local->date)},
                                      {"time", local->time},
                                      {"zone", zoneName(utcOffset(session).value_or(0))}});
}

std::vector<HelpWanted> whoCanHelpWhom(const Network& network, const Quarter& quarter) {
  std::vector<std::string> offering, ahead;
  for (const City& city : network.cities()) {
    const auto shared = sharedReflection(network, quarter.id(), city.id());
    if (shared && !shared->text("offered").empty()) offering.emplace_back(city.id());
  }
  if (const auto topic = network.get<Topic>(quarter.topic())) {
    for (const TierOfCity& tier : tiersOf(network, Levels(network), *topic)) {
      const bool offers = std::find(offering.begin(), offering.end(), tier.city) != offering.end();
      if (tier.tier == kTierNames[2] && !offers) ahead.push_back(tier.city);
    }
  }
  std::vector<HelpWanted> all;
  for (const City& city : network.cities()) {
    const auto shared = sharedReflection(network, quarter.id(), city.id());
    if (!shared || shared->text("wanted").empty()) continue;
    HelpWanted& one =
        all.emplace_back(HelpWanted{std::string(city.id()), shared->text("wanted"), offering, ahead});
    std::erase(one.offering, one.city);
    std::erase(one.ahead, one.city);
  }
  return all;
}

Report learningGuide(const Network& network, const Quarter& quarter, const Ledger& ledger,
                     const LibraryItem* item, const Catalogue& t) {
  Report report;
  report.language = t.language();
  report.title = t(Msg::report_guide_title, {{"topic", topicTitle(network, quarter.topic(), t)}});
  report.subtitle = network.name() + " · " + t(Msg::quarter_number, {{"n", quarter.number()}});
  if (const std::string days = datesOf(quarter, t); !days.empty()) report.subtitle += " · " + days;

  const auto topic = network.get<Topic>(quarter.topic());
  const std::string aim = quarter.text("aim");
  report.heading(t(Msg::report_aim));
  if (topic) report.text(aim.empty() ? topic->summary(code(t.language())) : aim);
  whyThisTopic(report, network, quarter, ledger, t);
  if (topic) steps(report, *topic, t);
  if (item != nullptr) tools(report, *item, t);
  dates(report, quarter, t);
  sessions(report, network, quarter, t);

  const auto settings = network.settings();
  const std::string contact = settings ? settings->text("contact") : std::string();
  const std::string by = stepDates(quarter)[stepIndex("exchange")];
  report.heading(t(Msg::report_feedback)).text(t(Msg::report_feedback_text));
  if (!by.empty()) report.text(t(Msg::report_feedback_by, {{"date", t.date(by)}}));
  if (!contact.empty()) report.text(t(Msg::report_contact, {{"contact", contact}}));
  return report;
}

Report exchangeDigest(const Network& network, const Quarter& quarter, const Catalogue& t) {
  Report report;
  report.language = t.language();
  report.title = t(Msg::report_digest_title, {{"topic", topicTitle(network, quarter.topic(), t)}});
  report.subtitle = network.name() + " · " + quarterTitle(network, quarter, t);
  int sharing = 0, taking = 0;
  for (const City& city : network.cities()) {
    if (sharedReflection(network, quarter.id(), city.id())) ++sharing;
    if (!city.paused()) ++taking;
  }
  report.text(t(Msg::report_sharing, {{"n", sharing}, {"of", std::max(taking, sharing)}}));
  answers(report, network, quarter, "worked", Msg::report_worked, t);
  answers(report, network, quarter, "did_not", Msg::report_did_not, t);
  answers(report, network, quarter, "next", Msg::report_next, t);
  help(report, network, quarter, t);
  const auto section = [&](Msg title, std::vector<std::string> lines) {
    if (!lines.empty()) report.heading(t(title)).list(t(title), std::move(lines));
  };
  section(Msg::report_practice, dated(network, quarter, "practice", "what", t));
  section(Msg::report_course, dated(network, quarter, "course", "text", t));
  section(Msg::report_lessons, dated(network, quarter, "lesson", "text", t));
  return report;
}

}  // namespace parcours
