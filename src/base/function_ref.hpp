#pragma once
#include <memory>
#include <type_traits>
#include <utility>

namespace yinguo::base {

template <class Signature>
class FunctionRef;

/// A non-owning reference to a callable, for visitors: two words, no allocation.
///
/// Lifetime: the callable must outlive the call it is passed to; do not store a FunctionRef.
template <class R, class... Args>
class FunctionRef<R(Args...)> {
 public:
  template <class F>

  requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef> &&
           std::is_invocable_r_v<R, F&, Args...>)
      FunctionRef(F&& callable)  // NOLINT(google-explicit-constructor): a reference, like T&
      : object_{const_cast<void*>(static_cast<const void*>(std::addressof(callable)))},  // NOLINT
        call_{[](void* object, Args... args) -> R {
          return (*static_cast<std::remove_reference_t<F>*>(object))(std::forward<Args>(args)...);
        }} {}

  R operator()(Args... args) const { return call_(object_, std::forward<Args>(args)...); }

 private:
  void* object_;
  R (*call_)(void*, Args...);
};

}  // namespace yinguo::base
