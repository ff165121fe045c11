// The values of fields as people read them.
#pragma once

#include <string>
#include <string_view>

#include "shell/app/app.hpp"

namespace parcours::pages {

/// A field's value, canonical JSON, as people read it: by the field's kind in the schema. What a newer app
/// wrote is shown as it stands. `also` is where references are looked up that are not here.
std::string valueText(const App& app, std::string_view type, std::string_view field, std::string_view json,
                      const Document* also = nullptr);

/// The value a field shows, or words for none.
std::string shownText(const App& app, const Entity& entity, std::string_view field,
                      const Document* also = nullptr);

/// The first `characters` of a text, on one line, with an ellipsis when something is left out.
std::string excerpt(std::string_view text, std::size_t characters);

/// A number that changes whenever a document does: pages keep what is costly to compute under it.
std::string revisionOf(const Document& document);

}  // namespace parcours::pages
