// A record's fields as a form, from the schema: label, control and check of a field follow from its line in
// the table, so a field that is added there can be edited here.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// One field, saved as it is changed; an emptied one is cleared. Conflicts show beneath it.
void recordField(ui::Ui& ui, App& app, const View& record, std::string_view field,
                 const ui::FieldOptions& options = {});
void recordFields(ui::Ui& ui, App& app, const View& record, std::initializer_list<std::string_view> fields);

/// A whole number that stands under a key (`present.<city>`, `hands.2`), with a label of its own.
void countField(ui::Ui& ui, App& app, const View& record, std::string_view field, std::string_view label);

/// Puts the record in the trash, with undo; true when pressed.
bool removeRecord(ui::Ui& ui, App& app, const View& record);

/// The city the page is about: a city person's own, or the one chosen here. Nothing while none is chosen.
std::optional<City> cityInView(ui::Ui& ui, App& app);

}  // namespace parcours::pages
