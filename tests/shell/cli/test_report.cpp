// `parcours report`, called as a shell calls it: arguments and a file in, streams and an exit code out.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "assets/embedded.hpp"
#include "core/document/canonical.hpp"
#include "core/journey/choice.hpp"
#include "core/network/edits.hpp"
#include "core/network/library_item.hpp"
#include "core/reports/handbook.hpp"
#include "core/reports/icalendar.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/reports/session_summary.hpp"
#include "messages.hpp"
#include "shell/cli/cli.hpp"
#include "shell/cli/demo_network.hpp"

using namespace parcours;

namespace {

struct Answer {
  int code = 0;
  std::string out, err;
};

std::string contentOf(std::FILE* file) {
  std::rewind(file);
  auto bytes = cli::readAll(file);
  std::fclose(file);
  REQUIRE(bytes);
  return *bytes;
}

Answer report(const std::vector<std::string>& words) {
  const std::vector<std::string_view> args(words.begin(), words.end());
  cli::Streams streams{stdin, std::tmpfile(), std::tmpfile()};
  REQUIRE((streams.out != nullptr && streams.err != nullptr));
  Answer answer;
  answer.code = cli::reportCommand(args, streams);
  answer.out = contentOf(streams.out);
  answer.err = contentOf(streams.err);
  return answer;
}

/// A file that is there as long as the test looks at it.
struct File {
  explicit File(std::string_view bytes)
      : path((std::filesystem::temp_directory_path() /
              ("parcours-report-" + std::to_string(::getpid()) + '-' + std::to_string(++made) + ".json"))
                 .string()) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::filesystem::remove(path); }
  std::string path;
  inline static int made = 0;
};

const Document& demo() {
  static const Document document = [] {
    auto made = demoNetwork(demoSource());
    REQUIRE(made);
    return *made;
  }();
  return document;
}

Catalogue words(Language language) {
  auto parsed = Catalogue::parse(language, embeddedMessages(language), kMessages);
  REQUIRE(parsed);
  return *parsed;
}

void expectWrongUse(const std::vector<std::string>& args) {
  const Answer answer = report(args);
  CHECK(answer.code == 2);
  CHECK(answer.out.empty());
  CHECK(answer.err.starts_with("usage: parcours report"));
}

void expectRefused(const std::vector<std::string>& args, std::string_view where) {
  const Answer answer = report(args);
  CHECK(answer.code == 1);
  CHECK(answer.out.empty());
  CHECK_MESSAGE(answer.err.find(where) != std::string::npos, answer.err);
  CHECK(answer.err.starts_with(args[1]));
}

}  // namespace

TEST_CASE("a report of the command is the page's own, in each language") {
  const File file(canonicalText(demo()));
  const Network network(demo());
  std::optional<Quarter> open;
  for (const Quarter& quarter : network.quarters())
    if (quarter.open()) open = quarter;
  REQUIRE(open);
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    const std::string lang(code(language));
    const Catalogue text = words(language);
    const auto items = readLibrary(embeddedFile("library/" + lang + ".json"));
    const auto item = itemOfTopic(network, open->topic(), items, lang);
    const Report guide = learningGuide(network, *open, replay(network), item ? &*item : nullptr, text);
    const Report digest = exchangeDigest(network, *open, text);
    CHECK(report({"guide", file.path, "--lang", lang}).out == toHtml(guide));
    CHECK(report({"guide", file.path, "--lang", lang, "--format", "md"}).out == toMarkdown(guide));
    CHECK(report({"digest", "--lang", lang, file.path}).out == toHtml(digest));
    CHECK(report({"digest", file.path, "--format", "md", "--lang", lang}).out == toMarkdown(digest));
    CHECK(report({"calendar", file.path, "--lang", lang}).out == toICalendar(network, "", text));
  }
  const Answer usual = report({"guide", file.path});
  CHECK(usual.code == 0);
  CHECK(usual.err.empty());
  CHECK(usual.out == report({"guide", file.path, "--lang", "fr", "--format", "html"}).out);
  CHECK(usual.out == report({"guide", file.path, "--quarter", std::to_string(open->number())}).out);
}

TEST_CASE("the summary of a session is the page's own; a session must be named, and be there") {
  const File file(canonicalText(demo()));
  const Network network(demo());
  for (const View& session : network.all("session")) {
    const std::string id(session.id());
    const Report summary = sessionSummary(network, session, words(Language::fr));
    CHECK(report({"session", file.path, "--session", id}).out == toHtml(summary));
    CHECK(report({"session", "--session", id, file.path, "--format", "md"}).out == toMarkdown(summary));
  }
  expectWrongUse({"session", file.path});
  expectWrongUse({"session", file.path, "--quarter", "1"});
  expectWrongUse({"guide", file.path, "--session", "x"});
  expectRefused({"session", file.path, "--session", std::string(network.cities()[0].id())},
                "No such session.");
}

TEST_CASE("a quarter is chosen by its number; without one it is the open one, else the last") {
  const File file(canonicalText(demo()));
  const std::string first = report({"guide", file.path, "--quarter", "1"}).out;
  CHECK(first.find("Trimestre 1") != std::string::npos);
  CHECK(first != report({"guide", file.path}).out);
  Network closed(demo());
  int last = 0;
  for (const Quarter& quarter : closed.quarters())
    if (!quarter.planned()) {
      last = quarter.number();
      REQUIRE(closed.apply(setStep(quarter, "closed"), {Writer{7}, 1'790'000'000}));
    }
  const File after(canonicalText(closed.document()));
  CHECK(report({"guide", after.path}).out.find("Trimestre " + std::to_string(last)) != std::string::npos);
}

TEST_CASE("the calendar of one city has its name, and the participation a row for each city") {
  const File file(canonicalText(demo()));
  const Network network(demo());
  for (const City& city : network.cities()) {
    const Answer answer = report({"calendar", file.path, "--city", std::string(city.id())});
    CHECK(answer.code == 0);
    CHECK(answer.out.find("X-WR-CALNAME:" + city.name()) != std::string::npos);
  }
  const Answer table = report({"participation", file.path, "--lang", "en"});
  CHECK(table.code == 0);
  CHECK(table.out.starts_with("City,"));
  std::size_t lines = 0;
  for (const char c : table.out) lines += c == '\n' ? 1 : 0;
  CHECK(lines == network.cities().size() + 1);
}

TEST_CASE("a city whose name is a formula runs in no spreadsheet") {
  Network network(demo());
  const City city = network.cities().front();
  REQUIRE(network.apply(Edit{writeText(city, "name", "=1+1")}, {Writer{7}, 1'790'000'000}));
  const File file(canonicalText(network.document()));
  const std::string table = report({"participation", file.path}).out;
  CHECK(table.find("\r\n'=1+1,") != std::string::npos);
}

TEST_CASE("how to run a quarter needs no file") {
  std::vector<std::size_t> shapes;
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    const std::string lang(code(language));
    const auto text = handbook(embeddedFile("handbook.json"), language);
    REQUIRE(text);
    CHECK(text->language == language);
    CHECK(report({"handbook", "--lang", lang}).out == toHtml(*text));
    CHECK(report({"handbook", "--lang", lang, "--format", "md"}).out == toMarkdown(*text));
    shapes.push_back(text->blocks.size());
    for (const Block& block : text->blocks)
      for (const auto& row : block.rows) CHECK(std::count(row.begin(), row.end(), "") == 0);
  }
  CHECK(shapes == std::vector<std::size_t>(3, shapes[0]));
  CHECK(shapes[0] >= 12);
  for (const char* other : {"", "{", "[]", "{}", R"({"fr":3})", R"({"fr":{"blocks":{}}})"})
    CHECK_FALSE(handbook(other, Language::fr));
  const auto odd =
      handbook(R"({"fr":{"blocks":[3,{"table":"t","columns":["a","b"],"rows":[["x"],3]}]}})", Language::fr);
  REQUIRE(odd);
  CHECK(odd->blocks[0].rows[0] == std::vector<std::string>{"x", ""});
}

TEST_CASE("wrong use is told, and nothing printed") {
  const File file(canonicalText(demo()));
  for (const std::vector<std::string>& args :
       std::vector<std::vector<std::string>>{{},
                                             {"guide"},
                                             {"song", file.path},
                                             {"guide", file.path, file.path},
                                             {"guide", file.path, "--lang"},
                                             {"guide", file.path, "--lang", "de"},
                                             {"guide", file.path, "--lang", "fr-FR"},
                                             {"guide", file.path, "--format", "ics"},
                                             {"guide", file.path, "--format", ""},
                                             {"guide", file.path, "--quarter", "0"},
                                             {"guide", file.path, "--quarter", "one"},
                                             {"guide", file.path, "--city", "c1"},
                                             {"calendar", file.path, "--format", "html"},
                                             {"calendar", file.path, "--quarter", "1"},
                                             {"calendar", file.path, "--city", ""},
                                             {"participation", file.path, "--format", "md"},
                                             {"handbook", file.path},
                                             {"handbook", "--city", "c1"},
                                             {"handbook", "--quarter", "1"},
                                             {"guide", file.path, "--colour", "blue"}})
    expectWrongUse(args);
}

TEST_CASE("what is not there is refused with where and why") {
  const File file(canonicalText(demo())), broken("{\"entities\":{}"), empty([] {
    Document document;
    document.network = "n";
    return canonicalText(document);
  }());
  expectRefused({"guide", file.path, "--quarter", "99"}, "--quarter 99");
  expectRefused({"calendar", file.path, "--city", "nobody"}, "--city nobody");
  const Network network(demo());
  const std::string topic(network.topics().front().id());
  expectRefused({"calendar", file.path, "--city", topic}, "--city " + topic);
  expectRefused({"guide", "no-such-file.json"}, "cannot be read");
  expectRefused({"digest", broken.path}, "incomplete");
  expectRefused({"participation", empty.path}, "There is no quarter yet.");
  CHECK(report({"calendar", empty.path}).code == 0);  // a calendar may be empty
}
