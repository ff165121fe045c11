#include "core/document/value_builder.hpp"

#include <algorithm>
#include <utility>

#include "core/document/canonical.hpp"

namespace parcours {

void ValueBuilder::separate() {
  if (open() && !frames_.back().object && text_.back() != '[') text_ += ',';
}

void ValueBuilder::literal(std::string_view text) {
  separate();
  text_ += text;
}

void ValueBuilder::integer(std::int64_t value) {
  separate();
  text_ += std::to_string(value);
}

void ValueBuilder::string(std::string_view text) {
  separate();
  if (!open()) text_.reserve(text.size() + 2);
  appendJsonString(text_, text);
}

void ValueBuilder::beginObject() {
  separate();
  frames_.push_back({.object = true, .begin = text_.size(), .members = {}});
  text_ += '{';
}

void ValueBuilder::key(std::string_view name) {
  Frame& frame = frames_.back();
  if (!frame.members.empty()) {
    frame.sorted = frame.sorted && frame.members.back().name < name;
    text_ += ',';
  }
  frame.members.push_back({std::string(name), text_.size()});
  appendJsonString(text_, name);
  text_ += ':';
}

/// Lays the members of an object anew in the order of their names.
void ValueBuilder::sort(Frame& frame) {
  std::vector<Member>& members = frame.members;
  // A member ends before the comma of the one laid down after it, or at the end of the text.
  for (std::size_t i = 0; i + 1 < members.size(); ++i) members[i].end = members[i + 1].begin - 1;
  members.back().end = text_.size();
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.name < b.name; });
  std::string body;
  body.reserve(text_.size() - frame.begin);
  for (const Member& member : members) {
    body += body.empty() ? '{' : ',';
    body.append(text_, member.begin, member.end - member.begin);
  }
  text_.replace(frame.begin, std::string::npos, body);
}

std::optional<std::string> ValueBuilder::endObject() {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  if (!frame.sorted) sort(frame);
  text_ += '}';
  const auto twice = std::adjacent_find(frame.members.begin(), frame.members.end(),
                                        [](const Member& a, const Member& b) { return a.name == b.name; });
  if (twice == frame.members.end()) return std::nullopt;
  return std::move(twice->name);
}

void ValueBuilder::beginArray() {
  separate();
  frames_.push_back({.object = false, .begin = text_.size(), .members = {}});
  text_ += '[';
}

void ValueBuilder::endArray() {
  text_ += ']';
  frames_.pop_back();
}

std::string ValueBuilder::take() {
  std::string value = std::move(text_);
  text_.clear();
  return value;
}

}  // namespace parcours
