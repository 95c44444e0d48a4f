:- table effect/3.
effect(X, Y, S) :- edge(X, Y, S).
effect(X, Z, U) :- effect(X, Y, S), edge(Y, Z, T), U is S * T.
answers(N) :- aggregate_all(count, effect(_, _, _), N).
