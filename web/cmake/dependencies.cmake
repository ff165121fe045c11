# Libraries from Debian packages. A WebAssembly compile must not see /usr/include as a whole, so the header-only ones
# are reached through a folder of links that holds them alone; native builds use the same folder.
set(header_links ${PROJECT_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${header_links})
foreach(package IN ITEMS nlohmann boost tl doctest)
  find_path(${package}_root NAMES ${package} PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${package}_root)
    message(FATAL_ERROR "Headers of ${package} not found: bash web/run.sh names the missing Debian packages")
  endif()
  file(CREATE_LINK ${${package}_root}/${package} ${header_links}/${package} SYMBOLIC)
endforeach()

# The project is built without exceptions; errors are values (core/result.hpp).
add_library(parcours_headers INTERFACE)
target_include_directories(parcours_headers SYSTEM INTERFACE ${header_links})
target_compile_definitions(parcours_headers INTERFACE JSON_NOEXCEPTION JSON_USE_IMPLICIT_CONVERSIONS=0 BOOST_NO_EXCEPTIONS BOOST_EXCEPTION_DISABLE)

# Dear ImGui: Debian's binary package is too old and has no sources, so web/imgui.sh fetches the newest source package.
if(NOT IMGUI_DIR)
  set(IMGUI_DIR ${PROJECT_SOURCE_DIR}/build/imgui)
  if(NOT EXISTS ${IMGUI_DIR}/imgui.cpp)
    execute_process(COMMAND bash ${PROJECT_SOURCE_DIR}/web/imgui.sh ${IMGUI_DIR} COMMAND_ERROR_IS_FATAL ANY)
  endif()
endif()
set(imgui_sources ${IMGUI_DIR}/imgui.cpp ${IMGUI_DIR}/imgui_draw.cpp ${IMGUI_DIR}/imgui_widgets.cpp)
if(EMSCRIPTEN)
  list(APPEND imgui_sources ${PROJECT_SOURCE_DIR}/web/render/without_tables.cpp)
else()
  list(APPEND imgui_sources ${IMGUI_DIR}/imgui_tables.cpp)
endif()
add_library(parcours_imgui STATIC ${imgui_sources})
target_include_directories(parcours_imgui SYSTEM PUBLIC ${IMGUI_DIR})
target_compile_definitions(parcours_imgui PUBLIC
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_DEFAULT_FONT
  IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS)
if(NOT EMSCRIPTEN)
  # Every interactive item reports itself, so that tests can find one without an accessible name.
  target_compile_definitions(parcours_imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()
