// One learning area: the criteria that measure it, what the cities said of themselves, and its topics. Cities
// stand in the order of their names; nothing here ranks them.
#include <string>
#include <vector>

#include "shell/pages/baseline_words.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

/// Of the grid the present measurement is made with: the network's may have changed since.
std::vector<Criterion> criteriaOf(const Network& network, std::string_view measurement,
                                  std::string_view domain) {
  std::vector<Criterion> criteria = gridOf(network, measurement).criteria;
  std::erase_if(criteria, [&](const Criterion& criterion) { return criterion.domain() != domain; });
  return criteria;
}

void criterionCard(ui::Ui& ui, const App& app, const Ratings& ratings, const Criterion& criterion) {
  const auto& t = app.text();
  const auto cities = app.network().cities();
  ui.card(criterion.id, criterionTitle(app, criterion), [&] {
    const ui::Column columns[] = {{t(Msg::form_city), 2},
                                  {t(Msg::value_object_authority), 1, true},
                                  {t(Msg::value_object_territory), 1, true}};
    ui.table("ratings", t(Msg::domain_ratings), columns, static_cast<int>(cities.size()),
             [&](int row, int column) {
               const City& city = cities[static_cast<std::size_t>(row)];
               if (column == 0) return entityTitle(app, city.id());
               return medianWords(
                   app, spreadOf(ratings.of(city.id(), kBaselineObjects[static_cast<std::size_t>(column) - 1],
                                            criterion.id)));
             });
  });
}

void topicsCard(ui::Ui& ui, const App& app, std::string_view domain) {
  const auto& t = app.text();
  auto topics = app.network().topics();
  std::erase_if(topics, [&](const Topic& topic) { return topic.domain() != domain || topic.archived(); });
  ui.card("topics", t(Msg::domain_topics), [&] {
    if (topics.empty()) return ui.muted(t(Msg::domain_no_topics));
    ui.list("topics", t(Msg::domain_topics), static_cast<int>(topics.size()), [&](int i) {
      const Topic& topic = topics[static_cast<std::size_t>(i)];
      ui.link(topic.id(), topicTitle(app, topic), toFragment({PageName::topic, std::string(topic.id())}));
    });
  });
}

}  // namespace

void domain(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto domain = app.network().get<Domain>(app.route().id);
  ui.link("back", t(Msg::programme_title), toFragment({PageName::programme, {}}), ui::Icon::arrowLeft);
  if (!domain || domain->entity().type != "domain" || domain->entity().hidden())
    return ui.pageHeader(t(Msg::form_missing), t(Msg::form_missing_text));
  ui.pageHeader(entityTitle(app, domain->id()), t(Msg::programme_see_topics));
  const std::string measurement = currentMeasurement(app.network());
  const auto criteria = criteriaOf(app.network(), measurement, domain->id());
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) {
      ui.heading(2, t(Msg::domain_criteria));
      if (criteria.empty()) return ui.muted(t(Msg::domain_no_criteria));
      ui.muted(t(Msg::domain_ratings_help), ui::TextStyle::small);
      const Ratings ratings(app.network(), measurement);
      for (const Criterion& criterion : criteria) criterionCard(ui, app, ratings, criterion);
      ui.link("baseline", t(Msg::nav_baseline), toFragment({PageName::baseline, {}}), ui::Icon::chart);
      return;
    }
    topicsCard(ui, app, domain->id());
    ui.card("rename", t(Msg::domain_rename), [&] {
      recordField(ui, app, *domain, "title");
      if (removeRecord(ui, app, *domain)) app.go({PageName::programme, {}});
    });
  });
}

}  // namespace parcours::pages
