// What people call the things of a network: types, fields and records, in their language.
//
// The schema's names are the keys of the messages (`type.city`, `field.city.name`), so a field that is added
// to the schema gets its label by adding a message. What a newer app wrote is called by its own name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/app/app.hpp"

namespace parcours::pages {

std::string typeLabel(const App& app, std::string_view type);

/// `Titre (Français)`, `Besoin : Gestion de projet`. `also` is where references are looked up that are not
/// here, such as a document under review.
std::string fieldLabel(const App& app, std::string_view type, std::string_view field,
                       const Document* also = nullptr);

/// What a record is called; words for a record without a name, or one that is not here.
std::string entityTitle(const App& app, std::string_view id, const Document* also = nullptr);

/// What these cities are called, to choose among them: namesakes with what tells them apart.
std::vector<std::string> cityNames(const App& app, const std::vector<City>& cities);

/// Who a writer says they are; words for one who has not said.
std::string writerLabel(const App& app, Writer writer, const Document* also = nullptr);

/// Day and time of a value's stamp, as clocks here show them; or words for a clock that was wrong.
std::string stamp(const App& app, std::int64_t seconds);

}  // namespace parcours::pages
