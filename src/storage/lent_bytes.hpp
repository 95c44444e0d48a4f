#pragma once
#include <memory>
#include <string_view>

namespace yinguo::storage {

/// Bytes that stay as they are for as long as there is `lender` or a copy of it.
struct LentBytes {
  std::string_view bytes{};
  std::shared_ptr<const void> lender{};
};

}  // namespace yinguo::storage
