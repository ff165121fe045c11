// Words for what the schema knows: complete in every language, and harmless for what it does not know.
#include <doctest/doctest.h>

#include "core/network/schema.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/decimals.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/values.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

TEST_CASE("every type, field and choice of the schema has its words in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Desk desk(language);
    desk.begin();
    for (const TypeSpec& type : schema()) {
      INFO(code(language), " ", type.name);
      CHECK(findMessage("type." + std::string(type.name)));
      for (const FieldSpec& field : type.fields) {
        INFO(field.name);
        CHECK(findMessage("field." + std::string(type.name) + "." + std::string(field.name)));
        for (const std::string_view choice : field.choices) {
          const std::string json = '"' + std::string(choice) + '"';
          const std::string name = std::string(field.name) + (field.keyed == Keyed::byReference ? ".k1" : "");
          const bool many = field.kind == Kind::choices;
          const std::string shown =
              pages::valueText(desk.app(), type.name, name, many ? "[" + json + "]" : json);
          CHECK(shown != choice);
          CHECK_FALSE(shown.empty());
        }
      }
    }
  }
}

TEST_CASE("values are shown as people read them") {
  Desk desk;
  desk.begin();
  const std::string id = desk.tab.addCity("Port-Clair");
  App& app = desk.app();
  const auto shown = [&](std::string_view type, std::string_view field, std::string_view json) {
    return pages::valueText(app, type, field, json);
  };
  CHECK(shown("city", "name", R"("Cap \"Vert\"")") == "Cap \"Vert\"");
  CHECK(shown("city", "languages", R"(["fr","pt"])") == "Français, Português");
  CHECK(shown("city", "languages", "[]") == app.text()(Msg::common_none));
  CHECK(shown("city", "paused", "true") == "Oui");
  CHECK(shown("city", "name", "null") == app.text()(Msg::common_not_said));
  CHECK(shown("city", "name", "") == app.text()(Msg::common_not_said));
  CHECK(shown("ballot", "grade." + id, "3") == app.text()(Msg::common_grade_3));
  CHECK(shown("ballot", "city", '"' + id + '"') == "Port-Clair");
  CHECK(shown("ballot", "city", R"("nowhere")") == app.text()(Msg::value_not_here));
  CHECK(shown("round", "deadline", R"("2024-10-04")") == app.text().date("2024-10-04"));
  CHECK(shown("network", "guard", "-1") == app.text()(Msg::value_guard_off));
  CHECK(shown("city", "gone", R"({"seen":{}})") == app.text()(Msg::value_gone));
  // A newer app: its types, fields and values pass through as they are.
  CHECK(shown("city", "phase", R"("expand")") == "expand");
  CHECK(shown("spaceship", "crew", R"("trois")") == "trois");
  CHECK(shown("spaceship", "crew", R"({"a":1})") == R"({"a":1})");
  CHECK(shown("city", "paused", R"("maybe")") == R"("maybe")");
  CHECK(pages::fieldLabel(app, "spaceship", "crew") == "crew");
  CHECK(pages::typeLabel(app, "spaceship") == "spaceship");
}

TEST_CASE("keyed fields name their language or their record") {
  Desk desk;
  desk.begin();
  App& app = desk.app();
  const std::string topic = app.session().newId();
  app.run(Msg::topic_did_add, addTopic(app.network(), topic, "Lean", "fr", {}, "method", {}));
  CHECK(pages::fieldLabel(app, "topic", "title.pt") == "Titre (Português)");
  CHECK(pages::fieldLabel(app, "topic", "title.sw") == "Titre (sw)");
  CHECK(pages::fieldLabel(app, "ballot", "grade." + topic) == "Besoin : Lean");
}

TEST_CASE("an excerpt never cuts a character, and says when it cuts") {
  const std::string text = "Éã𝄞ë\nz";
  CHECK(pages::excerpt(text, 6) == "Éã𝄞ë z");
  CHECK(pages::excerpt(text, 3) == "Éã𝄞…");
  CHECK(pages::excerpt("", 3).empty());
  CHECK(pages::excerpt("abc", 3) == "abc");
  CHECK(pages::excerpt("abc", 0) == "…");
}

TEST_CASE("a document's revision moves with every edit and merge, and not without") {
  Pair pair({"Port-Clair"});
  const auto revision = [](Desk& desk) { return pages::revisionOf(desk.network().document()); };
  const std::string before = revision(pair.here);
  CHECK(revision(pair.there) == before);
  pair.there.tab.addCity("Valombre");
  CHECK(revision(pair.there) != before);
  pair.here.open("f.json", pair.there.exported());
  CHECK(revision(pair.here) == before);
  pair.here.app().acceptReview();
  CHECK(revision(pair.here) == revision(pair.there));
}

TEST_CASE("fractions round half away from zero, exactly") {
  Desk desk;
  const auto shown = [&](std::int64_t numerator, std::int64_t denominator) {
    return pages::decimals(desk.app().text(), rules::Rational(numerator, denominator));
  };
  CHECK(shown(0, 1) == "0,00");
  CHECK(shown(1, 3) == "0,33");
  CHECK(shown(2, 3) == "0,67");
  CHECK(shown(-5, 4) == "−1,25");
  CHECK(shown(1, 200) == "0,01");
  CHECK(shown(-1, 200) == "−0,01");
  CHECK(shown(-1, 201) == "0,00");
  CHECK(shown(1999, 1000) == "2,00");
}
