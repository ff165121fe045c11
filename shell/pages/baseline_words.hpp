// Words and choices that the pages of the baseline share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/network/baseline.hpp"
#include "core/network/grid.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The five steps, from none on.
std::vector<std::string> stepWords(const App& app);
/// `Existe-t-il une stratégie ?` may be empty; the title never is.
std::string criterionTitle(const App& app, const Criterion& criterion);
std::string domainTitle(const App& app, std::string_view domain);
/// `Mesure 2 · 5 octobre 2026`.
std::string measurementTitle(const App& app, std::string_view measurement);
/// The median as people read it, `2,5`; a dash for unknown. With several answers also from where to where.
std::string medianWords(const App& app, const std::optional<Spread>& spread);
std::string spreadWords(const App& app, const std::optional<Spread>& spread);
/// Who rates, unless they say otherwise.
std::string respondentOf(const App& app);
/// The choice of what is rated; kept while the page is shown.
std::string_view objectField(ui::Ui& ui, App& app);
std::string objectLabel(const App& app, std::string_view object);

/// The measurement shown: the current one, or the one chosen here when there are several.
std::string measurementInView(ui::Ui& ui, App& app);

/// Questions the study must answer, with who answers them.
void questionsCard(ui::Ui& ui, App& app);
/// Figures about a city; one without source or date is marked.
void figuresCard(ui::Ui& ui, App& app, const City& city);
/// The city's phase, and how far it is from the next.
void phaseCard(ui::Ui& ui, App& app, const City& city);

}  // namespace parcours::pages
