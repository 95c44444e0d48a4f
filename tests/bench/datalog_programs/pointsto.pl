:- table points/2.
points(V, O) :- alloc(V, O).
points(V, O) :- points(W, O), assign(V, W).
points(V, O) :- points(W, P), load(V, W), points(P, O).
points(P, O) :- points(V, P), store(V, W), points(W, O).
answers(N) :- aggregate_all(count, points(_, _), N).
