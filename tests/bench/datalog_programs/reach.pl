:- table reach/2.
reach(X, 0) :- source(X).
reach(Y, M) :- reach(X, N), N < 12, edge(X, Y), M is N + 1.
answers(N) :- aggregate_all(count, reach(_, _), N).
