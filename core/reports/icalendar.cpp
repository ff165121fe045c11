#include "core/reports/icalendar.hpp"

#include <algorithm>

#include "core/journey/calendar.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/dates.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "messages.hpp"

namespace parcours {
namespace {

constexpr std::size_t kLineOctets = 75;
constexpr std::int64_t kUsualMinutes = 60;

std::string digits(int value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

std::string basicDate(int day) {
  const Day civil = civilFromDays(day);
  return digits(civil.year, 4) + digits(civil.month, 2) + digits(civil.day, 2);
}

std::string basicTime(int day, int secondOfDay) {
  return basicDate(day) + 'T' + digits(secondOfDay / 3600, 2) + digits(secondOfDay / 60 % 60, 2) +
         digits(secondOfDay % 60, 2) + 'Z';
}

/// TEXT values: backslash, comma, semicolon and line break are escaped; other control characters have no
/// place in them (RFC 5545, 3.3.11).
std::string escaped(std::string_view text) {
  constexpr char kDelete = 127;
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ',' || c == ';') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != kDelete)) {
      out += c;
    }
  }
  return out;
}

/// Adds a content line, folded at 75 octets without cutting a character (RFC 5545, 3.1).
void line(std::string& out, std::string_view text) {
  std::size_t room = kLineOctets;
  while (text.size() > room) {
    std::size_t cut = room;
    while (cut > 1 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    out.append(text.substr(0, cut)).append("\r\n ");
    text.remove_prefix(cut);
    room = kLineOctets - 1;
  }
  out.append(text).append("\r\n");
}

std::int64_t changed(const View& view) {
  std::int64_t latest = 0;
  for (const Cell& cell : view.entity().cells) latest = std::max(latest, plausibleSeconds(cell.seconds));
  return latest;
}

/// When what the event says was last changed: its record, or the city's own pace in the quarter.
std::string stampOf(const Network& network, const View& record, std::string_view city) {
  std::int64_t latest = changed(record);
  if (const auto place = cityQuarter(network, record.id(), city)) latest = std::max(latest, changed(*place));
  return basicTime(static_cast<int>(latest / kDaySeconds), static_cast<int>(latest % kDaySeconds));
}

void sessionEvent(std::string& out, const View& session, const Catalogue& t) {
  const auto utc = localTime(session, 0);
  if (!utc) return;
  if (utc->time.empty()) {
    line(out, "DTSTART;VALUE=DATE:" + basicDate(utc->day));
  } else {
    line(out, "DTSTART:" + basicTime(utc->day, utc->minute * 60));
    line(out, "DURATION:PT" + std::to_string(session.integer("minutes").value_or(kUsualMinutes)) + "M");
  }
  line(out, "SUMMARY:" + escaped(sessionTitle(session, t)));
  std::string where = session.text("place"), about = session.text("agenda");
  if (const std::string speaker = session.text("speaker"); !speaker.empty())
    about = speaker + (about.empty() ? "" : "\n" + about);
  if (const std::string link = session.text("link"); !link.empty()) {
    if (where.empty()) where = link;
    about += (about.empty() ? "" : "\n") + link;
  }
  if (!where.empty()) line(out, "LOCATION:" + escaped(where));
  if (!about.empty()) line(out, "DESCRIPTION:" + escaped(about));
}

std::string titleOf(const Network& network, const Occasion& occasion, const Catalogue& t) {
  if (occasion.kind == Occasion::Kind::deadline) {
    const auto round = network.get<Round>(occasion.id);
    return t(Msg::calendar_deadline, {{"n", round ? round->number() : 0}});
  }
  const auto quarter = network.get<Quarter>(occasion.id);
  return t(Msg::calendar_step,
           {{"n", quarter ? quarter->number() : 0}, {"step", choiceLabel(t, "step", occasion.step)}});
}

void wholeDay(std::string& out, const Occasion& occasion, const std::string& title) {
  const int day = parseIsoDate(occasion.date).value_or(0);
  line(out, "DTSTART;VALUE=DATE:" + basicDate(day));
  line(out, "DTEND;VALUE=DATE:" + basicDate(day + 1));
  line(out, "SUMMARY:" + escaped(title));
  line(out, "TRANSP:TRANSPARENT");
}

}  // namespace

std::string toICalendar(const Network& network, std::string_view city, const Catalogue& t) {
  std::string out;
  line(out, "BEGIN:VCALENDAR");
  line(out, "VERSION:2.0");
  line(out, "PRODID:-//Parcours//Parcours//FR");
  line(out, "CALSCALE:GREGORIAN");
  const auto there = network.get<City>(city);
  line(out, "X-WR-CALNAME:" + escaped(there && !city.empty() ? there->name() : network.name()));
  for (const Occasion& occasion : occasions(network, city)) {
    const auto view = network.get<View>(occasion.id);
    if (!view) continue;
    line(out, "BEGIN:VEVENT");
    std::string uid = occasion.id;
    if (!occasion.step.empty()) uid += '-' + occasion.step;
    if (!city.empty()) uid.append("-").append(city);
    line(out, "UID:" + escaped(uid) + "@parcours");
    line(out, "DTSTAMP:" + stampOf(network, *view, city));
    if (occasion.kind == Occasion::Kind::session) {
      sessionEvent(out, *view, t);
    } else {
      wholeDay(out, occasion, titleOf(network, occasion, t));
    }
    line(out, "END:VEVENT");
  }
  line(out, "END:VCALENDAR");
  return out;
}

}  // namespace parcours
