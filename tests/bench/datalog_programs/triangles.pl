:- table triangle/3.
triangle(X, Y, Z) :- edge(X, Y), edge(Y, Z), edge(Z, X).
answers(N) :- aggregate_all(count, triangle(_, _, _), N).
