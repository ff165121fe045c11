// The words that name a hash by voice. Each is written, and understood when heard, in French, English and
// Portuguese alike; no two share their first four letters, so one that is half heard is still told apart. The
// list never changes: a new one would give old files new names.
#include <array>

#include "core/document/ids.hpp"

namespace parcours {
namespace {

constexpr std::array<std::string_view, 256> kWords = {
    "agenda",   "album",    "alibi",    "alpha",    "animal",  "anorak",   "aqua",    "arena",   "aria",
    "aroma",    "atlas",    "atom",     "aura",     "avatar",  "ballet",   "balsa",   "banana",  "bandana",
    "banjo",    "baobab",   "beta",     "biceps",   "bikini",  "bingo",    "bistro",  "blog",    "bonsai",
    "bonus",    "bravo",    "brio",     "buffet",   "cacao",   "cactus",   "camera",  "canal",   "canoe",
    "canyon",   "caramel",  "cargo",    "casino",   "cello",   "chef",     "cinema",  "circus",  "club",
    "cobra",    "coco",     "colibri",  "concerto", "condor",  "confetti", "coral",   "cosmos",  "cursor",
    "data",     "decibel",  "delta",    "diesel",   "digital", "disco",    "dogma",   "dollar",  "domino",
    "dragon",   "drama",    "duo",      "echo",     "epsilon", "espresso", "euro",    "fado",    "ferry",
    "festival", "fiasco",   "fiesta",   "film",     "flash",   "flora",    "focus",   "fondue",  "formula",
    "forum",    "gamma",    "garage",   "gecko",    "global",  "golf",     "gondola", "gong",    "gospel",
    "graffiti", "guru",     "habitat",  "halo",     "hobby",   "hockey",   "hotel",   "ideal",   "igloo",
    "iguana",   "index",    "indigo",   "info",     "iris",    "jaguar",   "jazz",    "jet",     "jockey",
    "joker",    "judo",     "karate",   "kayak",    "ketchup", "kilo",     "kimono",  "kiwi",    "koala",
    "lambda",   "laser",    "lasso",    "lava",     "logo",    "lotus",    "luna",    "lynx",    "macro",
    "magma",    "magnolia", "mandarin", "mango",    "mantra",  "medium",   "mega",    "menu",    "metro",
    "mica",     "micro",    "mikado",   "mimosa",   "mini",    "modem",    "motel",   "motor",   "nectar",
    "neon",     "ninja",    "normal",   "nova",     "nylon",   "oasis",    "omega",   "opera",   "opus",
    "orca",     "origami",  "paella",   "panda",    "papaya",  "paprika",  "parasol", "pasta",   "patio",
    "pergola",  "pesto",    "piano",    "pilot",    "pixel",   "pizza",    "plasma",  "plus",    "polka",
    "poncho",   "portal",   "poster",   "premium",  "puma",    "puzzle",   "quartz",  "quinoa",  "quiz",
    "quorum",   "quota",    "radar",    "radio",    "rally",   "ravioli",  "robot",   "rodeo",   "rugby",
    "rumba",    "safari",   "saga",     "salami",   "samba",   "samurai",  "sauna",   "scanner", "scooter",
    "senior",   "siesta",   "sigma",    "sitar",    "slogan",  "soda",     "sofa",    "solo",    "sonar",
    "soprano",  "spiral",   "sport",    "stereo",   "studio",  "sudoku",   "sushi",   "tandem",  "tango",
    "tapir",    "tarot",    "taxi",     "tempo",    "tenor",   "terra",    "thermos", "tilde",   "tofu",
    "tornado",  "totem",    "toucan",   "tropical", "tuba",    "tundra",   "tunnel",  "turbo",   "ukulele",
    "ultra",    "utopia",   "vector",   "velcro",   "veranda", "viola",    "visa",    "vista",   "volley",
    "volt",     "watt",     "web",      "wok",      "xenon",   "yoga",     "yoyo",    "zebra",   "zero",
    "zeta",     "zigzag",   "zinc",     "zoom",
};

unsigned digit(char hex) {
  if (hex >= '0' && hex <= '9') return static_cast<unsigned>(hex - '0');
  if (hex >= 'a' && hex <= 'f') return static_cast<unsigned>(hex - 'a' + 10);
  return 0;
}

}  // namespace

std::string fourWords(std::string_view hex) {
  std::string words;
  for (std::size_t i = 0; i + 1 < hex.size() && i < 8; i += 2) {
    if (!words.empty()) words += ' ';
    words += kWords[digit(hex[i]) * 16 + digit(hex[i + 1])];
  }
  return words;
}

}  // namespace parcours
