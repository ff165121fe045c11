// What a city does in a quarter: its practice, its reflection, and what others see of it.
#include <doctest/doctest.h>

#include "assets/embedded.hpp"
#include "core/network/schema.hpp"
#include "core/reports/handbook.hpp"
#include "shell/app/base64.hpp"
#include "tests/shell/pages/in_quarter.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

std::string jpeg(std::size_t bytes) { return "\xFF\xD8\xFF" + std::string(bytes - 3, 'x'); }

/// What a decoder makes of base64; nothing where it is none.
std::optional<std::string> fromBase64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  for (; !text.empty(); text.remove_prefix(4)) {
    std::uint32_t four = 0;
    std::size_t padding = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      if (text[i] == '=' && i > 1 && text.size() == 4) {
        ++padding;
        four <<= 6;
        continue;
      }
      const std::size_t digit = kDigits.find(text[i]);
      if (digit == std::string_view::npos || padding > 0) return std::nullopt;
      four = four << 6 | static_cast<std::uint32_t>(digit);
    }
    for (std::size_t i = 0; i < 3 - padding; ++i) bytes += static_cast<char>(four >> (16 - 8 * i) & 0xFFU);
  }
  return bytes;
}

}  // namespace

TEST_CASE("base64 is that of RFC 4648, of any bytes") {
  for (const auto& [bytes, text] :
       {std::pair("", ""), std::pair("f", "Zg=="), std::pair("fo", "Zm8="), std::pair("foo", "Zm9v"),
        std::pair("foob", "Zm9vYg=="), std::pair("fooba", "Zm9vYmE="), std::pair("foobar", "Zm9vYmFy")})
    CHECK(toBase64(bytes) == text);
  std::string bytes;
  for (int n = 0; n < 700; ++n) {
    CHECK(fromBase64(toBase64(bytes)) == bytes);
    bytes += static_cast<char>(n * 37 % 256);
  }
  CHECK(isJpeg(jpeg(3)));
  CHECK_FALSE(isJpeg("\xFF\xD8"));
  CHECK_FALSE(isJpeg(""));
  CHECK_FALSE(isJpeg("{\"entities\":{}}"));
}

TEST_CASE("a city notes its practice: it is there for all, dated, and can be taken back") {
  InQuarter desk;
  desk.be(RoleOfPerson::city, desk.one);
  desk.show(PageName::practice);
  CHECK(desk.sees(Msg::practice_none));
  REQUIRE(desk.press(Msg::practice_add));
  REQUIRE(desk.all("practice").size() == 1);
  const std::string id(desk.all("practice").front().id());
  CHECK(desk.record(id).text("city") == desk.one);
  CHECK(desk.record(id).text("date") == "2024-10-04");
  REQUIRE(desk.type(Msg::field_practice_what, "Un guichet sans papier"));
  REQUIRE(desk.type(Msg::field_practice_link, "https://exemple.org"));
  CHECK(desk.record(id).text("what") == "Un guichet sans papier");
  CHECK(desk.record(id).entity().room == kCommons);
  CHECK(desk.faults() == std::vector<std::string>());
  // A date that is none is told, and the old one stands.
  REQUIRE(desk.type(Msg::field_practice_date, "demain"));
  CHECK(desk.record(id).text("date") == "2024-10-04");
  CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::field_practice_date))->description ==
        desk.said(Msg::form_date));
  REQUIRE(desk.type(Msg::field_practice_date, "2024-10-02"));
  CHECK(desk.record(id).text("date") == "2024-10-02");
  REQUIRE(desk.press(Msg::form_remove));
  CHECK(desk.all("practice").empty());
  desk.app().undo();
  CHECK(desk.all("practice").size() == 1);
}

TEST_CASE("a photo is kept up to 200 kB; a larger one, or none, is refused and said") {
  InQuarter desk;
  desk.be(RoleOfPerson::city, desk.one);
  desk.add("practice", "p1", {{"city", jsonString(desk.one)}});
  desk.show(PageName::practice);
  const auto give = [&](std::string_view bytes) {
    REQUIRE(desk.press(Msg::practice_photo));
    CHECK(desk.tab.last<PickFile>().accept == "image/*");
    desk.app().openFile("photo.jpg", bytes);
    desk.settle();
  };
  for (const std::string& refused : {std::string(), jpeg(200'001)}) {
    give(refused);
    CHECK(desk.app().photo("p1").empty());
    CHECK(desk.sees(Msg::practice_photo_refused));
  }
  const std::string largest = jpeg(200'000);
  give(largest);
  CHECK(desk.app().photo("p1") == std::string(kPhotoPrefix) + toBase64(largest));
  CHECK(desk.sees(Msg::practice_did_photo));
  REQUIRE(desk.press(Msg::practice_photo_remove));
  CHECK(desk.app().photo("p1").empty());
}

TEST_CASE("a reflection is the city's own until it is shared, and can be taken back from the digest") {
  InQuarter desk("exchange");
  desk.be(RoleOfPerson::city, desk.one);
  desk.show(PageName::reflection);
  REQUIRE(desk.type(Msg::field_reflection_worked, "La visite du vendredi"));
  CHECK(desk.sees(Msg::reflection_private));
  desk.show(PageName::digest);
  CHECK_FALSE(desk.reads("La visite du vendredi"));
  desk.show(PageName::reflection);
  REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::reflection_share)));
  CHECK_FALSE(desk.sees(Msg::reflection_private));
  CHECK(desk.faults() == std::vector<std::string>());
  desk.show(PageName::digest);
  CHECK(desk.reads("La visite du vendredi"));
  desk.show(PageName::reflection);
  REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::reflection_share)));
  desk.show(PageName::digest);
  CHECK_FALSE(desk.reads("La visite du vendredi"));
}

TEST_CASE("a reflection whose sharing was undone leaves with no file for the network, nor one taken back") {
  InQuarter desk("exchange");
  desk.be(RoleOfPerson::city, desk.one);
  desk.show(PageName::reflection);
  REQUIRE(desk.type(Msg::field_reflection_worked, "La visite du vendredi"));
  const auto box = [&] { return desk.pressNamed(ui::Role::checkbox, desk.said(Msg::reflection_share)); };
  const auto leaves = [&] {
    const Document commons = selectRooms(desk.network().document(), {});
    return canonicalText(commons).find("visite du vendredi") != std::string::npos;
  };
  const auto check = [&](bool shared) {
    desk.settle();
    CHECK(leaves() == shared);
    CHECK(desk.sees(Msg::reflection_private) == !shared);
    const auto own = ownReflection(desk.network(), desk.quarter().id(), desk.one);
    REQUIRE(own);
    CHECK(own->text("worked") == "La visite du vendredi");
  };
  // The first time, and again once it was taken back.
  for (int time = 0; time < 2; ++time) {
    REQUIRE(box());
    check(true);
    desk.app().undo();
    check(false);
    desk.app().redo();
    check(true);
    desk.app().undo();
    check(false);
    desk.app().redo();
    REQUIRE(box());
    check(false);
    desk.app().undo();
    check(true);
    desk.app().redo();
    check(false);
  }
}

TEST_CASE("a quarter closes when every city has reflected, or for a reason that stays to be seen") {
  InQuarter desk("exchange");
  desk.app().run(Msg::reflection_did_edit,
                 writeReflection(desk.network(), desk.quarter().id(), desk.one, "worked", "Oui"));
  desk.show(PageName::quarter);
  CHECK(desk.sees(Msg::quarter_needs_reflections, {{"cities", "Valombre"}}));
  CHECK_FALSE(desk.enabled(Msg::quarter_close_anyway));
  REQUIRE(desk.type(Msg::field_quarter_review_reason, "  "));
  CHECK_FALSE(desk.enabled(Msg::quarter_close_anyway));
  REQUIRE(desk.type(Msg::field_quarter_review_reason, "Valombre est sous les eaux"));
  REQUIRE(desk.press(Msg::quarter_close_anyway));
  CHECK(desk.quarter().step() == "closed");
  desk.show(PageName::quarter, desk.quarter().id());
  CHECK(desk.sees(Msg::quarter_closed_without, {{"reason", "Valombre est sous les eaux"}}));
  desk.app().undo();
  desk.app().run(Msg::reflection_did_edit,
                 writeReflection(desk.network(), desk.quarter().id(), desk.two, "worked", "Oui"));
  desk.show(PageName::quarter);
  CHECK(desk.button(Msg::quarter_close_anyway) == nullptr);
}

TEST_CASE("a city reads its own step, says it has read the guide, and shifts its dates") {
  InQuarter desk("learn");
  desk.be(RoleOfPerson::city, desk.one);
  desk.show(PageName::quarter);
  CHECK(desk.sees(Msg::quarter_my_step, {{"tier", desk.said(Msg::value_tier_core)}}));
  REQUIRE(desk.press(Msg::quarter_ready));
  CHECK(desk.button(Msg::quarter_ready) == nullptr);
  CHECK(cityQuarter(desk.network(), desk.quarter().id(), desk.one)->flag("ready"));
  CHECK_FALSE(cityQuarter(desk.network(), desk.quarter().id(), desk.two));
}

TEST_CASE("the guide and the digest are the files they download") {
  InQuarter desk;
  for (const PageName page : {PageName::guide, PageName::digest}) {
    desk.show(page);
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::report_download));
    const auto file = desk.tab.last<Download>();
    CHECK(file.name.ends_with(".html"));
    CHECK(file.mediaType == "text/html");
    CHECK(file.bytes.find("Lean") != std::string::npos);
  }
  Desk empty;
  empty.begin();
  empty.show(PageName::guide);
  CHECK(empty.sees(Msg::report_none));
}

TEST_CASE("how to run a quarter is read, and handed out as a file, by whoever has no quarter yet") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Desk desk(language);
    desk.begin();
    desk.show(PageName::guide, "handbook");
    CHECK(desk.sees(Msg::library_fetching));
    desk.app().contentArrived("content/handbook.json", std::string(embeddedFile("handbook.json")), true);
    desk.settle();
    CHECK(desk.faults() == std::vector<std::string>());
    const auto report = handbook(embeddedFile("handbook.json"), language);
    REQUIRE(report);
    CHECK(desk.page.says(report->title));
    REQUIRE(desk.press(Msg::report_download));
    CHECK(desk.tab.last<Download>().bytes == toHtml(*report));
    for (const PageName page : {PageName::library, PageName::guide}) {
      desk.show(page);
      CHECK(desk.page.find(ui::Role::link, report->title) != nullptr);
    }
  }
}
