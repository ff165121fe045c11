#include "core/network/network.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/document/ids.hpp"
#include "core/network/fold.hpp"
#include "core/network/merged_topics.hpp"
#include "core/network/schema.hpp"

namespace parcours {
namespace {

/// What an entity is sorted by: fields that do not apply are equal for all, and the id makes the order total.
struct SortKey {
  int number = 0;
  bool unplaced = false;  ///< Without a position: after those that have one.
  std::string position;
  std::string folded;
  std::string exact;
  std::string id;
  // Written out because libc++ 14 has no three-way comparison of strings.
  bool operator<(const SortKey& other) const {
    return std::tie(number, unplaced, position, folded, exact, id) <
           std::tie(other.number, other.unplaced, other.position, other.folded, other.exact, other.id);
  }
};

bool hasOwnOrder(std::string_view type) {
  const TypeSpec* spec = findType(type);
  if (spec == nullptr) return false;
  return type == "city" || findField(*spec, "number") != nullptr || findField(*spec, "position") != nullptr;
}

SortKey sortKey(std::string_view type, const View& view) {
  SortKey key;
  key.id = view.id();
  if (type == "city") {
    key.exact = view.text("name");
  } else if (view.has("number")) {
    key.number = view.ordinal("number");
  } else {
    key.position = view.text("position");
    key.unplaced = key.position.empty();
    key.exact = view.localized("title", "fr");
  }
  key.folded = foldLatin(key.exact);
  return key;
}

bool asksPeople(const Entity& entity, std::string_view field) {
  if (field == kGone) return false;
  const TypeSpec* type = findType(entity.type);
  const FieldSpec* spec = type == nullptr ? nullptr : findField(*type, field);
  return spec == nullptr || spec->conflicts == Conflicts::ask;
}

std::vector<std::string> conflictedFields(const Entity& entity) {
  std::vector<std::string> fields;
  const std::vector<Cell>& cells = entity.cells;
  for (std::size_t first = 0, last = 0; first < cells.size(); first = last) {
    while (last < cells.size() && cells[last].field == cells[first].field) ++last;
    const std::string& field = cells[first].field;
    if (last - first > 1 && asksPeople(entity, field) && entity.conflicted(field)) fields.push_back(field);
  }
  return fields;
}

}  // namespace

Network::Network(Document document) : document_(std::move(document)) {
  std::vector<std::string> ids;
  ids.reserve(document_.entities.size());
  for (const auto& [id, entity] : document_.entities) ids.push_back(id);
  touch(ids);
}

Result<std::vector<std::string>> Network::apply(std::span<const Write> edit, Stamp stamp) {
  Result<std::vector<std::string>> touched = parcours::apply(document_, edit, stamp);
  if (touched) touch(*touched);
  return touched;
}

Result<std::vector<std::string>> Network::merge(const Document& theirs) {
  Result<std::vector<std::string>> touched = parcours::merge(document_, theirs);
  if (touched) touch(*touched);
  return touched;
}

void Network::touch(std::span<const std::string> ids) {
  std::set<std::string, std::less<>> reorder;
  for (const std::string& id : ids) {
    // A merge may give an entity another type, so it leaves the list it was in first.
    if (const auto listed = typeById_.find(id); listed != typeById_.end()) {
      idsByType_[listed->second].erase(id);
      if (hasOwnOrder(listed->second)) reorder.insert(listed->second);
      typeById_.erase(listed);
    }
    conflictsById_.erase(id);
    deleted_.erase(id);
    const Entity* entity = document_.find(id);
    if (entity == nullptr) continue;
    if (entity->hidden()) {
      deleted_.insert(id);
      continue;
    }
    idsByType_[entity->type].insert(id);
    typeById_.emplace(id, entity->type);
    if (hasOwnOrder(entity->type)) reorder.insert(entity->type);
    if (std::vector<std::string> fields = conflictedFields(*entity); !fields.empty()) {
      conflictsById_.emplace(id, std::move(fields));
    }
  }
  for (const std::string& type : reorder) {
    std::vector<SortKey> keys;
    for (const std::string& id : idsByType_[type])
      keys.push_back(sortKey(type, View(id, *document_.find(id))));
    std::sort(keys.begin(), keys.end());
    std::vector<std::string>& order = order_[type];
    order.clear();
    for (SortKey& key : keys) order.push_back(std::move(key.id));
  }
}

template <class T>
std::vector<T> Network::inOrder(std::string_view type) const {
  std::vector<T> views;
  const auto add = [&](const auto& ids) {
    views.reserve(ids.size());
    for (const std::string& id : ids) {
      const auto found = document_.entities.find(id);
      if (found != document_.entities.end()) views.emplace_back(found->first, found->second);
    }
  };
  if (const auto ordered = order_.find(type); ordered != order_.end()) {
    add(ordered->second);
  } else if (const auto listed = idsByType_.find(type); listed != idsByType_.end()) {
    add(listed->second);
  }
  return views;
}

std::vector<City> Network::cities() const { return inOrder<City>("city"); }
std::vector<Topic> Network::topics() const { return inOrder<Topic>("topic"); }
std::vector<Domain> Network::domains() const { return inOrder<Domain>("domain"); }
std::vector<Round> Network::rounds() const { return inOrder<Round>("round"); }
std::vector<Quarter> Network::quarters() const { return inOrder<Quarter>("quarter"); }
std::vector<View> Network::all(std::string_view type) const { return inOrder<View>(type); }

std::vector<View> Network::deleted(std::string_view type) const {
  std::vector<View> found;
  for (const std::string& id : deleted_)
    if (const auto view = get<View>(id); view && view->entity().type == type) found.push_back(*view);
  return found;
}

std::vector<Ballot> Network::ballots(std::string_view round) const {
  std::vector<Ballot> found = inOrder<Ballot>("ballot");
  const auto ofAnotherRound = [&](const Ballot& ballot) { return ballot.round() != round; };
  found.erase(std::remove_if(found.begin(), found.end(), ofAnotherRound), found.end());
  return found;
}

std::optional<View> Network::settings() const {
  if (const std::optional<View> own = get<View>(derivedId({"network"})); own && !own->entity().hidden())
    return own;
  const std::vector<View> found = all("network");
  return found.empty() ? std::nullopt : std::optional<View>(found.front());
}

std::string Network::name() const {
  const std::optional<View> found = settings();
  return found ? found->text("name") : std::string();
}

bool Network::demo() const {
  const std::optional<View> found = settings();
  return found && found->flag("demo");
}

std::string Network::today() const { return demo() ? settings()->text("today") : std::string(); }

ChoiceTerms Network::choiceTerms() const {
  ChoiceTerms terms;
  const std::optional<View> found = settings();
  if (!found) return terms;
  if (const auto threshold = found->integer("served_threshold");
      threshold && *threshold >= 1 && *threshold <= 3) {
    terms.servedThreshold = static_cast<int>(*threshold);
  }
  if (const auto guard = found->integer("guard")) {
    if (*guard == -1) terms.guard.reset();
    if (*guard >= 0 && *guard <= kMaxRounds) terms.guard = static_cast<int>(*guard);
  }
  return terms;
}

std::vector<Topic> Network::openTopics() const {
  const MergedTopics merged(*this);
  std::set<std::string, std::less<>> chosen;
  for (const Round& round : rounds()) {
    if (round.state() == "closed") chosen.emplace(merged.survivorOf(round.chosen()));
  }
  std::vector<Topic> open = topics();
  const auto isOut = [&](const Topic& topic) {
    return topic.archived() || merged.survivorOf(topic.id()) != topic.id() || chosen.contains(topic.id());
  };
  open.erase(std::remove_if(open.begin(), open.end(), isOut), open.end());
  return open;
}

std::optional<Round> Network::pendingRound() const {
  for (const Round& round : rounds()) {
    const std::string state = round.state();
    if (state == "open" || (state == "closed" && round.chosen().empty()) || unsettled(round)) return round;
  }
  return std::nullopt;
}

bool unsettled(const Round& round) { return round.conflictedIn({"state", "record", "chosen"}); }

std::vector<FieldRef> Network::conflicts() const {
  std::vector<FieldRef> all;
  for (const auto& [id, fields] : conflictsById_) {
    for (const std::string& field : fields) all.push_back({id, field});
  }
  return all;
}

}  // namespace parcours
