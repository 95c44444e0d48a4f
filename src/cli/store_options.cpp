#include "cli/store_options.hpp"

namespace yinguo::cli {
namespace {

using Action = StoreArguments::Action;

CLI::App* add_action(CLI::App& command, StoreArguments& store, const char* name, Action action,
                     const char* description) {
  auto* added = command.add_subcommand(name, description);
  added->callback([&store, action] { store.action = action; });
  return added;
}

}  // namespace

void add_store(CLI::App& app, StoreArguments& store) {
  auto* command = app.add_subcommand("store", "Look after the store");
  command->require_subcommand(1);
  command->fallthrough();
  add_action(*command, store, "stat", Action::kStat, "What is in it")->fallthrough();
  add_action(*command, store, "verify", Action::kVerify, "Check checksums, keys, edges and counts")
      ->fallthrough();
  add_action(*command, store, "backup", Action::kBackup, "Copy the store into a backup directory")
      ->add_option("directory", store.directory, "The backup directory")
      ->required();
  add_action(*command, store, "restore", Action::kRestore, "Put a backup where --store says")
      ->add_option("directory", store.directory, "The backup directory")
      ->required();
}

}  // namespace yinguo::cli
