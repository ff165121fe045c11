// The places of the application: what the navigation, the page behind "more" and the search lead to.
#pragma once

#include <span>

#include "messages.hpp"
#include "shell/app/route.hpp"
#include "shell/ui/ui.hpp"

namespace parcours::pages {

struct Place {
  PageName page;
  const char* key;
  Msg label;
  ui::Icon icon;
};

/// In their order; the first five stand in a phone's bar.
std::span<const Place> places();

/// The place a page belongs to: a city's page is under cities.
PageName placeOf(PageName page);

}  // namespace parcours::pages
