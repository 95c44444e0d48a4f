:- table sub/2, link/3.
sub(C, C) :- class(C).
sub(C, E) :- sub(C, D), told(D, E).
sub(C, F) :- both(D, E, F), sub(C, D), sub(C, E).
link(C, R, E) :- sub(C, D), has(D, R, E).
sub(C, F) :- link(C, R, D), having(R, E, F), sub(D, E).
link(C, S, D) :- link(C, R, D), role(R, S).
link(C, T, E) :- link(C, R, D), path(R, S, T), link(D, S, E).
answers(N) :- aggregate_all(count, sub(_, _), N).
