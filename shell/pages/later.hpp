// The pages that a first visit does not begin with: they, and what only they need, are a part of the module
// that follows once the first page is shown (docs/decisions/light-site.md).
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

using PageFunction = void (*)(ui::Ui&, App&);

/// What draws this page; only where App::whole. A pointer, because nothing before the other part may hold a
/// call into it.
PageFunction laterPage(PageName page);

}  // namespace parcours::pages
