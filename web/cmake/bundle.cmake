# Bundles the modules into one script, which is told the size of what it loads: a compressed answer does not say.
file(SIZE ${WASM} size)
execute_process(
  COMMAND ${ESBUILD} ${ENTRY} --bundle --minify --format=esm --target=es2020 --log-level=warning
          --alias:parcours-wasm=${GLUE} --define:__WASM_SIZE__=${size} --outfile=${OUTPUT}
  COMMAND_ERROR_IS_FATAL ANY)
