# The licences of what is shipped inside the site, gathered from where each came.
set(text "Parcours ships these works of others.\n")
foreach(entry IN ITEMS
    "Dear ImGui|${IMGUI_DIR}/LICENSE.txt"
    "Inter|/usr/share/doc/fonts-inter/copyright"
    "JSON for Modern C++|/usr/share/doc/nlohmann-json3-dev/copyright"
    "Boost|/usr/share/doc/libboost-dev/copyright"
    "tl::expected|/usr/share/doc/libexpected-dev/copyright")
  string(REPLACE "|" ";" entry "${entry}")
  list(GET entry 0 name)
  list(GET entry 1 path)
  if(EXISTS ${path})
    file(READ ${path} licence)
    string(APPEND text "\n==== ${name} ====\n\n${licence}")
  endif()
endforeach()
file(WRITE ${OUTPUT} "${text}")
