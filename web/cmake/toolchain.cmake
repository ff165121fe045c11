# Finds the machine's Emscripten and hands over to its own toolchain file.
find_program(EMCC emcc REQUIRED)
file(REAL_PATH "${EMCC}" emcc_file)
get_filename_component(emscripten_root "${emcc_file}" DIRECTORY)
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)

# Debian's linker step runs a script that looks for Debian's node modules; nobody should have to know.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")

# Size first. Errors are values, so neither exceptions nor type information are carried. Every engine with WebGL2 has the
# newer instructions for integers, conversions and copying.
set(CMAKE_CXX_FLAGS_INIT "-fno-exceptions -fno-rtti -flto -msign-ext -mnontrapping-fptoint -mbulk-memory")
set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -DNDEBUG" CACHE STRING "")
set(CMAKE_EXE_LINKER_FLAGS_MINSIZEREL_INIT "-Oz")
