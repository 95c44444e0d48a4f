#include "evaluation/evaluate.hpp"

#include "evaluation/settle.hpp"

namespace yinguo::evaluation {

base::Result<Database> evaluate(const rules::Program& program, model::SymbolTable& symbols,
                                const FactInputs& inputs, const Limits& limits) {
  if (auto checked = check_evaluable(program); !checked) return checked.error();
  Database database{program};
  Machine machine{program, database, symbols, limits};
  if (auto loaded = load_given(machine, database, inputs); !loaded) return loaded.error();
  Settling settling{machine, database};
  for (const rules::Stratum& stratum : program.strata) {
    settling.run(stratum);
    if (machine.failed()) return machine.error();
  }
  return database;
}

}  // namespace yinguo::evaluation
