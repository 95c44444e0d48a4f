# What every target is compiled with, and the one way to add a layer.

set(warnings_as_errors ${YINGUO_WARNINGS_AS_ERRORS})
if(warnings_as_errors STREQUAL "AUTO")
  set(warnings_as_errors OFF)
  if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION MATCHES "^12\\.")
     OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION MATCHES "^14\\."))
    set(warnings_as_errors ON)
  endif()
endif()

add_library(yinguo_options INTERFACE)
target_compile_features(yinguo_options INTERFACE cxx_std_20)
target_compile_options(yinguo_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wimplicit-fallthrough -Wextra-semi -Wcast-align
  # Wrong about std::string: -Wrestrict (GCC bug 105651), and three others when optimising.
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wduplicated-branches;-Wlogical-op;-Wno-restrict>
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>
  $<$<BOOL:${warnings_as_errors}>:-Werror>)

# `#include "base/version.hpp"`
configure_file("${CMAKE_CURRENT_LIST_DIR}/version.hpp.in" "${PROJECT_BINARY_DIR}/generated/base/version.hpp" @ONLY)
target_include_directories(yinguo_options INTERFACE
  "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>" "$<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/generated>")

# Precompiles HEADERS once, in an object library that others share through yinguo_use_pch. The sources still
# include what they use: only some builds precompile, the others find what is missing.
function(yinguo_add_pch name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LIBS")
  file(WRITE "${PROJECT_BINARY_DIR}/generated/${name}.cpp.new" "")
  file(COPY_FILE "${PROJECT_BINARY_DIR}/generated/${name}.cpp.new" "${PROJECT_BINARY_DIR}/generated/${name}.cpp" ONLY_IF_DIFFERENT)
  add_library(${name} OBJECT "${PROJECT_BINARY_DIR}/generated/${name}.cpp")
  target_link_libraries(${name} PRIVATE yinguo_options ${arg_LIBS})
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
endfunction()

function(yinguo_use_pch target name)
  if(TARGET ${name})
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()

if(YINGUO_PCH STREQUAL "ALL")
  yinguo_add_pch(yinguo_pch HEADERS
    <algorithm> <cstddef> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
    <unordered_map> <unordered_set> <utility> <variant> <vector>)
  set_target_properties(yinguo_pch PROPERTIES POSITION_INDEPENDENT_CODE ON)
endif()

# One library per layer. DEPS are the only project layers it may use; PRIVATE_LIBS its third-party libraries,
# which appear in no header that another layer includes.
function(yinguo_add_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS;PRIVATE_LIBS")
  list(JOIN arg_DEPS " " deps)
  set_property(GLOBAL APPEND PROPERTY YINGUO_LAYER_EDGES "${name}: ${deps}")
  add_library(yinguo_${name} ${arg_SOURCES})
  add_library(yinguo::${name} ALIAS yinguo_${name})
  list(TRANSFORM arg_DEPS PREPEND yinguo::)
  target_link_libraries(yinguo_${name} PUBLIC yinguo_options ${arg_DEPS} PRIVATE ${arg_PRIVATE_LIBS})
  set_target_properties(yinguo_${name} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  yinguo_use_pch(yinguo_${name} yinguo_pch)
  if(YINGUO_CLANG_TIDY)
    set_target_properties(yinguo_${name} PROPERTIES CXX_CLANG_TIDY "${YINGUO_CLANG_TIDY}")
  endif()
  get_target_property(type yinguo_${name} TYPE)
  if(type STREQUAL "SHARED_LIBRARY" AND NOT APPLE)
    target_link_options(yinguo_${name} PRIVATE -Wl,--no-undefined)
  endif()
  if(YINGUO_CHECK_HEADERS)
    yinguo_check_headers(${name} "${arg_PRIVATE_LIBS}")
  endif()
endfunction()

# Compiles each header of a layer as a file of its own, so that it names all it needs.
function(yinguo_check_headers name private_libs)
  file(GLOB headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/src/${name}/*.hpp")
  set(sources "")
  foreach(header IN LISTS headers)
    string(REPLACE "/" "_" stem "${header}")
    set(source "${PROJECT_BINARY_DIR}/generated/headers/${stem}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "#include \"${header}\"\n")
    list(APPEND sources "${source}")
  endforeach()
  if(sources)
    add_library(headers_${name} OBJECT ${sources})
    target_link_libraries(headers_${name} PRIVATE yinguo_${name} ${private_libs})
  endif()
endfunction()

# Leaves `layer: dep dep …` lines for tests/lint/check_layers.py.
function(yinguo_write_layer_edges)
  get_property(edges GLOBAL PROPERTY YINGUO_LAYER_EDGES)
  set(text "")
  foreach(edge IN LISTS edges)
    string(APPEND text "${edge}\n")
  endforeach()
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/layers.txt" CONTENT "${text}")
endfunction()
