#include "core/network/edits.hpp"

#include "core/document/ids.hpp"
#include "core/network/draft.hpp"

namespace parcours {
namespace {

Draft draftOf(const View& view) { return {view.id(), view.entity().type, view.entity().room}; }

Write only(Draft& draft) { return std::move(draft.take().front()); }

}  // namespace

Write writeText(const View& entity, std::string_view field, std::string_view value) {
  return only(draftOf(entity).text(field, value));
}

Write writeInteger(const View& entity, std::string_view field, std::int64_t value) {
  return only(draftOf(entity).integer(field, value));
}

Write writeFlag(const View& entity, std::string_view field, bool value) {
  return only(draftOf(entity).json(field, value ? "true" : "false"));
}

Write writeSet(const View& entity, std::string_view field, std::vector<std::string> values) {
  return only(draftOf(entity).set(field, std::move(values)));
}

Write clearField(const View& entity, std::string_view field) {
  return only(draftOf(entity).json(field, "null"));
}

Edit createNetwork(std::string_view name, std::string_view language) {
  return Draft(derivedId({"network"}), "network", kCommons)
      .text("name", name)
      .set("languages", {std::string(language)})
      .take();
}

Edit addCity(std::string_view id, std::string_view name, std::string_view country,
             std::vector<std::string> languages) {
  Draft city(id, "city", kCommons);
  city.text("name", name).textIfAny("country", country);
  if (!languages.empty()) city.set("languages", std::move(languages));
  return city.take();
}

Edit changeChallenge(const City& city, std::string_view challenge, std::string_view changeId,
                     std::string_view reason, std::string_view date) {
  Edit edit = Draft(changeId, "challenge_change", kCommons)
                  .text("city", city.id())
                  .text("text", city.challenge())
                  .textIfAny("reason", reason)
                  .textIfAny("date", date)
                  .take();
  edit.push_back(writeText(city, "challenge", challenge));
  return edit;
}

Edit addTopic(const Network& network, std::string_view id, std::string_view title, std::string_view language,
              std::string_view domainId, std::string_view kind, std::string_view summary) {
  return Draft(id, "topic", kCommons)
      .text(keyedName("title", language), title)
      .textIfAny(keyedName("summary", language), summary)
      .textIfAny("domain", domainId)
      .textIfAny("kind", kind)
      .integer("entered", nextRoundNumber(network))
      .take();
}

Edit archiveTopic(const Topic& topic, std::string_view reason) {
  Edit edit{writeFlag(topic, "archived", true)};
  if (!reason.empty()) edit.push_back(writeText(topic, "archive_reason", reason));
  return edit;
}

Edit unarchiveTopic(const Topic& topic) {
  Edit edit{writeFlag(topic, "archived", false)};
  if (topic.has("archive_reason")) edit.push_back(clearField(topic, "archive_reason"));
  return edit;
}

Edit settle(std::string_view entity, std::string_view field, std::string_view json) {
  return {{std::string(entity), {}, {}, std::string(field), std::string(json)}};
}

Edit remove(std::string_view entity) { return {{std::string(entity), {}, {}, std::string(kGone), "true"}}; }

Edit takeBack(std::string_view entity) { return {{std::string(entity), {}, {}, std::string(kGone), "null"}}; }

}  // namespace parcours
