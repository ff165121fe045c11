// `parcours report`: the guide and the digest of a quarter, the calendar, and who took part in what, as the
// pages give them.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/journey/choice.hpp"
#include "core/network/library_item.hpp"
#include "core/reports/csv.hpp"
#include "core/reports/handbook.hpp"
#include "core/reports/icalendar.hpp"
#include "core/reports/participation.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/reports/session_summary.hpp"
#include "embedded.hpp"
#include "messages.hpp"
#include "shell/cli/cli.hpp"

namespace parcours::cli {
namespace {

constexpr std::string_view kUsage =
    "usage: parcours report KIND FILE [--lang fr|en|pt] [--format FORMAT]\n"
    "  guide FILE [--quarter N]             html (default) or md\n"
    "  digest FILE [--quarter N]            html (default) or md\n"
    "  calendar FILE [--city ID]            ics\n"
    "  participation FILE [--quarter N]     csv\n"
    "  session FILE --session ID            html (default) or md\n"
    "  handbook                             html (default) or md; the same for every network\n"
    "Without --quarter: the open quarter, else the last.";

struct Kind {
  std::string_view name;
  std::array<std::string_view, 2> formats;  ///< The first is the usual one.
  std::string_view option;                  ///< What it is of; with none, it takes no file.
  [[nodiscard]] bool ofNetwork() const { return !option.empty(); }
};
constexpr std::string_view kQuarter = "--quarter", kCity = "--city", kSession = "--session";
constexpr Kind kKinds[] = {{"guide", {"html", "md"}, kQuarter},   {"digest", {"html", "md"}, kQuarter},
                           {"calendar", {"ics", ""}, kCity},      {"participation", {"csv", ""}, kQuarter},
                           {"session", {"html", "md"}, kSession}, {"handbook", {"html", "md"}, {}}};

struct Request {
  const Kind* kind = nullptr;
  std::string_view path, id, format;  ///< The id of a city or session.
  std::optional<int> quarter;
  Language language = Language::fr;
};

bool readNumber(std::string_view text, std::optional<int>& into) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 1) return false;
  into = number;
  return true;
}

bool readLanguage(std::string_view text, Language& into) {
  const auto* const found = std::find(std::begin(kLanguageCodes), std::end(kLanguageCodes), text);
  if (found == std::end(kLanguageCodes)) return false;
  into = languageFrom(text);
  return true;
}

bool readOption(std::string_view name, std::string_view value, Request& request) {
  if (name == "--lang") return readLanguage(value, request.language);
  if (!name.empty() && name == request.kind->option) {
    if (name == kQuarter) return readNumber(value, request.quarter);
    request.id = value;
    return !value.empty();
  }
  if (name != "--format") return false;
  request.format = value;
  const auto& formats = request.kind->formats;
  return !value.empty() && std::find(formats.begin(), formats.end(), value) != formats.end();
}

/// Nothing when the command is called in a way it does not know.
std::optional<Request> readRequest(std::span<const std::string_view> args) {
  Request request;
  if (args.empty()) return std::nullopt;
  const auto* const kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                        [&](const Kind& each) { return each.name == args[0]; });
  if (kind == std::end(kKinds)) return std::nullopt;
  request.kind = kind;
  request.format = kind->formats[0];
  for (std::size_t i = 1; i < args.size(); ++i) {
    if (args[i].starts_with("--")) {
      if (i + 1 == args.size() || !readOption(args[i], args[i + 1], request)) return std::nullopt;
      ++i;
    } else if (request.path.empty()) {
      request.path = args[i];
    } else {
      return std::nullopt;
    }
  }
  const bool whole = request.path.empty() != request.kind->ofNetwork() &&
                     (request.kind->option != kSession || !request.id.empty());
  return whole ? std::optional(request) : std::nullopt;
}

/// The quarter asked for, else the open one, else the last.
std::optional<Quarter> quarterOf(const Network& network, std::optional<int> number) {
  std::optional<Quarter> found;
  for (const Quarter& quarter : network.quarters()) {
    if (quarter.planned() || (number && quarter.number() != *number)) continue;
    if (!found || !found->open()) found = quarter;
  }
  return found;
}

std::string written(const Request& request, const Report& report) {
  return request.format == "md" ? toMarkdown(report) : toHtml(report);
}

std::string quarterReport(const Request& request, const Network& network, const Quarter& quarter,
                          const Catalogue& text) {
  const std::string_view language = code(request.language);
  if (request.kind->name == "participation") return toCsv(participationTable(network, quarter.id(), text));
  Report report;
  if (request.kind->name == "digest") {
    report = exchangeDigest(network, quarter, text);
  } else {
    const auto items = readLibrary(embeddedFile("library/" + std::string(language) + ".json"));
    const auto item = itemOfTopic(network, quarter.topic(), items, language);
    report = learningGuide(network, quarter, replay(network), item ? &*item : nullptr, text);
  }
  return written(request, report);
}

/// Of a session, or of a city or all of them.
int recordReport(const Request& request, const Network& network, const Catalogue& text, Streams& streams) {
  const bool session = request.kind->option == kSession;
  const auto record = network.get<View>(request.id);
  if (!request.id.empty() &&
      (!record || record->entity().type != (session ? "session" : "city") || record->entity().hidden()))
    return refuse(streams, request.path, std::string(request.kind->option).append(" ").append(request.id),
                  session ? "No such session." : "No such city.");
  if (session) return print(streams, written(request, sessionSummary(network, *record, text)));
  return print(streams, toICalendar(network, request.id, text));
}

}  // namespace

int reportCommand(std::span<const std::string_view> args, Streams& streams) {
  const auto request = readRequest(args);
  if (!request) return wrongUse(streams, kUsage);
  if (!request->kind->ofNetwork())
    return print(streams, written(*request, *handbook(embeddedFile("handbook.json"), request->language)));
  auto document = readDocument(request->path);
  if (!document) return refuse(streams, request->path, document.error());
  const auto text = Catalogue::parse(request->language, embeddedMessages(request->language), kMessages);
  if (!text) return refuse(streams, "messages", text.error());
  const Network network(std::move(*document));
  if (request->kind->option != kQuarter) return recordReport(*request, network, *text, streams);
  const auto quarter = quarterOf(network, request->quarter);
  if (!quarter)
    return refuse(streams, request->path,
                  request->quarter ? "--quarter " + std::to_string(*request->quarter) : std::string(),
                  request->quarter ? "No such quarter." : "There is no quarter yet.");
  return print(streams, quarterReport(*request, network, *quarter, *text));
}

}  // namespace parcours::cli
