#include "shell/pages/record_form.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/dates.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/money.hpp"
#include "core/network/schema.hpp"
#include "core/text/labels.hpp"
#include "core/text/written_money.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kMostSegments = 4;
constexpr int kLongRows = 3;
constexpr int kHour = 60, kWestmost = -12, kEastmost = 14;

/// One field while it is drawn.
struct Field {
  ui::Ui& ui;
  App& app;
  const View& record;
  const FieldSpec& spec;
  std::string name;  ///< With its language.
  std::string label;
  ui::FieldOptions options;

  void write(std::string json) const {
    const Entity& entity = record.entity();
    app.run(Msg::form_did_edit, {{std::string(record.id()), entity.type, entity.room, name, std::move(json)}},
            false, name + std::string(record.id()));
  }
};

void typedField(const Field& f) {
  ui::FieldOptions options = f.options;
  const bool isLong = f.spec.kind == Kind::longText;
  if (isLong && options.rows == 1) options.rows = kLongRows;
  if (options.maxLength == 0) options.maxLength = isLong ? 4000 : 200;
  const std::string shown = f.spec.keyed == Keyed::byLanguage
                                ? sharedText(f.app, f.record, f.spec.name)
                                : wordsOfCity(f.app, f.record, f.record.text(f.name));
  if (const auto typed = f.ui.textField(f.spec.name, f.label, shown, options))
    f.write(typed->empty() ? "null" : jsonString(*typed));
}

/// What is being typed stands until it is a value: then it is written.
void checkedField(const Field& f, std::string_view shown, std::string_view inputMode,
                  const std::string& wrong, FunctionRef<std::string(const std::string&)> toJson) {
  const std::string day = inputMode == "date" ? f.app.text().date(shown) : std::string();
  std::string& typing = f.app.pageState("typing:" + f.name + std::string(f.record.id()));
  ui::FieldOptions options = f.options;
  options.inputMode = inputMode;
  if (typing.empty()) options.shown = day;
  if (!typing.empty()) options.error = wrong;
  const auto typed = f.ui.textField(f.spec.name, f.label, typing.empty() ? shown : typing, options);
  if (!typed) return;
  const std::string json = typed->empty() ? "null" : toJson(*typed);
  typing = json.empty() ? *typed : std::string();
  if (!json.empty()) f.write(json);
}

void integerField(const Field& f) {
  const auto& t = f.app.text();
  const auto value = f.record.integer(f.name);
  const std::string wrong =
      t(Msg::form_integer, {{"from", t.number(f.spec.minimum)}, {"to", t.number(f.spec.maximum)}});
  checkedField(
      f, value ? std::to_string(*value) : std::string(), "numeric", wrong, [&](const std::string& text) {
        std::int64_t number = 0;
        const char* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, number);
        const bool fits =
            read.ec == std::errc() && read.ptr == end && number >= f.spec.minimum && number <= f.spec.maximum;
        return fits ? std::to_string(number) : std::string();
      });
}

void dateField(const Field& f) {
  const bool isDate = f.spec.kind == Kind::date;
  checkedField(f, f.record.text(f.name), isDate ? "date" : "time",
               f.app.text()(isDate ? Msg::form_date : Msg::form_time), [&](const std::string& text) {
                 const bool good = isDate ? parseIsoDate(text).has_value() : parseTime(text).has_value();
                 return good ? jsonString(text) : std::string();
               });
}

/// What records of this type last counted in; none while none has a sum.
std::string usualCurrency(const Field& f) {
  std::string currency;
  for (const View& other : f.app.network().all(f.record.entity().type))
    if (const auto money = parseMoney(other.json(f.name))) currency = money->currency;
  return currency;
}

/// An amount that makes sense in the currency, to show how one is typed: `1250,50`.
std::string exampleAmount(Language language, const std::string& currency) {
  std::int64_t amount = 1250;
  for (int i = minorDigits(currency); i > 0; --i) amount = amount * 10 + (amount == 1250 ? 5 : 0);
  return typedAmount(language, {amount, currency});
}

/// An amount and its currency. What is typed stands as long as it says the sum that is kept, so that no comma
/// or nought leaves the field under the finger.
void moneyField(const Field& f) {
  const auto& t = f.app.text();
  const Language language = t.language();
  const std::string key = f.name + std::string(f.record.id());
  std::string &typing = f.app.pageState("typing:" + key), &chosen = f.app.pageState("currency:" + key);
  const auto money = parseMoney(f.record.json(f.name));
  const std::string currency = !chosen.empty() ? chosen : money ? money->currency : usualCurrency(f);
  const auto read = [&](const std::string& text, const std::string& code) {
    return code.empty() ? std::nullopt : readAmount(language, text, code);
  };

  const auto typed = read(typing, currency);
  if (typed && (!money || money->amount != *typed || money->currency != currency)) typing.clear();
  const std::string shown = !typing.empty() ? typing : money ? typedAmount(language, *money) : std::string();
  const auto write = [&](const std::string& text, const std::string& code) {
    typing = text;
    chosen = code;
    if (text.empty()) {
      if (money) f.write("null");  // A currency chosen first is no change yet.
      return;
    }
    if (const auto amount = read(text, code)) f.write(moneyJson({*amount, code}));
  };

  const std::string wrong = currency.empty()
                                ? t(Msg::form_choose_currency)
                                : t(Msg::form_money, {{"example", exampleAmount(language, currency)}});
  f.ui.columns({1, 1}, 160, [&](int column) {
    if (column == 0) {
      ui::FieldOptions options = f.options;
      options.inputMode = "decimal";
      if (!typing.empty() && !typed) options.error = wrong;
      if (const auto text = f.ui.textField(f.spec.name, f.label, shown, options)) write(*text, currency);
      return;
    }
    std::vector<std::string> labels;
    int selected = -1;
    for (const std::string_view code : currencies()) {
      if (code == currency) selected = static_cast<int>(labels.size());
      const std::string_view sign = currencySign(language, code);
      labels.push_back(std::string(code).append(sign == code ? "" : " · ").append(sign == code ? "" : sign));
    }
    if (const auto pressed = f.ui.select("currency", t(Msg::form_currency), labels, selected))
      write(shown, std::string(currencies()[static_cast<std::size_t>(*pressed)]));
  });
}

/// Zones by the hour; another that a file brought is shown too.
void zoneField(const Field& f) {
  const auto now = utcOffset(f.record);
  std::vector<int> offsets;
  for (int hour = kWestmost; hour <= kEastmost; ++hour) offsets.push_back(hour * kHour);
  if (now && *now % kHour != 0) offsets.push_back(*now);
  std::vector<std::string> names;
  int selected = -1;
  for (const int offset : offsets) {
    if (now == offset) selected = static_cast<int>(names.size());
    names.push_back(zoneName(offset));
  }
  if (const auto chosen = f.ui.select(f.spec.name, f.label, names, selected, f.options))
    f.write(std::to_string(offsets[static_cast<std::size_t>(*chosen)]));
}

void choiceField(const Field& f) {
  std::vector<std::string> labels;
  int selected = -1;
  const std::string now = f.record.text(f.name);
  for (const std::string_view choice : f.spec.choices) {
    if (choice == now) selected = static_cast<int>(labels.size());
    labels.push_back(choiceLabel(f.app.text(), f.spec.name, choice));
  }
  const auto chosen = labels.size() > kMostSegments
                          ? f.ui.select(f.spec.name, f.label, labels, selected, f.options)
                          : f.ui.segmented(f.spec.name, f.label, labels, selected);
  if (chosen) f.write(jsonString(f.spec.choices[static_cast<std::size_t>(*chosen)]));
}

/// One box each; gives the set as it is after a press.
void boxes(const Field& f, const std::vector<std::string>& values, const std::vector<std::string>& labels) {
  std::vector<std::string> set = f.record.set(f.name);
  std::optional<std::vector<std::string>> changed;
  f.ui.group(f.spec.name, f.label, [&] {
    f.ui.text(f.label, ui::TextStyle::small);
    if (!f.options.help.empty()) f.ui.muted(f.options.help, ui::TextStyle::small);
    f.ui.row([&] {
      for (std::size_t i = 0; i < values.size(); ++i) {
        const bool held = std::find(set.begin(), set.end(), values[i]) != set.end();
        const auto pressed = f.ui.checkbox(values[i], labels[i], held);
        if (!pressed) continue;
        changed = set;
        std::erase(*changed, values[i]);
        if (*pressed) changed->push_back(values[i]);
      }
    });
  });
  if (!changed) return;
  Draft draft(f.record.id(), f.record.entity().type, f.record.entity().room);
  f.write(changed->empty() ? "null" : draft.set(f.name, *changed).take().front().json);
}

void choicesField(const Field& f) {
  std::vector<std::string> values, labels;
  for (const std::string_view choice : f.spec.choices) {
    values.emplace_back(choice);
    labels.push_back(choiceLabel(f.app.text(), f.spec.name, choice));
  }
  boxes(f, values, labels);
}

void referencesField(const Field& f) {
  std::vector<std::string> values, labels;
  for (const City& city : f.app.network().cities()) {
    values.emplace_back(city.id());
    labels.push_back(entityTitle(f.app, city.id()));
  }
  if (!values.empty()) boxes(f, values, labels);
}

/// The records it may point to, and the word for none.
void referenceField(const Field& f) {
  std::vector<std::string> ids{{}}, titles{f.app.text()(Msg::common_none)};
  const std::string now = f.record.text(f.name);
  int selected = 0;
  for (const View& target : f.app.network().all(f.spec.target)) {
    if (target.id() == now) selected = static_cast<int>(ids.size());
    ids.emplace_back(target.id());
    titles.push_back(entityTitle(f.app, target.id()));
  }
  const auto chosen = f.ui.select(f.spec.name, f.label, titles, selected, f.options);
  if (!chosen) return;
  const std::string& id = ids[static_cast<std::size_t>(*chosen)];
  f.write(id.empty() ? "null" : jsonString(id));
}

void draw(const Field& f) {
  switch (f.spec.kind) {
    case Kind::text:
    case Kind::longText:
      return typedField(f);
    case Kind::choice:
      return choiceField(f);
    case Kind::choices:
      return choicesField(f);
    case Kind::integer:
      return f.spec.name == "utc_offset" ? zoneField(f) : integerField(f);
    case Kind::date:
    case Kind::time:
      return dateField(f);
    case Kind::reference:
      return referenceField(f);
    case Kind::references:
      return referencesField(f);
    case Kind::flag:
      if (const auto pressed = f.ui.checkbox(f.spec.name, f.label, f.record.flag(f.name), f.options.help))
        f.write(*pressed ? "true" : "false");
      return;
    case Kind::money:
      return moneyField(f);
    case Kind::position:
    case Kind::photo:
    case Kind::record:
      return;  // These have forms of their own.
  }
}

}  // namespace

void recordField(ui::Ui& ui, App& app, const View& record, std::string_view field,
                 const ui::FieldOptions& options) {
  const std::string& type = record.entity().type;
  const TypeSpec* typeSpec = findType(type);
  const FieldSpec* spec = nullptr;
  if (typeSpec != nullptr) {
    const auto found = std::find_if(typeSpec->fields.begin(), typeSpec->fields.end(),
                                    [&](const FieldSpec& each) { return each.name == field; });
    if (found != typeSpec->fields.end()) spec = &*found;
  }
  if (spec == nullptr) return;
  const std::string name =
      spec->keyed == Keyed::byLanguage ? keyedName(field, code(app.text().language())) : std::string(field);
  draw({ui, app, record, *spec, name, fieldLabel(app, type, field), options});
  conflictNote(ui, app, record, name);
}

void recordFields(ui::Ui& ui, App& app, const View& record, std::initializer_list<std::string_view> fields) {
  for (const std::string_view field : fields) recordField(ui, app, record, field);
}

void countField(ui::Ui& ui, App& app, const View& record, std::string_view field, std::string_view label) {
  const TypeSpec* type = findType(record.entity().type);
  const FieldSpec* spec = type == nullptr ? nullptr : findField(*type, field);
  if (spec == nullptr) return;
  ui.scope(field, [&] {
    integerField({ui, app, record, *spec, std::string(field), std::string(label), {.maxLength = 6}});
  });
}

bool removeRecord(ui::Ui& ui, App& app, const View& record) {
  return ui.button("remove", app.text()(Msg::form_remove), ui::Emphasis::quiet, ui::Icon::trash) &&
         app.run(Msg::form_did_remove, remove(record.id()), true);
}

std::optional<City> cityInView(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Who who = app.who();
  const auto cities = app.network().cities();
  std::string& chosen = app.pageState("city");
  if (chosen.empty()) chosen = app.route().id.empty() ? who.city : app.route().id;
  int selected = -1;
  for (std::size_t i = 0; i < cities.size(); ++i)
    if (cities[i].id() == chosen) selected = static_cast<int>(i);
  const bool own = who.role == RoleOfPerson::city && selected >= 0 && chosen == who.city;
  if (!own && !cities.empty()) {
    if (const auto pressed = ui.select("city", t(Msg::form_city), cityNames(app, cities), selected,
                                       {.placeholder = t(Msg::form_choose_city)}))
      selected = *pressed;
  }
  if (selected < 0) return std::nullopt;
  const City& city = cities[static_cast<std::size_t>(selected)];
  chosen = city.id();
  return city;
}

}  // namespace parcours::pages
