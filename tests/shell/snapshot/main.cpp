// Pictures of the gallery in two sizes and three themes: `ui_snapshot FOLDER [phone-light]`.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "tests/shell/pages/desk.hpp"

int main(int count, char** arguments) {
  using namespace parcours;
  if (count < 2) {
    std::fputs("usage: ui_snapshot FOLDER [phone-light]\n", stderr);
    return 2;
  }
  setenv("PARCOURS_PICTURES", arguments[1], 1);
  const char* themes[] = {"light", "dark", "sunlight"};
  for (const bool phone : {false, true}) {
    for (int i = 0; i < 3; ++i) {
      const std::string name = std::string(phone ? "phone-" : "wide-") + themes[i];
      if (count > 2 && name != arguments[2]) continue;
      ui::Environment environment;
      environment.width = phone ? 360 : 1440;
      environment.height = phone ? 740 : 900;
      environment.coarsePointer = phone;
      environment.pixelRatio = phone ? 2 : 1;
      environment.theme = static_cast<ui::Theme>(i);
      test::Desk desk(Language::fr, environment);
      desk.show(PageName::gallery);
      test::Headless& page = desk.page;
      page.picture(name);
      for (int screen = 1;
           static_cast<float>(screen) * environment.height < page.height() + environment.height; ++screen) {
        page.scrollTo(std::min(static_cast<float>(screen) * (environment.height - 130),
                               page.height() - environment.height));
        page.picture(name + "-" + std::to_string(screen));
      }
      page.scrollTo(0);
      desk.pressKey("dialog");
      page.picture(name + "-dialog");
      desk.pressKey("cancel");
      desk.pressKey("toast");
      page.picture(name + "-toast");
      std::printf("%s", page.faultText().c_str());
    }
  }
  return 0;
}
