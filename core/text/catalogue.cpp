#include "core/text/catalogue.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/text/written.hpp"

namespace parcours {
namespace {

using Json = nlohmann::json;

/// The member's text; empty when there is none.
std::string textAt(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Arg* find(std::initializer_list<Arg> args, std::string_view name) {
  const auto* found =
      std::find_if(args.begin(), args.end(), [&](const Arg& arg) { return arg.name == name; });
  return found == args.end() ? nullptr : found;
}

}  // namespace

std::string_view code(Language language) { return kLanguageCodes[static_cast<std::size_t>(language)]; }

Language languageFrom(std::string_view code) {
  const std::string_view primary = code.substr(0, code.find_first_of("-_"));
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    const std::string_view own = parcours::code(language);
    if (std::equal(primary.begin(), primary.end(), own.begin(), own.end(),
                   [&](char a, char b) { return lower(a) == b; }))
      return language;
  }
  return Language::en;
}

Result<Catalogue> Catalogue::parse(Language language, std::string_view json, const MessageSet& set) {
  const Json parsed = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) return fail(ErrorCode::notJson, std::string(parcours::code(language)));
  if (!parsed.is_array() || parsed.size() != set.count + 1 || parsed[0] != set.fingerprint)
    return fail(ErrorCode::badShape, "the messages of this build");
  Catalogue catalogue;
  catalogue.language_ = language;
  catalogue.messages_.reserve(set.count);
  for (std::size_t i = 1; i <= set.count; ++i) {
    const Json& message = parsed[i];
    Forms forms;
    if (message.is_string()) {
      forms.other = message.get<std::string>();
    } else if (message.is_object()) {
      forms = {textAt(message, "one"), textAt(message, "many"), textAt(message, "other")};
    }
    if (forms.other.empty())
      return fail(ErrorCode::badShape, "a message", Place{0, 0, "/" + std::to_string(i)});
    catalogue.messages_.push_back(std::move(forms));
  }
  return catalogue;
}

const std::string& Catalogue::formFor(Msg message, std::initializer_list<Arg> args) const {
  static const std::string kNothing;
  const auto index = static_cast<std::size_t>(message);
  if (index >= messages_.size()) return kNothing;  // before the messages have arrived
  const Forms& forms = messages_[index];
  const auto* counted =
      std::find_if(args.begin(), args.end(), [](const Arg& arg) { return arg.number.has_value(); });
  const Plural plural = counted == args.end() ? Plural::other : pluralOf(language_, *counted->number);
  if (plural == Plural::one && !forms.one.empty()) return forms.one;
  if (plural == Plural::many && !forms.many.empty()) return forms.many;
  return forms.other;
}

std::string Catalogue::operator()(Msg message, std::initializer_list<Arg> args) const {
  const std::string& form = formFor(message, args);
  std::string text;
  std::size_t from = 0;
  while (from < form.size()) {
    const std::size_t open = form.find('{', from);
    const std::size_t close = open == std::string::npos ? open : form.find('}', open);
    if (close == std::string::npos) break;
    text.append(form, from, open - from);
    const std::string_view name = std::string_view(form).substr(open + 1, close - open - 1);
    if (const Arg* arg = find(args, name)) {
      if (arg->number)
        text += number(*arg->number);
      else
        text += arg->text;
    } else {
      text.append(form, open, close - open + 1);  // a forgotten argument shows, instead of leaving a hole
    }
    from = close + 1;
  }
  text.append(form, from);
  return text;
}

std::string Catalogue::number(std::int64_t value) const { return writtenNumber(language_, value); }
std::string Catalogue::month(std::string_view iso) const { return writtenMonth(language_, iso); }
std::string Catalogue::date(std::string_view iso) const { return writtenDate(language_, iso); }
std::string Catalogue::percent(int value) const { return writtenPercent(language_, value); }

}  // namespace parcours
