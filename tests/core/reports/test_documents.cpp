// A report as HTML and as Markdown: whatever people wrote stays text.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <span>

#include "core/reports/report.hpp"
#include "tests/core/document/random.hpp"

using namespace parcours;

namespace {

Report reportOf(const std::string& text) {
  Report report;
  report.language = Language::pt;
  report.title = report.subtitle = text;
  report.heading(text)
      .text(text)
      .note(text)
      .list(text, {text, text})
      .table(text, {text, text}, {{text, text}});
  return report;
}

/// The tags of a file, without their attributes, in order.
std::string tagsOf(std::string_view html) {
  std::string tags;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    REQUIRE(end != std::string_view::npos);
    const std::string_view tag = html.substr(at + 1, end - at - 1);
    if (tag != "br") tags.append(tag.substr(0, tag.find(' '))).append(" ");
  }
  return tags;
}

/// What a browser shows of text without tags.
std::string unescaped(std::string text) {
  for (const auto& [from, to] : {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""),
                                 std::pair("<br>", "\n"), std::pair("&amp;", "&")})
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + std::string(to).size()))
      text.replace(at, std::string(from).size(), to);
  return text;
}

std::string between(const std::string& text, std::string_view open, std::string_view close) {
  const std::size_t from = text.find(open);
  REQUIRE(from != std::string::npos);
  const std::size_t start = from + open.size();
  return text.substr(start, text.find(close, start) - start);
}

std::string atRandom(test::Random& random, std::span<const std::string_view> pieces) {
  std::string text;
  for (std::uint32_t n = 1 + random.below(8); n > 0; --n)
    text += pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
  return text;
}

/// A small reader of what CommonMark calls inline text: backslashes before punctuation go.
std::string readInline(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '\\' && i + 1 < text.size() && std::ispunct(static_cast<unsigned char>(text[i + 1]));
    out += text[escape ? ++i : i];
  }
  return out;
}

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("no text of a person becomes a tag, an attribute or a script") {
    constexpr std::string_view kPieces[] = {"<script>alert(1)</script>",
                                            "\" onmouseover=\"x",
                                            "</title>",
                                            "<!--",
                                            "&lt;",
                                            "&",
                                            "'",
                                            "é",
                                            "\n",
                                            "]]>",
                                            "</style>",
                                            "a",
                                            " "};
    const std::string harmless = tagsOf(toHtml(reportOf("a")));
    test::Random random(2);
    for (int run = 0; run < 300; ++run) {
      const std::string text = atRandom(random, kPieces);
      INFO(text);
      const std::string html = toHtml(reportOf(text));
      CHECK(tagsOf(html) == harmless);
      CHECK(unescaped(between(html, "<h1>", "</h1>")) == text);
      CHECK(unescaped(between(html, "<td>", "</td>")) == text);
      CHECK(between(html, "<title>", "</title>").find('<') == std::string::npos);
      CHECK(between(html, "aria-label=\"", "\"").find('<') == std::string::npos);
    }
  }

  TEST_CASE("a file needs nothing else, and says its language") {
    const std::string html = toHtml(reportOf("Guia"));
    CHECK(html.starts_with("<!doctype html>\n<html lang=\"pt\">"));
    CHECK(html.find("<meta charset=\"utf-8\">") != std::string::npos);
    CHECK(html.find("<title>Guia</title>") != std::string::npos);
    for (const char* outside : {"http:", "https:", "src=", "href=", "url(", "@import", "<script"})
      CHECK(html.find(outside) == std::string::npos);
    CHECK(html.find("@page{size:A4") != std::string::npos);
  }

  TEST_CASE("what is empty leaves no block") {
    Report report;
    report.heading("h").text("").note("").list("l", {}).table("t", {"c"}, {});
    CHECK(report.blocks.size() == 1);
  }

  TEST_CASE("no text of a person is read as Markdown") {
    constexpr std::string_view kPieces[] = {"*",   "_",      "#",   "- ", "+ ", "1. ",   "2) ", "> ",
                                            "`",   "[a](b)", "<b>", "|",  "\\", "&amp;", "~",   "=",
                                            "---", "é",      "\n",  "a",  " ",  "12"};
    test::Random random(3);
    for (int run = 0; run < 500; ++run) {
      const std::string text = atRandom(random, kPieces);
      INFO(text);
      Report report;
      report.title = "T";
      report.text(text);
      const std::string markdown = toMarkdown(report);
      REQUIRE(markdown.starts_with("# T\n\n"));
      const std::string line = markdown.substr(5);
      CHECK(std::count(line.begin(), line.end(), '\n') == 1);
      CHECK(line.back() == '\n');
      const std::string body = line.substr(0, line.size() - 1);
      // Nothing but spaces at its ends is lost; a line break is a space.
      std::string wanted = text;
      std::replace(wanted.begin(), wanted.end(), '\n', ' ');
      wanted.erase(0, wanted.find_first_not_of(' ') == std::string::npos ? wanted.size()
                                                                         : wanted.find_first_not_of(' '));
      CHECK(readInline(body) == wanted);
      // No sign that begins a block stands at its start, and no sign of inline markup without its backslash.
      if (body.empty()) continue;
      CHECK(std::string_view("-+=~>#").find(body[0]) == std::string_view::npos);
      const std::size_t digits = std::min(body.find_first_not_of("0123456789"), body.size());
      if (digits > 0 && digits < body.size()) CHECK((body[digits] != '.' && body[digits] != ')'));
      for (std::size_t i = 0; i < body.size(); ++i) {
        if (body[i] == '\\') {
          ++i;
        } else {
          CHECK(std::string_view("*_`[]<>|#&").find(body[i]) == std::string_view::npos);
        }
      }
    }
  }

  TEST_CASE("a table has as many cells in each row as it has columns, whatever they hold") {
    Report report;
    report.title = "T";
    report.table("t", {"a|b", "c"}, {{"d\ne", "|"}});
    CHECK(toMarkdown(report) == "# T\n\n| a\\|b | c |\n| --- | --- |\n| d e | \\| |\n");
  }
}
